import { ResourceReference } from '../../../evaluator/references.ts';
import { PuppetHash, type Value } from '../../../values/index.ts';
import { noMethod } from './ruby-errors.ts';

/** Ruby's `Array(value)`: a hash becomes pairs, nothing an empty array. */
export function arrayOf(value: Value): readonly Value[] {
  return value === undefined ? [] : (elementsOf(value) ?? [value]);
}

/** What a method of Ruby's Enumerable goes through. */
export function elementsFor(method: string, value: Value): readonly Value[] {
  const elements = elementsOf(value);
  if (elements === undefined) throw noMethod(method, value);
  return elements;
}

function elementsOf(value: Value): readonly Value[] | undefined {
  if (Array.isArray(value)) return value as readonly Value[];
  if (value instanceof PuppetHash) return [...value].map((entry) => entry);
  // Puppet::Resource goes through its parameters; a reference has none.
  return value instanceof ResourceReference ? [] : undefined;
}
