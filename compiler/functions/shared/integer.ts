import { formatFloat } from '../../types/index.ts';
import { PuppetError } from '../function.ts';

/** A whole Float as Integer; throws PuppetError with Ruby's message for infinity and NaN. */
export function toInteger(number: number): bigint {
  if (!Number.isFinite(number)) throw new PuppetError(formatFloat(number));
  return BigInt(number);
}
