import { interpolated } from '../../evaluator/interpolated.ts';
import { NOT_BOUND, type Scope } from '../../evaluator/scope.ts';
import { rubyEquals, type Value } from '../../values/index.ts';
import { type FunctionContext, PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `has_interface_with(name)`, `has_interface_with(kind, value)`: whether the node has the interface, or one of its interfaces has the
 * value as fact `KIND_INTERFACE`.
 *
 * stdlib: lib/puppet/parser/functions/has_interface_with.rb
 */
export const hasInterfaceWith = puppetFunction3x('has_interface_with', { type: 'rvalue' }, ({ args, context }) => {
  if (args.length === 0 || args.length > 2) {
    throw new PuppetError(`has_interface_with(): Wrong number of arguments given (${args.length} for 1 or 2)`);
  }
  const { scope } = context;
  const interfaces = factOf('interfaces', context);
  if (interfaces === undefined) return false;
  const names = interpolated(interfaces).split(',');
  const [kind, value] = args;
  if (args.length === 1) return names.some((name) => rubyEquals(name, kind));
  return hasInterface(scope, names, interpolated(kind), value);
});

/** The value of a variable, and what Puppet says when there is none. Puppet: parser/scope.rb#variable_not_found */
function factOf(name: string, context: FunctionContext): Value {
  const value = context.scope.lookup(name);
  if (value !== NOT_BOUND) return value;
  const message = `Undefined variable '${name}'; `;
  if (context.strict === 'error') throw new PuppetError(message);
  if (context.strict === 'warning') context.warnOnce(`Variable: ${name}`, message);
  return undefined;
}

function hasInterface(scope: Scope, names: readonly string[], kind: string, value: Value): boolean {
  const facts = [kind, ...names.map((name) => `${kind}_${name.toLowerCase()}`)];
  return facts.some((name) => rubyEquals(scope.value(name), value));
}
