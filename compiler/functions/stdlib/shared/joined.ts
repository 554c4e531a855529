import { rubyText } from '../../../evaluator/ruby-text.ts';
import { countSteps } from '../../../limits.ts';
import type { Value } from '../../../values/index.ts';

/** Ruby's `join`, which joins nested arrays in the same way. */
export function joined(values: readonly Value[], separator: string): string {
  countSteps(1);
  return values
    .map((value) => (Array.isArray(value) ? joined(value as readonly Value[], separator) : rubyText(value)))
    .join(separator);
}
