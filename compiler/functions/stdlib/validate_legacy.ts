import { inferSet, type PType, parseType, TypeMismatchDescriber, type TypeResolver } from '../../types/index.ts';
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
      body: (call) => validate(parseType(call.args[1] as string, noLoader(call.context)), call),
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
  if (!check) return passesOther(name, args, context);
  try {
    check(args, context);
    return true;
  } catch (error) {
    if (error instanceof ValidationError) return false;
    throw error;
  }
}

/** Any function of the old interface will do; it fails with what Puppet takes for a failed check, as a rule. */
function passesOther(name: string, args: readonly Value[], context: FunctionContext): boolean {
  if (!context.scope.compilation.environment.findFunction(name))
    throw new PuppetError(`undefined method \`function_${name}' for ${described(context)}`);
  // The old ones of these names do not warn, and whatever they answer, they do not fail.
  if (name.startsWith('is_')) return true;
  try {
    context.callFunction(name, args);
    return true;
  } catch (error) {
    if (error instanceof PuppetError) return false;
    throw error;
  }
}

/** For texts of types the function gives the scope where Puppet wants a loader: names of types are not found. */
function noLoader(context: FunctionContext): TypeResolver {
  return {
    loadType() {
      throw new PuppetError(`private method \`load' called for ${described(context)}`);
    },
  };
}

function described({ scope }: FunctionContext): string {
  return `${scope}:Puppet::Parser::Scope`;
}
