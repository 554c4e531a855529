/**
 * "Did you mean": the known names nearest to one that was not found.
 */

/** Above this many candidates of equal worth a list helps nobody. */
const MOST = 3;

/**
 * The candidates that the name may be a slip of, nearest first. Short names allow one slip, longer ones a third of their length, at most
 * three; case does not count as a slip.
 */
export function suggestions(name: string, candidates: Iterable<string>): string[] {
  const wanted = name.toLowerCase();
  const most = Math.max(1, Math.min(3, Math.floor(name.length / 3)));
  const near: { candidate: string; distance: number }[] = [];
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) > most) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), most);
    if (distance <= most && distance < Math.max(name.length, candidate.length)) near.push({ candidate, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return near.slice(0, MOST).map(({ candidate }) => candidate);
}

/** `Did you mean 'package'?` for a hint; undefined when nothing is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const near = suggestions(name, candidates).map((candidate) => `'${candidate}'`);
  const last = near.pop();
  if (last === undefined) return undefined;
  return `Did you mean ${near.length === 0 ? last : `${near.join(', ')} or ${last}`}?`;
}

/** So many names are told of a list. */
const MOST_NAMED = 10;

/** The names of a list for a hint; of a long one the first, and how many there are beside. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).join(', ');
  return names.length > MOST_NAMED ? `${shown} and ${names.length - MOST_NAMED} more` : shown;
}

/**
 * Insertions, deletions, replacements and swaps of neighbours that turn one text into the other (Damerau and Levenshtein, no part edited
 * twice). Gives up with `limit + 1` as soon as it cannot be less.
 */
export function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  if (from === to) return 0;
  if (limit === 0) return 1;
  const start = commonStart(from, to);
  const end = commonEnd(from, to, start);
  return distanceWithin(from.slice(start, from.length - end), to.slice(start, to.length - end), limit);
}

/** What both begin with costs nothing. */
function commonStart(from: string, to: string): number {
  let length = 0;
  while (length < from.length && from.charCodeAt(length) === to.charCodeAt(length)) length++;
  return length;
}

function commonEnd(from: string, to: string, start: number): number {
  const most = Math.min(from.length, to.length) - start;
  let length = 0;
  while (length < most && from.charCodeAt(from.length - 1 - length) === to.charCodeAt(to.length - 1 - length)) length++;
  return length;
}

function distanceWithin(from: string, to: string, limit: number): number {
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = nextRow(from, to, i, above, before);
    if (Math.min(...row) > limit) return limit + 1;
    before = above;
    above = row;
  }
  return Math.min(above[to.length] as number, limit + 1);
}

function nextRow(from: string, to: string, i: number, above: readonly number[], before: readonly number[]): number[] {
  const row = [i];
  for (let j = 1; j <= to.length; j++) {
    const same = from[i - 1] === to[j - 1];
    let cost = Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, (above[j - 1] as number) + (same ? 0 : 1));
    const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
    if (swapped) cost = Math.min(cost, (before[j - 2] as number) + 1);
    row.push(cost);
  }
  return row;
}
