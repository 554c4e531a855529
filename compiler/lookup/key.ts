/**
 * A key of a lookup: `module::root.path.0`.
 *
 * Puppet: pops/lookup/lookup_key.rb
 */
import { type KeySegment, splitKey, syntaxErrorInKey } from '../../parser/hiera/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import { LookupError, RubyError } from './errors.ts';
import type { KeyEntry } from './files/key-index.ts';
import type { Invocation } from './invocation.ts';
import type { KeyOptions } from './key-options.ts';
import { NOT_FOUND, type NotFound } from './not-found.ts';
import { subLookup } from './sub-lookup.ts';

export const LOOKUP_OPTIONS = 'lookup_options';

interface IndexedKey {
  readonly entries: readonly KeyEntry[];
  readonly version: number;
}

interface OptionsOfKey {
  readonly source: KeyOptions | undefined;
  readonly value: Value;
}

const NOT_INDEXED: IndexedKey = { entries: [], version: 0 };
const NO_OPTIONS: OptionsOfKey = { source: undefined, value: undefined };

export class LookupKey {
  readonly text: string;
  readonly rootKey: string;
  /** Of a qualified root key. */
  readonly moduleName: string | undefined;
  /** The path after the root key; undefined when there is none. */
  readonly segments: readonly KeySegment[] | undefined;
  /** What an index of keys last knew of the key, and which state of the index that was. */
  indexed: IndexedKey = NOT_INDEXED;
  /** What the last lookup options say of the key. */
  options: OptionsOfKey = NO_OPTIONS;

  private constructor(text: string, rootKey: string, segments: readonly KeySegment[]) {
    this.text = text;
    this.rootKey = rootKey;
    const qualifier = rootKey.indexOf('::');
    this.moduleName = qualifier === -1 ? undefined : qualifierOf(rootKey, qualifier);
    this.segments = segments.length === 0 ? undefined : segments;
  }

  /** Throws LookupError for a text that is no key. */
  static of(text: string): LookupKey {
    const segments = splitKey(text);
    if (segments === undefined) throw new LookupError(syntaxErrorInKey(text).message);
    const root = segments[0] as KeySegment;
    if (typeof root === 'bigint') throw new RubyError(`undefined method \`index' for ${root}:Integer`);
    return new LookupKey(text, root, segments.slice(1));
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

/** More are not kept. */
const MOST_KEYS = 100_000;

/** The keys that an environment's data is asked for: few, and again and again. */
export class LookupKeys {
  private readonly known = new Map<string, LookupKey>();
  readonly lookupOptions: LookupKey = this.of(LOOKUP_OPTIONS);

  /** Throws LookupError for a text that is no key. */
  of(text: string): LookupKey {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const key = LookupKey.of(text);
    if (this.known.size < MOST_KEYS) this.known.set(text, key);
    return key;
  }
}
