/** Values that code of templates works with: Puppet's, and a few of Ruby that never leave a template. */
import type { Scope } from '../evaluator/scope.ts';
import { countSteps } from '../limits.ts';
import { formatFloat } from '../types/index.ts';
import {
  inspectString,
  inspectSymbol,
  PuppetHash,
  PuppetRegexp,
  type RegexpMatch,
  RubySymbol,
  type Value,
} from '../values/index.ts';
import { decline } from './declined.ts';

export { isTruthy } from '../values/index.ts';

/** A class of Ruby by its name. */
export class RubyClass {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Integers from one to another. */
export class RubyRange {
  readonly from: bigint;
  /** The last one. */
  readonly to: bigint;
  /** As it is written: of `1...3` the last one is 2. */
  readonly isExclusive: boolean;
  constructor(from: bigint, end: bigint, isExclusive: boolean) {
    this.from = from;
    this.to = isExclusive ? end - 1n : end;
    this.isExclusive = isExclusive;
  }
}

/** What `match` answers. */
export class RubyMatch {
  readonly match: RegexpMatch;
  constructor(match: RegexpMatch) {
    this.match = match;
  }
}

/** What `each_with_index` and the like answer without a block: what they would have given it. */
export class RubyEnumerator {
  readonly items: readonly Value[];
  /** Whether each item stands for several values, of which a block may get the first one only. */
  readonly isOfSeveral: boolean;
  constructor(items: readonly Value[], isOfSeveral = false) {
    this.items = items;
    this.isOfSeveral = isOfSeveral;
  }
}

/** The template's `scope`. */
export class RubyScope {
  readonly scope: Scope;
  constructor(scope: Scope) {
    this.scope = scope;
  }
}

/** The output of a template as a value: nothing is known of it but that it is true. */
export class RubyOutput {}

export type RubyValue = Value | RubyClass | RubyRange | RubyMatch | RubyEnumerator | RubyScope | RubyOutput;

export type Kind =
  | 'nil'
  | 'boolean'
  | 'string'
  | 'integer'
  | 'float'
  | 'symbol'
  | 'array'
  | 'hash'
  | 'regexp'
  | 'class'
  | 'range'
  | 'match'
  | 'enumerator'
  | 'scope'
  | 'other';

export function kindOf(value: RubyValue): Kind {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return typeof value as Kind;
    case 'undefined':
      return 'nil';
    case 'bigint':
      return 'integer';
    case 'number':
      return 'float';
    default:
      return objectKind(value as object);
  }
}

const KINDS: readonly (readonly [abstract new (...args: never[]) => object, Kind])[] = [
  [PuppetHash, 'hash'],
  [RubySymbol, 'symbol'],
  [PuppetRegexp, 'regexp'],
  [RubyClass, 'class'],
  [RubyRange, 'range'],
  [RubyMatch, 'match'],
  [RubyEnumerator, 'enumerator'],
  [RubyScope, 'scope'],
];

function objectKind(value: object): Kind {
  if (Array.isArray(value)) return 'array';
  for (const [type, kind] of KINDS) if (value instanceof type) return kind;
  return 'other';
}

/** Names of the classes and modules that values of a kind belong to, their own first; for kinds that are asked for them. */
const CLASSES: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  nil: ['NilClass'],
  string: ['String', 'Comparable'],
  integer: ['Integer', 'Numeric', 'Comparable'],
  float: ['Float', 'Numeric', 'Comparable'],
  symbol: ['Symbol', 'Comparable'],
  array: ['Array', 'Enumerable'],
  hash: ['Hash', 'Enumerable'],
  regexp: ['Regexp'],
};
const OF_ALL: readonly string[] = ['Object', 'BasicObject', 'Kernel'];
const OF_BOOLEANS: readonly string[] = ['TrueClass', 'FalseClass'];

export const CLASS_NAMES: ReadonlySet<string> = new Set([...Object.values(CLASSES).flat(), ...OF_ALL, ...OF_BOOLEANS]);

export function isA(value: RubyValue, { name }: RubyClass): boolean {
  if (OF_ALL.includes(name)) return true;
  return ownClasses(value).includes(name);
}

export function classOf(value: RubyValue): RubyClass {
  return new RubyClass(ownClasses(value)[0] as string);
}

function ownClasses(value: RubyValue): readonly string[] {
  if (typeof value === 'boolean') return [value ? 'TrueClass' : 'FalseClass'];
  return CLASSES[kindOf(value)] ?? decline('the class of an odd object');
}

/** A value of Puppet, which alone lists, hashes and texts may hold. */
export function plain(value: RubyValue): Value {
  switch (kindOf(value)) {
    case 'class':
    case 'range':
    case 'match':
    case 'enumerator':
    case 'scope':
      return decline('an object of Ruby in a value');
    default:
      return value instanceof RubyOutput ? decline('the output in a value') : (value as Value);
  }
}

/** Ruby's `to_s`. */
export function textOf(value: RubyValue): string {
  switch (kindOf(value)) {
    case 'string':
      return value as string;
    case 'nil':
      return '';
    case 'boolean':
    case 'integer':
      return String(value);
    case 'symbol':
    case 'class':
      return (value as RubySymbol | RubyClass).name;
    default:
      return inspectOf(value);
  }
}

/** Ruby's `inspect`. */
export function inspectOf(value: RubyValue): string {
  switch (kindOf(value)) {
    case 'string':
      return inspectString(value as string);
    case 'nil':
      return 'nil';
    case 'float':
      return formatFloat(value as number);
    case 'symbol':
      return inspectSymbol((value as RubySymbol).name);
    case 'array':
      countSteps((value as readonly Value[]).length + 1);
      return `[${(value as readonly Value[]).map(inspectOf).join(', ')}]`;
    case 'hash':
      countSteps((value as PuppetHash).size + 1);
      return `{${Array.from(value as PuppetHash, ([key, item]) => `${inspectOf(key)}=>${inspectOf(item)}`).join(', ')}}`;
    case 'boolean':
    case 'integer':
    case 'class':
      return textOf(value);
    default:
      return decline('the text of an odd object');
  }
}
