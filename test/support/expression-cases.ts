/** Puppet expressions with what real Puppet makes of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface ExpressionCase {
  readonly expr: string;
  /** The value as rich data. */
  readonly value?: unknown;
  readonly type?: string;
  /** As `%p` prints it; null where Puppet prints an address. */
  readonly string?: string | null;
  /** The whole message, when the expression fails. */
  readonly error?: string;
  readonly logs?: readonly (readonly [string, string])[];
}

const FIXTURES = resolve(import.meta.dirname, '..', '..', 'fixtures');

/** All files of expressions, or those of one folder of fixtures. */
export function expressionFiles(folders: readonly string[] = ['types', 'functions', 'expressions']): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(FIXTURES, folder))
      .filter((name) => name.endsWith('.recorded.json'))
      .map((name) => join(FIXTURES, folder, name)),
  );
}

export function readExpressionCases(path: string): readonly ExpressionCase[] {
  return JSON.parse(readFileSync(path, 'utf8')) as ExpressionCase[];
}
