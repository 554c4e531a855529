import { rubyInspect } from '../../evaluator/ruby-text.ts';
import type { Value } from '../../values/index.ts';
import type { FunctionContext } from '../function.ts';
import { rubyClassName } from '../shared/ruby-class.ts';
import { plainText } from './shared/json-text.ts';
import { type Check, ValidationError, validateFunction } from './shared/validation.ts';

/** stdlib: lib/puppet/parser/functions/validate_absolute_path.rb */
export const checkAbsolutePath: Check = (args, context) => {
  if (args.length === 0) throw new ValidationError('validate_absolute_path(): wrong number of arguments (0; must be > 0)');
  for (const path of args.flat(1)) {
    if (typeof path !== 'string') sayTwice(path, context);
    if (!isAbsolute(path)) throw new ValidationError(`${rubyInspect(path)} is not an absolute path.`);
  }
};

/**
 * `validate_absolute_path(*$values)`: fails unless all values, or all elements of those that are arrays, are absolute paths of Unix or
 * Windows.
 *
 * stdlib: lib/puppet/functions/validate_absolute_path.rb
 */
export const validateAbsolutePath = validateFunction('validate_absolute_path', 'Stdlib::Compat::Absolute_Path', checkAbsolutePath);

const POSIX = /^\//m;
const WINDOWS = /^(?:(?:[A-Z]:[\\/])|(?:[\\/]{2}[^\\/]+[\\/][^\\/]+)|(?:[\\/]{2}\?[\\/][^\\/]+))/im;

function isAbsolute(path: Value): boolean {
  return typeof path === 'string' && (POSIX.test(path) || WINDOWS.test(path));
}

/** Puppet warns for each of the two systems. Puppet: util.rb#absolute_path? */
function sayTwice(path: Value, context: FunctionContext): void {
  const reason = `it is a '${rubyClassName(path)}' and not a String'`;
  for (const _system of ['posix', 'windows']) {
    context.log('warning', `Cannot check if ${plainText(path)} is an absolute path because ${reason}`);
  }
}
