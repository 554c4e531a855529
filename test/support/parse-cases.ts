/**
 * Tables of manifests and templates with what real Puppet's parser makes of them: fixtures/parse/*.yaml. People write the sources,
 * `npm run record parse` the answers.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';

/** The tree in Puppet Notation, or the error. */
export interface ParseAnswer {
  readonly pn?: string;
  readonly error?: string;
}

export interface ParseCase extends ParseAnswer {
  readonly source: string;
  readonly epp?: boolean;
}

export interface ParseTable {
  readonly description: string;
  /** Version of the Puppet that gave the answers. */
  readonly puppet?: string;
  /** All sources are EPP templates. */
  readonly epp?: boolean;
  readonly cases: readonly ParseCase[];
}

const FOLDER = resolve(import.meta.dirname, '..', '..', 'fixtures', 'parse');

/** Every table with its path, by name. */
export function readParseTables(): [path: string, table: ParseTable][] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => {
    const path = join(FOLDER, name);
    return [path, load(readFileSync(path, 'utf8')) as ParseTable];
  });
}

/** The table as YAML. */
export function parseTableText({ description, puppet, epp, cases }: ParseTable): string {
  const head = `# Recorded from Puppet ${puppet}: \`npm run record parse\` rewrites the answers, and only them.\n`;
  const keys = `description: ${JSON.stringify(description)}\npuppet: ${puppet}\n${epp === true ? 'epp: true\n' : ''}cases:\n`;
  return head + keys + cases.map(caseText).join('');
}

function caseText({ source, epp, pn, error }: ParseCase): string {
  const lines = [`  - source: ${quoted(source)}`];
  if (epp === true) lines.push('    epp: true');
  lines.push(pn === undefined ? `    error: ${quoted(error as string)}` : `    pn: ${quoted(pn)}`);
  return `${lines.join('\n')}\n`;
}

/** A JSON string, with the characters escaped that YAML does not take as they are. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
