/** The fewest names that have to be moved to make one order of the other. Both lists have the same names. */
export function movedNames(before: readonly string[], after: readonly string[]): readonly string[] {
  const ranks = new Map(before.map((name, index) => [name, index]));
  const stays = new Set(longestIncreasing(after.map((name) => ranks.get(name) ?? -1)));
  return after.filter((name) => !stays.has(ranks.get(name) ?? -1));
}

/** The longest increasing subsequence of numbers that are all different, by patience sorting. */
function longestIncreasing(numbers: readonly number[]): readonly number[] {
  const ends: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const number of numbers) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) < number) low = middle + 1;
      else high = middle;
    }
    previous.set(number, ends[low - 1]);
    ends[low] = number;
  }
  const result: number[] = [];
  for (let at = ends.at(-1); at !== undefined; at = previous.get(at)) result.push(at);
  return result.reverse();
}
