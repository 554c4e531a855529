/** The broken cases: each is the ipsec-everywhere environment with some of its data changed. */
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { ENVIRONMENT } from './ipsec-requests.ts';

interface Edit {
  readonly file: string;
  readonly text: string;
  readonly by: string;
}

export interface BrokenCase {
  readonly name: string;
  readonly edit?: readonly Edit[];
  readonly write?: Readonly<Record<string, string>>;
  readonly rule: string;
  readonly at: { readonly file: string; readonly line: string; readonly last?: true };
  readonly words: string;
}

export function brokenCases(): readonly BrokenCase[] {
  const table = load(readFileSync(join(ENVIRONMENT, 'broken.yaml'), 'utf8')) as Readonly<Record<string, Omit<BrokenCase, 'name'>>>;
  return Object.entries(table).map(([name, broken]) => ({ name, ...broken }));
}

/** Writes the environment of one case into a folder that is empty. */
export function writeBroken({ name, edit = [], write = {} }: BrokenCase, folder: string): void {
  for (const part of ['hiera.yaml', 'environment.conf', 'data'])
    cpSync(join(ENVIRONMENT, part), join(folder, part), { recursive: true });
  for (const part of ['manifests', 'modules']) symlinkSync(join(ENVIRONMENT, part), join(folder, part));
  for (const { file, text, by } of edit) {
    const path = dataFile(folder, file);
    const before = readFileSync(path, 'utf8');
    if (!before.includes(text)) throw new Error(`${name}: '${text}' is not in ${file}`);
    writeFileSync(
      path,
      before.replace(text, () => by),
    );
  }
  for (const [file, text] of Object.entries(write)) {
    mkdirSync(dirname(dataFile(folder, file)), { recursive: true });
    writeFileSync(dataFile(folder, file), `---\n${text}`);
  }
}

/** File and line where a case is expected to be found. */
export function expectedPlace({ name, at }: BrokenCase, folder: string): string {
  const path = dataFile(folder, at.file);
  const lines = readFileSync(path, 'utf8').split('\n');
  const index = at.last ? lines.lastIndexOf(at.line) : lines.indexOf(at.line);
  if (index === -1) throw new Error(`${name}: no line '${at.line}' in ${at.file}`);
  return `${path}:${index + 1}`;
}

function dataFile(folder: string, file: string): string {
  return join(folder, 'data', `${file}.yaml`);
}
