/** The tables fixtures/evaluator/*.recorded.json: short manifests and expressions with Puppet's answers. */
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { keptAnswer } from './catalog-cases.ts';

export interface ManifestCase {
  readonly request: Readonly<Record<string, unknown>> & { readonly op: 'compile' | 'eval'; readonly code: string };
  /** Files of the environment, by path inside of it. */
  readonly files?: Readonly<Record<string, string>>;
  /** `logs`: the catalog is not what the case is about, and is left out. */
  readonly keep?: 'logs';
  readonly answer?: unknown;
}

export interface ManifestTable {
  readonly puppet: string;
  readonly cases: readonly ManifestCase[];
}

/** Paths of all tables in a folder. */
export function manifestTables(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.recorded.json'))
    .sort()
    .map((name) => join(folder, name));
}

/** A new folder with the files of the case; undefined for a case without files. */
export function environmentOf({ files }: ManifestCase): string | undefined {
  if (files === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'environment-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** What is compared and kept of an answer; `folder` is that of the environment. */
export function keptManifestAnswer(answer: Readonly<Record<string, unknown>>, one: ManifestCase, folder = '\0'): unknown {
  if (answer.ok === true && answer.catalog === undefined) {
    const { value, type, string, logs } = answer;
    return { ok: true, value: value ?? null, type, string, logs };
  }
  const kept = keptAnswer(answer, folder);
  return one.keep === 'logs' && kept.ok === true ? { ok: true, logs: kept.logs } : kept;
}
