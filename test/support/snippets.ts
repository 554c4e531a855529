/**
 * Tables of Puppet snippets, each with what real Puppet finds wrong in it: fixtures/validate/*.yaml. People write the snippets,
 * `npm run record validate` the findings.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';

export interface Finding {
  /** Absent where Puppet raises an error without an issue. */
  readonly code?: string;
  readonly severity: string;
  readonly message: string;
  readonly line?: number;
  readonly pos?: number;
  readonly file?: string;
}

/** What real Puppet finds, what it logs of that, and the error it raises at last. */
export interface Answer {
  readonly findings?: readonly Finding[];
  readonly logs?: readonly (readonly [level: string, text: string])[];
  readonly error?: string;
}

export interface Snippet extends Answer {
  /** The behaviour it shows. */
  readonly name: string;
  readonly source: string;
  readonly file?: string;
  readonly epp?: boolean;
  readonly tasks?: boolean;
  readonly strict?: 'off' | 'warning' | 'error';
}

export interface SnippetTable {
  readonly description: string;
  /** Version of the Puppet that gave the findings. */
  readonly puppet?: string;
  readonly cases: readonly Snippet[];
}

/** The environment of all snippets, for those that name a file. */
export const PLACES = { modulepath: ['/env/modules', '/opt/modules/'], manifest: '/env/manifests' };

const FOLDER = resolve(import.meta.dirname, '..', '..', 'fixtures', 'validate');

/** Every table with its path, by name. */
export function readTables(): [path: string, table: SnippetTable][] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => {
    const path = join(FOLDER, name);
    return [path, load(readFileSync(path, 'utf8')) as SnippetTable];
  });
}

/** The table as YAML, the snippets as blocks of text where that can be read back unchanged. */
export function tableText({ description, puppet, cases }: SnippetTable): string {
  const head = `# Recorded from Puppet ${puppet}: \`npm run record validate\` rewrites the findings, and only them.\n`;
  const keys = `description: ${JSON.stringify(description)}\npuppet: ${puppet}\ncases:\n`;
  return head + keys + cases.map(caseText).join('');
}

function caseText({ name, source, findings = [], logs, error, ...settings }: Snippet): string {
  const lines = [`  - name: ${JSON.stringify(name)}`, `    source: ${blockText(source)}`];
  for (const [key, value] of Object.entries(settings)) lines.push(`    ${key}: ${JSON.stringify(value)}`);
  lines.push(findings.length === 0 ? '    findings: []' : '    findings:');
  for (const finding of findings) lines.push(`      - ${flowText(finding)}`);
  return `${[...lines, ...reportLines(logs, error)].join('\n')}\n`;
}

function reportLines(logs: Answer['logs'] = [], error: string | undefined): string[] {
  const lines = logs.map((log) => `      - ${JSON.stringify(log)}`);
  if (lines.length > 0) lines.unshift('    logs:');
  return error === undefined ? lines : [...lines, `    error: ${JSON.stringify(error)}`];
}

function blockText(source: string): string {
  const readable = /^[!-~][ -~\n]*$/.test(source) && !/\s\n|\s$/.test(source);
  return readable ? `|-\n${source.replace(/^(?=.)/gm, '      ')}` : JSON.stringify(source);
}

function flowText(finding: Finding): string {
  const { code, severity, line, pos, file, message } = finding;
  const pairs = Object.entries({ severity, code, line, pos, file, message }).filter(([, value]) => value !== undefined);
  return `{ ${pairs.map(([key, value]) => `${key}: ${key === 'code' || key === 'severity' ? value : JSON.stringify(value)}`).join(', ')} }`;
}
