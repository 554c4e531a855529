/**
 * A key of a lookup: `module::root.path.0`.
 *
 * Puppet: pops/lookup/lookup_key.rb
 */
import { type KeySegment, splitKey, syntaxErrorInKey } from '../../parser/hiera/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import { LookupError, RubyError } from './errors.ts';
import type { Invocation } from './invocation.ts';
import { NOT_FOUND, type NotFound } from './not-found.ts';
import { subLookup } from './sub-lookup.ts';

export class LookupKey {
  readonly text: string;
  readonly rootKey: string;
  /** Of a qualified root key. */
  readonly moduleName: string | undefined;
  /** The path after the root key; undefined when there is none. */
  readonly segments: readonly KeySegment[] | undefined;

  private constructor(text: string, rootKey: string, segments: readonly KeySegment[]) {
    this.text = text;
    this.rootKey = rootKey;
    const qualifier = rootKey.indexOf('::');
    this.moduleName = qualifier === -1 ? undefined : qualifierOf(rootKey, qualifier);
    this.segments = segments.length === 0 ? undefined : segments;
  }

  /** Keys are few and asked for often. */
  private static readonly known = new Map<string, LookupKey>();

  static of(text: string): LookupKey {
    const known = LookupKey.known.get(text);
    if (known !== undefined) return known;
    const segments = splitKey(text);
    if (segments === undefined) throw new LookupError(syntaxErrorInKey(text).message);
    const root = segments[0] as KeySegment;
    if (typeof root === 'bigint') throw new RubyError(`undefined method \`index' for ${root}:Integer`);
    const key = new LookupKey(text, root, segments.slice(1));
    if (LookupKey.known.size < MOST_KEYS) LookupKey.known.set(text, key);
    return key;
  }

  /** What the path leads to in the value of the root key. */
  dig(invocation: Invocation, value: Value | NotFound): Value | NotFound {
    return value === NOT_FOUND || this.segments === undefined ? value : subLookup(this.text, invocation, this.segments, value);
  }

  /** A structure in which the path leads to the value. */
  undig(value: Value): Value {
    let result = value;
    for (const segment of [...(this.segments ?? [])].reverse()) result = wrapped(segment, result);
    return result;
  }

  /** Root key and path. */
  toArray(): readonly KeySegment[] {
    return this.segments === undefined ? [this.rootKey] : [this.rootKey, ...this.segments];
  }
}

const MOST_KEYS = 100_000;

/** Ruby's `root_key[0..index-1]`: with the colons at the very start, the range ends at -1 and takes everything. */
function qualifierOf(rootKey: string, index: number): string {
  return index === 0 ? rootKey : rootKey.slice(0, index);
}

function wrapped(segment: KeySegment, value: Value): Value {
  if (typeof segment === 'string') return new PuppetHash([[segment, value]]);
  const list: Value[] = new Array<Value>(Number(segment)).fill(undefined);
  list.push(value);
  return list;
}

export const LOOKUP_OPTIONS = LookupKey.of('lookup_options');
