/**
 * Tables of lookups with Puppet's answers: environments whose files stand in the table itself, and what is looked up in them.
 */
import { readFileSync } from 'node:fs';
import { dump, load } from 'js-yaml';

export interface LookupAnswer {
  readonly value?: unknown;
  readonly error?: string;
  readonly logs?: readonly (readonly [string, string])[];
  readonly explain?: string;
}

export interface LookupCase {
  readonly keys: string | readonly string[];
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly merge?: unknown;
  readonly type?: string;
  readonly default?: unknown;
  readonly explain?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly answer?: LookupAnswer;
}

export interface LookupEnvironmentTable {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly cases: readonly LookupCase[];
}

export interface LookupTable {
  readonly puppet: string;
  readonly environments: readonly LookupEnvironmentTable[];
}

/** In answers, the folder of the environment. */
export const ENVIRONMENT = '/ENV';

export function readTable(path: string): LookupTable {
  return load(readFileSync(path, 'utf8')) as LookupTable;
}

export function tableText(table: LookupTable): string {
  const heading = `# Lookups with the answers of real Puppet (npm run record lookup). Recorded from Puppet ${table.puppet}\n`;
  return heading + dump(table, { lineWidth: 132, flowLevel: 6 });
}

/** The part of a request that the environment's place does not matter for. */
export function requestOf(environment: LookupEnvironmentTable, one: LookupCase): Record<string, unknown> {
  const { keys, facts, answer: _, ...rest } = one;
  return { ...rest, keys: typeof keys === 'string' ? [keys] : keys, facts: { ...environment.facts, ...facts } };
}
