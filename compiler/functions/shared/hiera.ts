import { flat } from '../../catalog/resource.ts';
import { type HieraFunction, hieraLookup } from '../../lookup/index.ts';
import { Default, PuppetHash, type Value } from '../../values/index.ts';
import { type Call, type FunctionDeclaration, PuppetError, puppetFunction } from '../function.ts';
import { noMethod } from '../stdlib/shared/ruby-errors.ts';

/**
 * `hiera` and its relatives, which differ in how they merge and in what they do with the value.
 *
 * Puppet: hiera/puppet_function.rb
 */
export function hieraFunction(name: HieraFunction): FunctionDeclaration {
  const body = (call: Call): Value => {
    const { scope } = call.context;
    const { compilation } = scope;
    const { data } = compilation.environment;
    const { block } = call;
    const fallback = block && ((names: Value) => block.call(names));
    const value = hieraLookup(name, data.adapter(compilation), data.scope(scope), call.args, fallback);
    return name === 'hiera_include' ? includeAll(value, call) : value;
  };
  return puppetFunction(name, [
    { params: ['Tuple[String, Any, Any, 1, 3] args'], body },
    { params: ['String key'], body },
    { params: ['String key', 'Any default'], optional: ['Any override'], body },
    { params: ['String key'], block: 'Callable[1,1] default_block', body },
    { params: ['String key', 'Any override'], block: 'Callable[1,1] default_block', body },
  ]);
}

function includeAll(value: Value, { args, context }: Call): Value {
  if (value === undefined) throw new PuppetError(`Could not find data item ${flat(args)[0] as string}`);
  if (!hasEmpty(value)) throw noMethod('empty?', value);
  const isEmpty = value === '' || (Array.isArray(value) && value.length === 0) || (value instanceof PuppetHash && value.size === 0);
  return isEmpty ? undefined : context.callFunction('include', [value]);
}

/** Whether Ruby can ask the value if it is empty. */
function hasEmpty(value: Value): boolean {
  return typeof value === 'string' || Array.isArray(value) || value instanceof PuppetHash || value instanceof Default;
}
