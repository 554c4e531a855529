/** What Ruby does with an argument where it needs a value of another class. */
import type { Value } from '../../values/index.ts';
import { noConversion } from '../stdlib/shared/ruby-errors.ts';

/** The argument, which must be a text. */
export function textArgument(value: Value): string {
  if (typeof value !== 'string') throw noConversion(value, 'String');
  return value;
}
