import type { Random } from '../random.ts';

/** Choices, each with how often it is taken in relation to the others. */
export type Weighted<T> = readonly (readonly [weight: number, choice: T])[];

/** One of the choices, by their weights. */
export function pickWeighted<T>(random: Random, choices: Weighted<T>): T {
  let at = random.below(choices.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, choice] of choices) {
    at -= weight;
    if (at < 0) return choice;
  }
  throw new Error('nothing to choose from');
}

/** `count` things that `make` makes. */
export function times<T>(count: number, make: () => T): readonly T[] {
  return Array.from({ length: count }, make);
}
