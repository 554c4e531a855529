import { countSteps } from '../../limits.ts';
import { PuppetHash } from '../../values/index.ts';

/** What `plainData` answers for a value that JSON's own arrays and objects cannot stand for. */
export const NOT_PLAIN: unique symbol = Symbol('not plain');

/** Keys that JavaScript's objects would put first, or take for something else. */
const SPECIAL_KEY = /^(?:\d+|__proto__)$/;

/**
 * Arrays, and hashes with texts for keys, of nothing but texts, booleans, undef and integers that JSON can tell: as JSON itself has them, so that
 * Ruby's parser of JSON makes the values at once.
 */
export function plainData(value: unknown): unknown {
  switch (typeof value) {
    case 'undefined':
      return null;
    case 'boolean':
    case 'string':
      return value;
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : NOT_PLAIN;
    case 'object':
      countSteps(1);
      if (Array.isArray(value)) return plainArray(value);
      return value instanceof PuppetHash ? plainObject(value) : NOT_PLAIN;
    default:
      return NOT_PLAIN;
  }
}

function plainArray(values: readonly unknown[]): unknown {
  const plain: unknown[] = [];
  for (const value of values) {
    const one = plainData(value);
    if (one === NOT_PLAIN) return NOT_PLAIN;
    plain.push(one);
  }
  return plain;
}

function plainObject(hash: PuppetHash): unknown {
  const plain: Record<string, unknown> = {};
  for (const [key, value] of hash) {
    if (typeof key !== 'string' || SPECIAL_KEY.test(key)) return NOT_PLAIN;
    const one = plainData(value);
    if (one === NOT_PLAIN) return NOT_PLAIN;
    plain[key] = one;
  }
  return plain;
}
