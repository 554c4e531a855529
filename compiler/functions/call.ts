import { NOT_BOUND } from '../evaluator/scope.ts';
import { countSteps } from '../limits.ts';
import { Deferred, type PuppetCallable, PuppetHash, Sensitive, type Value } from '../values/index.ts';
import { type FunctionContext, PuppetError, puppetFunction } from './function.ts';

/**
 * `call(String $function_name, Any *$arguments, &$block?)`, `call(Deferred $deferred)`: what the function of that name answers,
 * or a deferred call made now.
 *
 * Puppet: lib/puppet/functions/call.rb, pops/evaluator/deferred_resolver.rb
 */
export const call = puppetFunction('call', [
  {
    params: ['String function_name'],
    repeated: 'Any arguments',
    optionalBlock: 'Callable block',
    body: ({ args: [name, ...rest], block, context }) => {
      return callByName(name as string, rest, context, block);
    },
  },
  { params: ['Deferred deferred'], body: ({ args, context }) => resolved(args[0], context) },
]);

/** The function is any that the caller sees. */
function callByName(name: string, args: readonly Value[], context: FunctionContext, block?: PuppetCallable): Value {
  if (!context.scope.compilation.environment.findFunction(name)) throw new PuppetError(`Unknown function '${name}'`);
  return context.callFunction(name, args, block);
}

/** The value with all deferred calls inside made. */
function resolved(value: Value, context: FunctionContext): Value {
  countSteps(1);
  if (value instanceof Deferred) return resolvedCall(value, context);
  if (value instanceof Sensitive) return new Sensitive(resolved(value.unwrap(), context));
  if (Array.isArray(value)) return value.map((item: Value) => resolved(item, context));
  if (!(value instanceof PuppetHash)) return value;
  return new PuppetHash([...value].map(([key, item]) => [resolved(key, context), resolved(item, context)] as const));
}

function resolvedCall(deferred: Deferred, context: FunctionContext): Value {
  const args = (deferred.arguments ?? []).map((argument) => resolved(argument, context));
  if (!deferred.name.startsWith('$')) return callByName(deferred.name, args, context);
  const value = context.scope.lookup(deferred.name.slice(1));
  const known = value === NOT_BOUND ? undefined : value;
  // Arguments of a deferred variable are a path into its value.
  return args.length === 0 ? known : context.callFunction('dig', [known, ...args]);
}
