/** A query of PuppetDB as both of its languages say it. */
import type { Data } from '../../types/index.ts';

export interface Field {
  /** `facts.os.family` is three names. */
  readonly path: readonly string[];
  /** Where it stands in the query, for messages. */
  readonly place: string;
}

export type Aggregate = 'count' | 'avg' | 'sum' | 'min' | 'max';
export const AGGREGATES: readonly string[] = ['count', 'avg', 'sum', 'min', 'max'] satisfies readonly Aggregate[];

/** What is answered of each row, or of each group of rows. */
export type Column = Field | { readonly aggregate: Aggregate; readonly field: Field | undefined };

export const COMPARISONS = ['=', '!=', '~', '~>', '>', '>=', '<', '<='] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Condition[] }
  | { readonly kind: 'not'; readonly operand: Condition }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly field: Field; readonly value: Data }
  | { readonly kind: 'null'; readonly field: Field; readonly isNull: boolean }
  /** The fields are those of one of the rows. */
  | { readonly kind: 'in'; readonly fields: readonly Field[]; readonly rows: readonly (readonly Data[])[] | Query }
  /** Of the same node. */
  | { readonly kind: 'subquery'; readonly query: Query };

export interface Order {
  readonly field: Field;
  readonly isDescending: boolean;
}

export interface Query {
  readonly entity: string;
  readonly place: string;
  /** All fields when there are none. */
  readonly columns: readonly Column[];
  readonly condition: Condition | undefined;
  readonly groupBy: readonly Field[];
  readonly orderBy: readonly Order[];
  readonly limit: number | undefined;
  readonly offset: number;
}
