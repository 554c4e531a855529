import { Limits, withLimits } from '../limits.ts';

/** The limits are those of one node's code, and rules look at all of a fleet: of theirs, only sizes and depth count. */
export function unlimited<T>(body: () => T): T {
  const none = Number.POSITIVE_INFINITY;
  return withLimits(new Limits({ seconds: none, steps: none }), body);
}
