/**
 * Writes compiler/regexp/property-ranges.ts: the characters of those properties of Ruby's regular expressions that JavaScript's lack,
 * the blocks and some that Unicode keeps for its own use.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasPropertyClass } from '../../compiler/regexp/properties.ts';
import { allPropertyNames } from '../../parser/regexp/properties.ts';
import { ROOT } from './oracle.ts';

const PROGRAM = `
ALL = ((0..0xd7ff).to_a + (0xe000..0x10ffff).to_a).pack('U*')
$stdin.read.split.each do |name|
  ranges = []
  ALL.scan(/\\p{#{name}}+/) { |run| ranges << [run[0].ord, run[-1].ord] } 
  puts name + ' ' + ranges.map { |from, to| from == to ? from.to_s(16) : from.to_s(16) + '-' + to.to_s(16) }.join(',')
end
`;

export async function record(): Promise<readonly string[]> {
  const path = join(ROOT, 'compiler', 'regexp', 'property-ranges.ts');
  const names = allPropertyNames().filter((name) => !hasPropertyClass(name) && !name.startsWith('age='));
  const output = execFileSync('ruby', ['-W0', '-EUTF-8', '-e', PROGRAM], { input: names.join('\n'), encoding: 'utf8' });
  const lines = output
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line.trim()}`);
  writeFileSync(path, `${HEADER}\n${lines.join('\n')}\n\`;\n`);
  return [path];
}

const HEADER = `/**
 * Recorded from Ruby 3.1 (Unicode 13) by \`npm run record regexp-properties\`: properties that JavaScript's regular expressions lack, a name
 * and its ranges of characters in hexadecimal digits.
 */
export const PROPERTY_RANGES = \``;
