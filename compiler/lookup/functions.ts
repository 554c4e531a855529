/**
 * The functions `lookup`, `hiera`, `hiera_array`, `hiera_hash` and `hiera_include`, and automatic parameter lookup, without the
 * argument checks of their signatures, which are made before.
 *
 * Puppet: functions/lookup.rb, hiera/puppet_function.rb, parser/resource.rb#lookup_external_default_for
 */
import { PType } from '../types/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import type { LookupAdapter } from './adapter.ts';
import { Invocation, type InvocationOptions } from './invocation.ts';
import { type LookupRequest, lookupValue } from './lookup.ts';
import type { NotFound } from './not-found.ts';
import type { LookupScope } from './scope.ts';

type Names = string | readonly string[];
type Block = (names: Value) => Value;

/**
 * `lookup(...)` in all its forms: name, type, merge and default; name and a hash of options; a hash of options with `name`.
 */
export function performLookup(adapter: LookupAdapter, scope: LookupScope, args: readonly Value[], block?: Block): Value {
  const first = args[0];
  const second = args[1];
  if (first instanceof PuppetHash) return withOptions(adapter, scope, first.get('name') as Names, first, block);
  if (second instanceof PuppetHash && args.length === 2) return withOptions(adapter, scope, first as Names, second, block);
  const request: LookupRequest = {
    names: first as Names,
    type: second instanceof PType ? second : undefined,
    merge: args[2],
    hasDefault: args.length > 3,
    defaultValue: args[3],
    defaultBlock: block,
  };
  return lookupValue(request, new Invocation(adapter, scope));
}

function withOptions(
  adapter: LookupAdapter,
  scope: LookupScope,
  names: Names,
  options: PuppetHash,
  block: Block | undefined,
): Value {
  const request: LookupRequest = {
    names,
    type: options.get('value_type') as PType | undefined,
    merge: options.get('merge'),
    hasDefault: options.has('default_value'),
    defaultValue: options.get('default_value'),
    defaultBlock: block,
  };
  return lookupValue(request, new Invocation(adapter, scope, hashes(options)));
}

function hashes(options: PuppetHash): InvocationOptions {
  const overrides = options.get('override');
  const defaults = options.get('default_values_hash');
  return {
    ...(overrides instanceof PuppetHash ? { overrides } : {}),
    ...(defaults instanceof PuppetHash ? { defaults } : {}),
  };
}

export type HieraFunction = 'hiera' | 'hiera_array' | 'hiera_hash' | 'hiera_include';

const HIERA_MERGES: Readonly<Record<HieraFunction, string>> = {
  hiera: 'first',
  hiera_array: 'unique',
  hiera_hash: 'hash',
  hiera_include: 'unique',
};

/**
 * `hiera(key, default, override)` and its relatives; `hiera_include` includes what this answers. `args`: key, and if given default and
 * override, or with a block key and override.
 */
export function hieraLookup(
  name: HieraFunction,
  adapter: LookupAdapter,
  scope: LookupScope,
  args: readonly Value[],
  block?: Block,
): Value {
  deprecate(name, adapter);
  const list = Array.isArray(args[0]) ? (args[0] as readonly Value[]) : args;
  const override = block === undefined ? list[2] : list[1];
  const invocation = new Invocation(adapter, scope);
  invocation.isHieraCall = true;
  if (!adapter.isGlobalOnly && !adapter.layers.hasVersion5) invocation.setGlobalOnly();
  if (override !== undefined)
    invocation.locationOverrides = Array.isArray(override) ? override.flat(Number.POSITIVE_INFINITY) : [override];
  const hasDefault = block === undefined && list.length > 1;
  const request: LookupRequest = {
    names: list[0] as string,
    merge: HIERA_MERGES[name],
    hasDefault,
    defaultValue: hasDefault ? list[1] : undefined,
    defaultBlock: block,
  };
  return lookupValue(request, invocation);
}

function deprecate(name: HieraFunction, adapter: LookupAdapter): void {
  if (adapter.strict === 'off') return;
  const page = 'See https://puppet.com/docs/puppet/7.23/deprecated_language.html';
  adapter.log.warnOnce(name, `The function '${name}' is deprecated in favor of using 'lookup'. ${page}`);
}

/** Automatic parameter lookup of `class::parameter`: NOT_FOUND when no data has it. */
export function lookupParameter(adapter: LookupAdapter, scope: LookupScope, key: string): Value | NotFound {
  return adapter.lookupKey(key, new Invocation(adapter, scope), undefined);
}
