/**
 * Sorts as Ruby does on Linux (the merge sort of the C library): where an order is not transitive, as that of formats, the result
 * depends on which pairs are compared.
 */
export function rubySort<T>(values: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  if (values.length < 2) return values;
  const half = Math.floor(values.length / 2);
  const left = rubySort(values.slice(0, half), compare);
  const right = rubySort(values.slice(half), compare);
  const result: T[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    if (compare(left[i] as T, right[j] as T) <= 0) result.push(left[i++] as T);
    else result.push(right[j++] as T);
  }
  while (i < left.length) result.push(left[i++] as T);
  while (j < right.length) result.push(right[j++] as T);
  return result;
}
