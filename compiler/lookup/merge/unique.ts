import { PuppetHash, type Value } from '../../values/index.ts';

/** Each value once, the first of equals (Ruby's `eql?`). */
export function unique(items: readonly Value[]): Value[] {
  const plain = new Set<Value>();
  // Numbers, and values that are equal by what is in them.
  const others = new PuppetHash();
  return items.filter((item) => {
    if (typeof item === 'object' || typeof item === 'number') {
      if (others.has(item)) return false;
      others.set(item, item);
      return true;
    }
    const size = plain.size;
    return plain.add(item).size > size;
  });
}
