import { rubyInspect } from '../../../evaluator/ruby-text.ts';
import type { Value } from '../../../values/index.ts';
import { type FunctionContext, type FunctionDeclaration, PuppetError, puppetFunction } from '../../function.ts';
import { rubyClassName } from '../../shared/ruby-class.ts';
import { deprecation } from './deprecation.ts';

/** A value that a check does not accept; other errors in a check are mistakes of its caller. stdlib raises Puppet::ParseError. */
export class ValidationError extends PuppetError {}

/** Throws ValidationError unless all arguments are as they should be. The arguments are as the caller wrote them: undef is undef. */
export type Check = (args: readonly Value[], context: FunctionContext) => void;

/** A deprecated function that runs a check and answers undef; `instead` is what users are told to use with `validate_legacy`. */
export function validateFunction(name: string, instead: string, check: Check): FunctionDeclaration {
  // The line break and the blanks are part of what Puppet logs.
  const message = `This method is deprecated, please use the stdlib validate_legacy function,
                    with ${instead}. There is further documentation for validate_legacy function in the README.`;
  const params = ['Any scope'];
  const body = ({ args: [, ...values], context }: { args: readonly Value[]; context: FunctionContext }): Value => {
    deprecation(context, name, message);
    check(values, context);
    return undefined;
  };
  return puppetFunction(name, [{ params, repeated: 'Any args', body }], { takesScope: true });
}

/** A check that all arguments, at least one, are of a kind. */
export function checkEach(name: string, accepts: (value: Value) => boolean, complaint: (value: Value) => string): Check {
  return (args) => {
    if (args.length === 0) throw new ValidationError(`${name}(): wrong number of arguments (0; must be > 0)`);
    for (const value of args) if (!accepts(value)) throw new ValidationError(complaint(value));
  };
}

/** `5 is not an Array.  It looks to be a Integer`, with the two blanks. */
export function looksLike(article: string): (value: Value) => string {
  return (value) => `${rubyInspect(value)} is not ${article}.  It looks to be a ${rubyClassName(value)}`;
}

/** A check that all arguments, at least one, are texts of a form. */
export function checkTexts(name: string, accepts: (text: string, context: FunctionContext) => boolean, complaint: string): Check {
  return (args, context) => {
    if (args.length === 0) throw new ValidationError(`${name}(): wrong number of arguments (0; must be > 0)`);
    for (const value of args) {
      if (typeof value !== 'string') throw new ValidationError(`${rubyInspect(value)} is not a string.`);
      if (!accepts(value, context)) throw new ValidationError(`${rubyInspect(value)} ${complaint}`);
    }
  };
}
