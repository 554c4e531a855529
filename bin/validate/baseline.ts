/**
 * Findings that are known and not shown again. The file is JSON with one entry a line, in a stable order: a finding is the same as
 * long as its rule, its file and its message are, on whatever line it stands.
 */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Finding } from '../../compiler/validate/index.ts';
import { jsonError } from '../nodes/document.ts';
import { type Identity, identityKey, identityOf } from '../reports/index.ts';
import { readText } from '../source-files.ts';
import { UsageError } from '../usage-error.ts';
import { writeWhole } from '../whole-file.ts';

/** How often a finding is known. */
export interface BaselineEntry extends Identity {
  readonly count: number;
}

const VERSION = 1;
const HINT = '--update-baseline writes it anew';

export class Baseline {
  readonly path: string;
  private readonly entries = new Map<string, { readonly entry: BaselineEntry; left: number }>();

  constructor(path: string, entries: readonly BaselineEntry[]) {
    this.path = path;
    for (const entry of entries) {
      const key = identityKey(entry);
      const known = this.entries.get(key)?.entry.count ?? 0;
      this.entries.set(key, { entry: { ...entry, count: known + entry.count }, left: known + entry.count });
    }
  }

  /** Files in the baseline are relative to its own folder, wherever the command runs. */
  get folder(): string {
    return dirname(this.path);
  }

  /** Whether the finding is known; each is as often as the baseline counts it. */
  take(finding: Finding): boolean {
    const known = this.entries.get(identityKey(identityOf(finding, this.folder)));
    if (known === undefined || known.left === 0) return false;
    known.left--;
    return true;
  }

  /** What was not taken, and how often. */
  get left(): readonly BaselineEntry[] {
    return [...this.entries.values()].filter(({ left }) => left > 0).map(({ entry, left }) => ({ ...entry, count: left }));
  }
}

/** Throws UsageError where the file cannot be read or is none. */
export function readBaseline(path: string): Baseline {
  const text = readText(path);
  const broken = jsonError(path, text, HINT);
  if (broken !== undefined) throw broken;
  const data = JSON.parse(text) as { readonly version?: unknown; readonly findings?: unknown } | null;
  if (data?.version !== VERSION)
    throw new UsageError(`${path} is no baseline of this version: expected is "version": ${VERSION}`, HINT);
  if (!Array.isArray(data.findings) || !data.findings.every(isEntry))
    throw new UsageError(`${path} has findings that are none`, HINT);
  return new Baseline(path, data.findings);
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { rule, file, message, count } = value as Readonly<Record<string, unknown>>;
  return [rule, file, message].every((one) => typeof one === 'string') && Number.isInteger(count) && (count as number) > 0;
}

/** The entries for some findings, and others that are kept. */
export function entriesOf(findings: readonly Finding[], folder: string, kept: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const entry of [...kept, ...findings.map((finding) => ({ ...identityOf(finding, folder), count: 1 }))]) {
    const key = identityKey(entry);
    entries.set(key, { ...entry, count: entry.count + (entries.get(key)?.count ?? 0) });
  }
  return [...entries.values()];
}

/** Writes the file, whole or not at all; a file that says the same already is left alone. */
export function writeBaseline(path: string, entries: readonly BaselineEntry[]): void {
  const lines = entries
    .map(({ rule, file, message, count }) => ({
      line: `    ${JSON.stringify({ rule, file, message, count })}`,
      key: [file, rule, message].join('\0'),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ line }) => line);
  const text = `{\n  "version": ${VERSION},\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
  if (!isThere(path, text)) writeWhole(path, text);
}

function isThere(path: string, text: string): boolean {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch {
    return false;
  }
}
