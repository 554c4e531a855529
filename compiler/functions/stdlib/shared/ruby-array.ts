import { PuppetHash, type Value } from '../../../values/index.ts';

/** Ruby's `Array(value)`: a hash becomes pairs, nothing an empty array. */
export function arrayOf(value: Value): readonly Value[] {
  if (value === undefined) return [];
  if (value instanceof PuppetHash) return [...value].map((entry) => entry);
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}
