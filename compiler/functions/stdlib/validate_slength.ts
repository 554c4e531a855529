import { rubyInspect, rubyText } from '../../evaluator/ruby-text.ts';
import { characterCount, parseRubyInteger } from '../../types/index.ts';
import { isTruthy, type Value } from '../../values/index.ts';
import { PuppetError } from '../function.ts';
import { rubyClassName } from '../shared/ruby-class.ts';
import { type Check, ValidationError, validateFunction } from './shared/validation.ts';

/** stdlib: lib/puppet/parser/functions/validate_slength.rb */
export const checkSlength: Check = (args) => {
  if (args.length !== 2 && args.length !== 3) {
    throw new ValidationError(`validate_slength(): Wrong number of arguments (${args.length}; must be 2 or 3)`);
  }
  const [input, max, min] = args;
  const most = sizeOf(max, 1n, 'second argument to be a positive Numeric');
  const isBelow = min !== undefined && isTruthy(min);
  const least = isBelow ? sizeOf(min, 0n, 'third argument to be unset or a positive Numeric') : 0n;
  if (most < least) {
    throw new ValidationError('validate_slength(): Expected second argument to be equal to or larger than third argument');
  }
  for (const text of textsOf(input)) {
    const length = BigInt(characterCount(text));
    if (length <= most && length >= least) continue;
    const size = Array.isArray(input) ? BigInt(input.length) : length;
    throw new ValidationError(
      `validate_slength(): Expected length of ${rubyInspect(input)} to be between ${least} and ${most}, was ${size}`,
    );
  }
};

/**
 * `validate_slength(text_or_array, most, least)`: fails unless the text, or each of several, has a length within the bounds.
 *
 * stdlib: lib/puppet/functions/validate_slength.rb
 */
export const validateSlength = validateFunction('validate_slength', 'String[]', checkSlength);

/** The elements one by one: those before an element that is no text are checked first. */
function* textsOf(input: Value): Generator<string> {
  if (typeof input === 'string') yield input;
  else if (!Array.isArray(input)) {
    const type = rubyClassName(input);
    throw new ValidationError(`validate_slength(): Expected first argument to be a String or Array, got ${type}`);
  } else {
    for (const [position, item] of (input as readonly Value[]).entries()) {
      if (typeof item === 'string') yield item;
      else {
        const place = `element at array position ${position}`;
        throw new ValidationError(`validate_slength(): Expected ${place} to be a String, got ${rubyClassName(item)}`);
      }
    }
  }
}

function sizeOf(given: Value, least: bigint, expected: string): bigint {
  const size = integerOf(given);
  if (size !== undefined && size >= least) return size;
  const shown = size ?? given;
  throw new ValidationError(`validate_slength(): Expected ${expected}, got ${rubyText(shown)}:${rubyClassName(shown)}`);
}

/** Ruby's `Integer(value)`; undefined when there is none. */
function integerOf(value: Value): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(Math.trunc(value));
  if (typeof value !== 'string') return undefined;
  try {
    return parseRubyInteger(value);
  } catch (error) {
    if (error instanceof PuppetError) return undefined;
    throw error;
  }
}
