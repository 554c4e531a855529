/**
 * Calls the function of a hierarchy level.
 *
 * Puppet: pops/lookup/function_provider.rb#load_function
 */
import { assertAssignable, PAnyType, parseType } from '../../types/index.ts';
import type { Value } from '../../values/index.ts';
import { RubyError } from '../errors.ts';
import { HieraScope } from '../hiera-scope.ts';
import type { ProviderFunction } from '../index.ts';
import type { Invocation } from '../invocation.ts';
import { NOT_FOUND, type NotFound } from '../not-found.ts';
import type { LookupScope } from '../scope.ts';
import type { Level, ProviderKind } from './function-provider.ts';
import { type LookupContext, NotFoundSignal } from './lookup-context.ts';

export interface LoadedFunction {
  readonly call: ProviderFunction;
  /** All its signatures say that they return data, so what it returns is not looked at. */
  readonly isTrusted: boolean;
}

const TRUSTED: Readonly<Record<ProviderKind, string>> = {
  data_hash: 'Hash[RichDataKey, RichData]',
  lookup_key: 'RichData',
  data_dig: 'RichData',
  v4_data_hash: 'Hash[RichDataKey, RichData]',
};

/** The function of a level. An error when there is none, or when it returns something else than data. */
export function loadFunction(kind: ProviderKind, level: Level, invocation: Invocation): LoadedFunction {
  const { lookup } = invocation.adapter;
  const { functionName } = level;
  const call = lookup.functions?.find(functionName, callingScope(invocation));
  if (call === undefined) throw missingFunction(kind, level, invocation);
  const subject = `Return type of '${kind}' function named '${functionName}'`;
  // A signature that returns Any says nothing.
  const types = (call.returnTypes ?? [undefined]).map((type) => (type === PAnyType.DEFAULT ? undefined : type));
  for (const type of types) if (type !== undefined) assertAssignable(subject, parseType(TRUSTED[kind]), type);
  return { call, isTrusted: types.every((type) => type !== undefined) };
}

/** Functions see the scope as it is. */
function callingScope({ scope }: Invocation): LookupScope {
  return scope instanceof HieraScope ? scope.real : scope;
}

function missingFunction(kind: ProviderKind, { functionName, config }: Level, invocation: Invocation): Error {
  const module = /^(?!environment::)(.+?)::/.exec(functionName)?.[1];
  // Puppet asks the loader of the module, and there is none.
  if (module !== undefined && invocation.adapter.lookup.environment.moduleFolder(module) === undefined) {
    return new RubyError("undefined method `load_typed' for nil:NilClass");
  }
  return config.functionNotFound(kind, functionName);
}

/** What the function answers; NOT_FOUND when it says so through its context. */
export function callProvider(
  { call }: LoadedFunction,
  invocation: Invocation,
  args: readonly Value[],
  context: LookupContext,
): Value | NotFound {
  try {
    return call(callingScope(invocation), args);
  } catch (error) {
    if (error instanceof NotFoundSignal && error.context === context) return NOT_FOUND;
    throw error;
  } finally {
    // Code was run that may have set variables.
    invocation.adapter.turn++;
  }
}
