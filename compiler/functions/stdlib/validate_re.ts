import { rubyInspect } from '../../evaluator/ruby-text.ts';
import { isTruthy, PuppetRegexp, type Value } from '../../values/index.ts';
import { rubyClassName } from '../shared/ruby-class.ts';
import { flattened } from './shared/flattened.ts';
import { noConversion, noMethod } from './shared/ruby-errors.ts';
import { type Check, ValidationError, validateFunction } from './shared/validation.ts';

/** stdlib: lib/puppet/parser/functions/validate_re.rb */
export const checkRe: Check = (args) => {
  if (args.length < 2 || args.length > 3) {
    throw new ValidationError(`validate_re(): wrong number of arguments (${args.length}; must be 2 or 3)`);
  }
  const [text, patterns, message] = args;
  if (typeof text !== 'string') {
    throw new ValidationError(`validate_re(): input needs to be a String, not a ${rubyClassName(text)}`);
  }
  const all = flattened(patterns);
  if (all.some((pattern) => regexpOf(pattern).test(text))) return;
  if (message === undefined || !isTruthy(message)) {
    throw new ValidationError(`validate_re(): ${rubyInspect(text)} does not match ${rubyInspect(patterns)}`);
  }
  // What Puppet's errors do with their messages first.
  if (typeof message !== 'string') throw noMethod('scrub', message);
  throw new ValidationError(message);
};

/**
 * `validate_re(text, patterns, message)`: fails unless at least one of the patterns matches the text.
 *
 * stdlib: lib/puppet/functions/validate_re.rb
 */
export const validateRe = validateFunction('validate_re', 'Pattern[]', checkRe);

function regexpOf(pattern: Value): PuppetRegexp {
  if (pattern instanceof PuppetRegexp) return pattern;
  if (typeof pattern !== 'string') throw noConversion(pattern, 'String');
  return new PuppetRegexp(pattern);
}
