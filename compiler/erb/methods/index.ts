import type { Kind, RubyValue } from '../ruby-value.ts';
import { HASH } from './hash.ts';
import { ARRAY, ENUMERATOR } from './list.ts';
import type { Method, Methods } from './method.ts';
import { FLOAT, INTEGER, RANGE } from './number.ts';
import { BOOLEAN, CLASS, NIL, OBJECT } from './object.ts';
import { MATCH, REGEXP } from './regexp.ts';
import { FUNCTIONS, SCOPE } from './scope.ts';
import { STRING, SYMBOL } from './string.ts';

export type { CallOf, Method, Yield } from './method.ts';

/** Methods by the kind of their receiver, beside those that all have. */
const TABLES: Readonly<Record<Exclude<Kind, 'other'>, Methods<never>>> = {
  nil: NIL,
  boolean: BOOLEAN,
  string: STRING,
  integer: INTEGER,
  float: FLOAT,
  symbol: SYMBOL,
  array: ARRAY,
  hash: HASH,
  regexp: REGEXP,
  class: CLASS,
  range: RANGE,
  match: MATCH,
  enumerator: ENUMERATOR,
  scope: SCOPE,
};
/** Kinds whose objects are not asked for more than their own methods. */
const WITHOUT_OBJECT: ReadonlySet<string> = new Set(['scope', 'enumerator', 'range']);
/** Of an odd object nothing is asked but whether it is there. */
const OF_OTHERS: readonly string[] = ['nil?', '!'];

export type MethodByKind = ReadonlyMap<Kind, Method>;

/** Implementations of a method by the kind of its receiver; a name that ends in `&` is that of a call with a block. */
export function methodsNamed(name: string): MethodByKind {
  const found = new Map<Kind, Method>();
  const ofAll = own(OBJECT, name);
  for (const [kind, table] of Object.entries(TABLES) as [Kind, Methods][]) {
    const method = own(table, name) ?? (WITHOUT_OBJECT.has(kind) ? undefined : ofAll);
    if (method) found.set(kind, method);
  }
  if (ofAll && OF_OTHERS.includes(name)) found.set('other', ofAll);
  return found;
}

/** A function: a method whose receiver is left out. */
export function functionNamed(name: string): Method<RubyValue> | undefined {
  return own(FUNCTIONS as unknown as Methods, name);
}

function own(table: Methods, name: string): Method | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
