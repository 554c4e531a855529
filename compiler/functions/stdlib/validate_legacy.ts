import { inferSet, type PType, TypeMismatchDescriber } from '../../types/index.ts';
import type { Value } from '../../values/index.ts';
import { type Call, PuppetError, puppetFunction } from '../function.ts';
import { VALIDATORS } from './shared/validators.ts';

/**
 * `validate_legacy(type, function, value, *$args)`: stops the compilation unless the value is of the type. A value that only the old
 * function accepts is let through with a warning.
 *
 * stdlib: lib/puppet/functions/validate_legacy.rb
 */
export const validateLegacy = puppetFunction('validate_legacy', [
  {
    params: ['Type target_type', 'String function_name', 'Any value'],
    repeated: 'Any args',
    body: (call) => validate(call.args[0] as PType, call),
  },
  {
    params: ['String type_string', 'String function_name', 'Any value'],
    repeated: 'Any args',
    body: (call) => validate(call.context.resolveType(call.args[0] as string), call),
  },
]);

function validate(type: PType, { args, context }: Call): Value {
  const [, name, value, ...rest] = args;
  const validator = VALIDATORS[name as string];
  if (!validator) throw new PuppetError(`The function '${name as string}' is written in Ruby, which cannot be run`);
  const passed = validator(value === undefined ? '' : value, rest);
  if (type.isInstance(value)) {
    if (!passed) context.log('notice', `Accepting previously invalid value for target type '${type}'`);
    return undefined;
  }
  const message = TypeMismatchDescriber.describeMismatch(`validate_legacy(${name as string})`, type, inferSet(value));
  if (!passed) throw new PuppetError(message);
  context.warnOnce('validate_legacy', message);
  return undefined;
}
