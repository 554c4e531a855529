import { PuppetHash, type Value } from '../../values/index.ts';

/** Each value once, the first of equals (Ruby's `eql?`). */
export function unique(items: readonly Value[]): Value[] {
  const seen = new PuppetHash();
  for (const item of items) if (!seen.has(item)) seen.set(item, item);
  return [...seen.values()];
}

/** The same array when nothing is in it twice. */
export function uniqueItems(items: readonly Value[]): readonly Value[] {
  const result = unique(items);
  return result.length === items.length ? items : result;
}
