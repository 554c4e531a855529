import { PuppetHash, type Value } from '../../values/index.ts';

/** Each value once, the first of equals (Ruby's `eql?`). */
export function unique(items: readonly Value[]): Value[] {
  const plain = new Set<Value>();
  // Numbers, and values that are equal by what is in them.
  let others: PuppetHash | undefined;
  const result: Value[] = [];
  for (const item of items) {
    if (typeof item === 'object' || typeof item === 'number') {
      others ??= new PuppetHash();
      if (others.has(item)) continue;
      others.set(item, item);
    } else {
      if (plain.has(item)) continue;
      plain.add(item);
    }
    result.push(item);
  }
  return result;
}
