import { PuppetHash, type Value } from '../../values/index.ts';

/** Among so many one is sooner found by looking at each than by its hash. */
const FEW = 12;

/** Each value once, the first of equals (Ruby's `eql?`). */
export function unique(items: readonly Value[]): Value[] {
  const result: Value[] = [];
  for (const item of items) {
    if (!isComparable(item) || result.length > FEW) return uniqueOfMany(items);
    if (!result.includes(item)) result.push(item);
  }
  return result;
}

/** Whether JavaScript tells it from others as Ruby does: neither a number nor equal by what is in it. */
function isComparable(item: Value): boolean {
  return typeof item !== 'object' && typeof item !== 'number';
}

function uniqueOfMany(items: readonly Value[]): Value[] {
  const plain = new Set<Value>();
  let others: PuppetHash | undefined;
  const result: Value[] = [];
  for (const item of items) {
    if (isComparable(item)) {
      if (plain.has(item)) continue;
      plain.add(item);
    } else {
      others ??= new PuppetHash();
      if (others.has(item)) continue;
      others.set(item, item);
    }
    result.push(item);
  }
  return result;
}
