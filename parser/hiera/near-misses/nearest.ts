/** The nearest of some words by edit distance. */
import { editDistance } from '../../diagnostics/suggest.ts';

/** The candidate that differs least from the word, by at most `most` letters (a swap counts once); undefined when none does. */
export function nearest(word: string, candidates: readonly string[], most: number): string | undefined {
  let best: string | undefined;
  let least = most + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate, least - 1);
    // A short word whose letters are half wrong is another word.
    if (distance < least && distance * 2 < candidate.length) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}
