import { countSteps } from '../../../limits.ts';
import type { Value } from '../../../values/index.ts';

/** All elements, with arrays opened at every depth; a value that is no array is the only element. Ruby: Array#flatten */
export function flattened(value: Value): readonly Value[] {
  countSteps(1);
  return Array.isArray(value) ? (value as readonly Value[]).flatMap(flattened) : [value];
}
