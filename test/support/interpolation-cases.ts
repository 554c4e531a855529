/** The table of strings that Puppet interpolated, and the data around them. */

export interface SyntaxCase {
  readonly text: string;
  readonly value?: unknown;
  /** First line of Puppet's error. */
  readonly error?: string;
  readonly logs?: readonly (readonly [string, string])[];
}

export interface SyntaxTable {
  readonly puppet: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>>;
  readonly cases: readonly SyntaxCase[];
}

export const HIERA_YAML = 'version: 5\nhierarchy:\n  - name: common\n    path: common.yaml\n';

/** The key under which a string of the table is looked up. */
export function caseKey(index: number): string {
  return `case_${index}`;
}

/** The whole data file: what the strings refer to, and the strings. */
export function syntaxData(table: SyntaxTable): Record<string, unknown> {
  const strings = table.cases.map(({ text }, index) => [caseKey(index), text] as const);
  return { ...table.data, ...Object.fromEntries(strings) };
}
