/**
 * Follows a path into a value.
 *
 * Puppet: pops/lookup/sub_lookup.rb#sub_lookup
 */
import type { KeySegment } from '../../parser/hiera/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import { LookupError, RubyError } from './errors.ts';
import type { Invocation } from './invocation.ts';
import { NOT_FOUND, type NotFound } from './not-found.ts';
import { rubyClass } from './ruby-class.ts';

/** `key` is the whole key, for messages. */
export function subLookup(key: string, invocation: Invocation, segments: readonly KeySegment[], value: Value): Value | NotFound {
  if (!invocation.isExplained) return dug(key, segments, value);
  return invocation.within('sub_lookup', segments, () => {
    let current: Value | NotFound = value;
    for (const segment of segments) {
      const holder: Value = current;
      current = invocation.within<Value | NotFound>('segment', segment, () => step(key, invocation, segment, holder));
      if (current === NOT_FOUND) return NOT_FOUND;
    }
    return current;
  });
}

function dug(key: string, segments: readonly KeySegment[], value: Value): Value | NotFound {
  let current: Value | NotFound = value;
  for (const segment of segments) {
    if (current === undefined) return NOT_FOUND;
    current = entry(key, segment, current);
    if (current === NOT_FOUND) return NOT_FOUND;
  }
  return current;
}

function step(key: string, invocation: Invocation, segment: KeySegment, value: Value): Value | NotFound {
  const found = value === undefined ? NOT_FOUND : entry(key, segment, value);
  return found === NOT_FOUND ? invocation.notFound(String(segment)) : invocation.found(String(segment), found);
}

function entry(key: string, segment: KeySegment, value: Value): Value | NotFound {
  if (typeof segment === 'bigint' && Array.isArray(value)) {
    return segment >= 0n && segment < BigInt(value.length) ? (value[Number(segment)] as Value) : NOT_FOUND;
  }
  if (value instanceof PuppetHash) return value.get(segment) ?? (value.has(segment) ? undefined : NOT_FOUND);
  // Ruby's Integer has `[]`, and so passes for a hash until it is asked for a key.
  if (typeof value === 'bigint') throw new RubyError(`undefined method \`include?' for ${value}:Integer`);
  throw new LookupError(
    `Data Provider type mismatch: Got ${rubyClass(value)} when a hash-like object was expected to access value using '${segment}' from key '${key}'`,
  );
}
