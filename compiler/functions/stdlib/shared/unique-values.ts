import { PuppetHash, type Value } from '../../../values/index.ts';

/** The values without those that occurred before, compared as keys of a hash are. */
export function uniqueValues(values: readonly Value[]): readonly Value[] {
  return [...new PuppetHash(values.map((value) => [value, true] as const)).keys()];
}
