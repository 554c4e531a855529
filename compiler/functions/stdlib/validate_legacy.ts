import { inferSet, type PType, TypeMismatchDescriber } from '../../types/index.ts';
import type { Value } from '../../values/index.ts';
import { type Call, type FunctionContext, PuppetError, puppetFunction } from '../function.ts';
import { deprecation } from './shared/deprecation.ts';
import { ValidationError } from './shared/validation.ts';
import { CHECKS } from './shared/validators.ts';

/**
 * `validate_legacy(type, function, value, *$args)`: fails unless the value is of the type. A value that only the old function accepts is
 * let through with a warning.
 *
 * stdlib: lib/puppet/functions/validate_legacy.rb
 */
export const validateLegacy = puppetFunction(
  'validate_legacy',
  [
    {
      params: ['Any scope', 'Type target_type', 'String function_name', 'Any value'],
      repeated: 'Any args',
      body: (call) => validate(call.args[1] as PType, call),
    },
    {
      params: ['Any scope', 'String type_string', 'String function_name', 'Any value'],
      repeated: 'Any args',
      body: (call) => validate(call.context.resolveType(call.args[1] as string), call),
    },
  ],
  { takesScope: true },
);

function validate(type: PType, { args, context }: Call): Value {
  const [, , name, value, ...rest] = args as readonly [Value, Value, string, ...Value[]];
  if (type.isInstance(value)) {
    if (!passes(name, [value, ...rest], context)) {
      context.log('notice', `Accepting previously invalid value for target type '${type}'`);
    }
    return undefined;
  }
  const message = TypeMismatchDescriber.describeMismatch(`validate_legacy(${name})`, type, inferSet(value));
  if (passes(name, [value, ...rest], context)) deprecation(context, 'validate_legacy', message);
  else context.callFunction('fail', [message]);
  return undefined;
}

function passes(name: string, args: readonly Value[], context: FunctionContext): boolean {
  const check = CHECKS.get(name);
  if (!check) throw new PuppetError(`undefined method \`function_${name}' for ${context.scope}`);
  try {
    check(args, context);
    return true;
  } catch (error) {
    if (error instanceof ValidationError) return false;
    throw error;
  }
}
