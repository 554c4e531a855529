import { PuppetHash, type Value } from '../values/index.ts';
import { ObjectValue } from '../values/object-value.ts';

/** Ruby's class name of a value, for messages that print it. */
export function rubyClass(value: Value): string {
  if (value === undefined) return 'NilClass';
  if (value === true) return 'TrueClass';
  if (value === false) return 'FalseClass';
  if (typeof value === 'bigint') return 'Integer';
  if (typeof value === 'number') return 'Float';
  if (typeof value === 'string') return 'String';
  if (Array.isArray(value)) return 'Array';
  if (value instanceof PuppetHash) return 'Hash';
  return value instanceof ObjectValue ? value.constructor.name : 'Object';
}
