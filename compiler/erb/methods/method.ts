/** How methods of Ruby are written down here: by name, with how many arguments they take. Names of those that take a block end in `&`. */
import type { Value } from '../../values/index.ts';
import { decline } from '../declined.ts';
import type { RubyValue } from '../ruby-value.ts';

/** Calls the block. */
export type Yield = (...values: RubyValue[]) => RubyValue;

/** What a method may use beside its receiver and arguments. */
export interface CallOf {
  /** Declines without a block. */
  readonly give: Yield;
  /** Calls a method of another value. */
  readonly send: (receiver: RubyValue, name: string, args: readonly RubyValue[]) => RubyValue;
  /** Lists and hashes that the template made itself: no other may be changed. */
  readonly own: ReadonlySet<object>;
}

export interface Method<T = RubyValue> {
  readonly least: number;
  readonly most: number;
  readonly body: (receiver: T, args: readonly RubyValue[], call: CallOf) => RubyValue;
}

export type Methods<T = RubyValue> = Readonly<Record<string, Method<T>>>;

type Body<T> = Method<T>['body'];

/** Without arguments. */
export function plainly<T>(body: (receiver: T) => RubyValue): Method<T> {
  return { least: 0, most: 0, body };
}

/** With one argument. */
export function withOne<T>(body: (receiver: T, argument: RubyValue) => RubyValue): Method<T> {
  return { least: 1, most: 1, body: (receiver, [argument]) => body(receiver, argument) };
}

export function withSome<T>(least: number, most: number, body: Body<T>): Method<T> {
  return { least, most, body };
}

/** The same, where nil may not stand for an argument that is left out. */
export function withOptional<T>(least: number, most: number, body: Body<T>): Method<T> {
  return {
    least,
    most,
    body: (receiver, args, call) => (args.includes(undefined, least) ? decline('nil for an argument') : body(receiver, args, call)),
  };
}

/** With a block and no arguments. */
export function withBlock<T>(body: (receiver: T, give: Yield) => RubyValue): Method<T> {
  return { least: 0, most: 0, body: (receiver, _args, { give }) => body(receiver, give) };
}

/** The same method by several names. */
export function named<T>(names: string, method: Method<T>): Methods<T> {
  return Object.fromEntries(names.split(' ').map((name) => [name, method]));
}

/** The methods for something that has, or holds, what they are methods of. */
export function through<T, U>(methods: Methods<U>, view: (receiver: T) => U): Methods<T> {
  const entries = Object.entries(methods).map(([name, { least, most, body }]): readonly [string, Method<T>] => [
    name,
    { least, most, body: (receiver, args, call) => body(view(receiver), args, call) },
  ]);
  return Object.fromEntries(entries);
}

export function text(value: RubyValue): string {
  return typeof value === 'string' ? value : decline('something else than a text');
}

export function integer(value: RubyValue): bigint {
  return typeof value === 'bigint' ? value : decline('something else than an integer');
}

/** A number of places or items; declines what no list or text has. */
export function count(value: RubyValue): number {
  const number = Number(integer(value));
  return Number.isSafeInteger(number) ? number : decline('a large number');
}

export function list(value: RubyValue): readonly Value[] {
  return Array.isArray(value) ? value : decline('something else than a list');
}
