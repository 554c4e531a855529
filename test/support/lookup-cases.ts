/**
 * Tables of lookups with Puppet's answers: environments whose files stand in the table itself, and what is looked up in them.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dump, load } from 'js-yaml';
import type { Answer, Request } from './line-process.ts';

export interface LookupAnswer {
  readonly value?: unknown;
  readonly error?: string;
  /** Of an explained lookup: why there is no value. */
  readonly lookup_error?: string;
  readonly logs?: readonly (readonly [string, string])[];
  readonly explain?: string;
  /** Of a compilation (`op: compile`): resources but for classes, with their parameters. */
  readonly resources?: readonly unknown[];
}

/** What is asked: `keys` as from outside, or `code` whose last expression is the answer. The rest is as in a request of `dalang rpc`. */
export interface LookupCase {
  readonly keys?: string | readonly string[];
  readonly code?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly merge?: unknown;
  readonly type?: string;
  readonly default?: unknown;
  readonly explain?: boolean;
  readonly explain_options?: boolean;
  readonly only_explain_options?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly answer?: LookupAnswer;
}

export interface LookupEnvironmentTable {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Fields of every request; `/ENV` stands for the folder of the environment. */
  readonly request?: Readonly<Record<string, unknown>>;
  readonly cases: readonly LookupCase[];
}

export interface LookupTable {
  readonly puppet: string;
  readonly environments: readonly LookupEnvironmentTable[];
}

/** In files, requests and answers, the folder of the environment. */
export const ENVIRONMENT = '/ENV';
const ENVIRONMENT_PATH = /\/ENV\b/g;

export function readTable(path: string): LookupTable {
  return load(readFileSync(path, 'utf8')) as LookupTable;
}

/** `recording`: the name under which it is recorded. */
export function tableText(table: LookupTable, recording = 'lookup'): string {
  const heading = `# Lookups with the answers of real Puppet (npm run record ${recording}). Recorded from Puppet ${table.puppet}\n`;
  return heading + dump(table, { lineWidth: 132, flowLevel: 6 });
}

/** Runs with the environment's files in a folder of its own, which is removed afterwards. */
export async function withEnvironment<T>({ files }: LookupEnvironmentTable, body: (folder: string) => T | Promise<T>): Promise<T> {
  const parent = mkdtempSync(join(tmpdir(), 'dalang-lookup-'));
  // Puppet names an environment after its folder.
  const folder = join(parent, 'production');
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text.replace(ENVIRONMENT_PATH, folder));
    }
    return await body(folder);
  } finally {
    rmSync(parent, { recursive: true });
  }
}

/** The request that asks the case of the environment in the folder. */
export function requestOf(environment: LookupEnvironmentTable, one: LookupCase, folder: string): Request {
  const { keys, facts, settings, answer: _, ...rest } = one;
  const request = {
    op: one.code === undefined ? 'lookup' : 'eval',
    environment: ENVIRONMENT,
    ...environment.request,
    ...rest,
    ...(keys === undefined ? {} : { keys: typeof keys === 'string' ? [keys] : keys }),
    facts: { ...environment.facts, ...facts },
    settings: { ...(environment.request?.settings as object | undefined), ...settings },
  };
  return JSON.parse(JSON.stringify(request).replace(ENVIRONMENT_PATH, folder)) as Request;
}

/** What Ruby's error_highlight puts below an error: a line of Puppet's own source, and marks beneath it. */
const EXCERPT = /\n\n.*\n *\^+(?=\n|$| \()/;

/** The answer without excerpts, which show Puppet's own source. */
export function withoutExcerpt(answer: LookupAnswer): LookupAnswer {
  return answer.error === undefined ? answer : { ...answer, error: answer.error.replace(EXCERPT, '') };
}

interface Catalog {
  readonly resources: readonly { readonly type: string; readonly title: string; readonly parameters?: object }[];
}

function result(value: unknown, catalog: Catalog | undefined): LookupAnswer {
  if (catalog === undefined) return { value: value ?? null };
  const resources = catalog.resources.filter(({ type }) => type !== 'Class' && type !== 'Stage');
  return { resources: resources.map(({ type, title, parameters = {} }) => ({ type, title, parameters })) };
}

/** The part of an answer that is kept, without the folder. */
export function answerOf(answer: Answer, folder: string): LookupAnswer {
  const { ok, value, error, logs, explain, lookup_error, catalog } = JSON.parse(
    JSON.stringify(answer).replaceAll(folder, ENVIRONMENT),
  ) as Answer;
  return {
    ...(ok === true ? result(value, catalog as Catalog | undefined) : { error: String(error) }),
    ...(typeof lookup_error === 'string' ? { lookup_error } : {}),
    ...((logs as readonly unknown[] | undefined)?.length ? { logs: logs as LookupAnswer['logs'] & object } : {}),
    ...(explain === undefined || explain === null ? {} : { explain: String(explain) }),
  };
}
