/**
 * Writes fixtures/values/regexps.recorded.json: what Ruby makes of patterns. The patterns and texts are written by hand: add
 * `{"pattern":"...","text":"..."}` and record.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './oracle.ts';

const PROGRAM = `
JSON.parse($stdin.read).each do |c|
  match = Regexp.new(c['pattern']).match(c['text'])
  puts JSON.generate(c.slice('pattern', 'text').merge(match ? { 'groups' => match.to_a, 'at' => match.begin(0) } : { 'groups' => nil }))
rescue RegexpError => e
  puts JSON.generate(c.slice('pattern', 'text').merge('error' => e.message))
end
`;

export async function record(): Promise<readonly string[]> {
  const path = join(ROOT, 'fixtures', 'values', 'regexps.recorded.json');
  const answers = execFileSync('ruby', ['-W0', '-rjson', '-e', PROGRAM], {
    input: readFileSync(path, 'utf8'),
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8' },
  });
  writeFileSync(path, `[\n${answers.trim().split('\n').join(',\n')}\n]\n`);
  return [path];
}
