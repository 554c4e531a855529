/** Writes the answers into fixtures/regexp/syntax.yaml: what Ruby says of each pattern. People write the patterns. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';

export interface PatternCase {
  readonly pattern: string;
  /** The message of Ruby's RegexpError; absent where Ruby accepts the pattern. */
  readonly error?: string;
}

export interface PatternTable {
  readonly description: string;
  readonly ruby?: string;
  readonly groups: readonly { readonly name: string; readonly cases: readonly PatternCase[] }[];
}

const FILE = resolve(import.meta.dirname, '..', '..', 'fixtures', 'regexp', 'syntax.yaml');

export function readPatterns(): PatternTable {
  return load(readFileSync(FILE, 'utf8')) as PatternTable;
}

export async function record(): Promise<readonly string[]> {
  const table = readPatterns();
  const [ruby, answers] = ask(table.groups.flatMap(({ cases }) => cases.map(({ pattern }) => pattern)));
  const groups = table.groups.map(({ name, cases }) => ({
    name,
    cases: cases.map(({ pattern }): PatternCase => ({ pattern, ...answers.shift() })),
  }));
  writeFileSync(FILE, tableText({ ...table, ruby, groups }));
  return [FILE];
}

function ask(patterns: readonly string[]): [ruby: string, answers: { error?: string }[]] {
  const input = patterns.map((pattern) => `${JSON.stringify(pattern)}\n`).join('');
  const output = execFileSync('ruby', [join(import.meta.dirname, 'regexp.rb')], {
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const [ruby, ...answers] = output.trimEnd().split('\n');
  return [JSON.parse(ruby!) as string, answers.map((line) => JSON.parse(line) as { error?: string })];
}

/** The table as YAML; strings of JSON are strings of YAML, too. */
function tableText({ description, ruby, groups }: PatternTable): string {
  const lines = [
    `# Recorded from Ruby ${ruby}: \`npm run record regexp\` rewrites the errors, and only them.`,
    `description: ${JSON.stringify(description)}`,
    `ruby: ${ruby}`,
    'groups:',
  ];
  for (const { name, cases } of groups) {
    lines.push(`  - name: ${JSON.stringify(name)}`, '    cases:');
    for (const { pattern, error } of cases) {
      lines.push(`      - pattern: ${JSON.stringify(pattern)}`);
      if (error !== undefined) lines.push(`        error: ${JSON.stringify(error)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
