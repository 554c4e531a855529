/** Writes the answers into fixtures/validate/texts.recorded.json: the errors of regular expressions and of JSON texts. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './oracle.ts';

type Answers = readonly (readonly [text: string, error: string | null])[];

interface Texts {
  readonly puppet: string;
  readonly regexp: Answers;
  readonly json: Answers;
}

const FILE = join(ROOT, 'fixtures', 'validate', 'texts.recorded.json');

export async function record(): Promise<readonly string[]> {
  const { regexp, json } = JSON.parse(readFileSync(FILE, 'utf8')) as Texts;
  const input = JSON.stringify({ regexp: regexp.map(([text]) => text), json: json.map(([text]) => text) });
  const output = execFileSync('ruby', ['-W0', join(import.meta.dirname, 'texts.rb')], { input, encoding: 'utf8' });
  const texts = JSON.parse(output) as Texts;
  const lines = (answers: Answers) => `[\n${answers.map((answer) => `    ${JSON.stringify(answer)}`).join(',\n')}\n  ]`;
  const head = `  "puppet": ${JSON.stringify(texts.puppet)}`;
  writeFileSync(FILE, `{\n${head},\n  "regexp": ${lines(texts.regexp)},\n  "json": ${lines(texts.json)}\n}\n`);
  return [FILE];
}
