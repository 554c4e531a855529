import { countSteps } from '../limits.ts';
import { ObjectValue } from './object-value.ts';
import type { Value } from './value.ts';

/** A text that is the same for two values exactly when Ruby's `eql?` holds: `1` and `1.0` differ, `[1]` and `[1]` do not. */
export function hashKey(value: Value): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'bigint':
      return `${value}`;
    case 'number':
      return `${value}f`;
    case 'boolean':
      return value ? 't' : 'f';
    case 'undefined':
      return 'u';
    default:
      return compoundKey(value);
  }
}

function compoundKey(value: Exclude<Value, string | bigint | number | boolean | undefined>): string {
  if (value instanceof ObjectValue) return value.hashKey();
  countSteps((value instanceof Map ? value.size : value.length) + 1);
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]) => `${hashKey(key)}:${hashKey(item)}`);
    return `{${entries.sort().join(',')}}`;
  }
  return `[${value.map(hashKey).join(',')}]`;
}
