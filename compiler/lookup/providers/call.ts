/**
 * Calls the function of a hierarchy level.
 *
 * Puppet: pops/lookup/function_provider.rb#load_function
 */
import type { Value } from '../../values/index.ts';
import { LookupError, RubyError } from '../errors.ts';
import type { Invocation } from '../invocation.ts';
import { NOT_FOUND, type NotFound } from '../not-found.ts';
import type { Level, ProviderKind } from './function-provider.ts';
import { type LookupContext, NotFoundSignal } from './lookup-context.ts';

/** Functions that Puppet has and dalang has not. */
const UNSUPPORTED: ReadonlySet<string> = new Set(['hocon_data', 'eyaml_lookup_key']);

export function callProvider(
  kind: ProviderKind,
  level: Level,
  invocation: Invocation,
  args: readonly Value[],
  context: LookupContext,
): Value | NotFound {
  const { lookup } = invocation.adapter;
  const mismatch = lookup.builtinMismatch(level.functionName);
  if (mismatch !== undefined) throw new LookupError(mismatch);
  const call = lookup.functions?.find(level.functionName);
  if (call === undefined) {
    if (UNSUPPORTED.has(level.functionName)) throw new LookupError(`${level.functionName} is not supported`, level.config.place());
    const module = /^(?!environment::)(.+?)::/.exec(level.functionName)?.[1];
    // Puppet asks the loader of the module, and there is none.
    if (module !== undefined && lookup.environment.moduleFolder(module) === undefined) {
      throw new RubyError("undefined method `load_typed' for nil:NilClass");
    }
    throw level.config.functionNotFound(kind, level.functionName);
  }
  try {
    return call(invocation.scope, args);
  } catch (error) {
    if (error instanceof NotFoundSignal && error.context === context) return NOT_FOUND;
    throw error;
  }
}
