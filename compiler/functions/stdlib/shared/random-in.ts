import { randomInt } from 'node:crypto';
import type { Compilation } from '../../../catalog/compilation.ts';

/** Random integers from 0 up to, but not including, a limit: those of the world file's seed, or new ones each time. */
export function randomIn(compilation: Compilation): (limit: number) => number {
  const seeded = compilation.environment.world.random(compilation);
  return seeded ? (limit) => seeded.below(limit) : (limit) => randomInt(limit);
}
