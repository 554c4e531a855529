import { rubyText } from '../evaluator/ruby-text.ts';
import type { Value } from '../values/index.ts';

/** Text of a value that stands for a name: a tag, an alias. */
export function valueText(value: Value): string {
  return typeof value === 'string' ? value : rubyText(value);
}
