/**
 * Lookups from outside of code, as `puppet lookup` makes them: in the top scope of a node, with its manifests compiled or not.
 *
 * Puppet: application/lookup.rb
 */

import { DiagnosticError } from '../parser/diagnostics/diagnostic.ts';
import type { Compilation, LogEntry } from './catalog/compilation.ts';
import { richData } from './catalog/rich-data.ts';
import { type CompileOptions, type Failure, run } from './compile.ts';
import type { Environment } from './environment.ts';
import { isPuppetFailure, puppetText } from './evaluator/errors.ts';
import { type Hop, Invocation, KeyNotFoundError, lookupValue, TextExplainer } from './lookup/index.ts';
import { type KnownKeys, knownKeys } from './lookup/known-keys.ts';
import { type Search, searchOf } from './lookup-search.ts';
import { traceLookup } from './lookup-trace.ts';
import { fromData } from './node/from-data.ts';
import type { NodeData } from './node/node.ts';
import { parseType } from './types/index.ts';
import type { Value } from './values/index.ts';

export interface LookupInput {
  readonly keys: readonly string[];
  /** Type expression that the value must fit. */
  readonly type?: string | undefined;
  readonly merge?: unknown;
  /** Present, even if null: what is answered when nothing is found. */
  readonly default?: { readonly value: unknown } | undefined;
  readonly explain?: boolean | undefined;
  /** Explains where the lookup options come from, too, or only that. */
  readonly explainOptions?: boolean | undefined;
  readonly onlyExplainOptions?: boolean | undefined;
  /** Compiles the manifests first, so that classes and their variables are there. */
  readonly compile?: boolean | undefined;
  /** Tells of a key that is not found where it was searched for; ours. */
  readonly tellSearch?: boolean | undefined;
  /** Tells where the value came from, hop by hop; ours. */
  readonly trace?: boolean | undefined;
}

export interface LookupSuccess {
  readonly ok: true;
  readonly result: Value;
  readonly value: unknown;
  readonly explain?: string;
  /** With `explain`: the same as data, for JSON and YAML. */
  readonly explainHash?: Value;
  /** With `explain`: why there is no value. */
  readonly lookupError?: string;
  /** With `trace`: the way of the value, of each key that was asked for; the last is the one that has it. */
  readonly trace?: readonly Hop[];
  readonly logs: readonly LogEntry[];
  readonly rubyMet: Failure['rubyMet'];
  readonly unanswered: Failure['unanswered'];
}

/** `search`: with `tellSearch`, when nothing was found. */
export type LookupFailure = Failure & { readonly search?: Search | undefined };

export type LookupResult = LookupSuccess | LookupFailure;

/** The value of the first key that has one. */
export function lookup(environment: Environment, node: NodeData, input: LookupInput, options: CompileOptions = {}): LookupResult {
  let search: Search | undefined;
  const onMissing = (found: Search) => {
    search = found;
  };
  const result = run(compiled(environment, input), node, options, (compilation) =>
    input.trace ? traced(compilation, input, onMissing) : lookUp(compilation, input, onMissing),
  );
  return result.ok || search === undefined ? result : { ...result, search };
}

function compiled(environment: Environment, { compile }: Pick<LookupInput, 'compile'>): Environment {
  return compile ? environment : environment.with({ code: 'undef' });
}

function lookUp(compilation: Compilation, input: LookupInput, onMissing: (search: Search) => void) {
  const { environment } = compilation;
  const explainer = input.explain ? new TextExplainer(input.explainOptions === true, input.onlyExplainOptions === true) : undefined;
  const invocation = invocationIn(compilation, explainer);
  const request = requestOf(input, environment);
  let result: Value;
  let lookupError: string | undefined;
  try {
    result = lookupValue(request, invocation);
  } catch (error) {
    // Puppet makes errors of code that a lookup runs errors of the lookup.
    if (!(error instanceof DiagnosticError)) throw error;
    if (error instanceof KeyNotFoundError && input.tellSearch && !explainer) onMissing(searchOf(compilation, request, invocation));
    if (!explainer) throw error;
    lookupError = puppetText(error);
  }
  return {
    result,
    value: richData(result, 'lookup', logOf(compilation)),
    ...(explainer ? { explain: explainer.explain(), explainHash: explainer.toHash() } : {}),
    ...(lookupError === undefined ? {} : { lookupError }),
  };
}

function traced(compilation: Compilation, input: LookupInput, onMissing: (search: Search) => void) {
  const request = requestOf(input, compilation.environment);
  try {
    const { result, hops } = traceLookup(compilation, request);
    return { result, value: richData(result, 'lookup', logOf(compilation)), trace: hops };
  } catch (error) {
    if (error instanceof KeyNotFoundError && input.tellSearch) onMissing(searchOf(compilation, request, invocationIn(compilation)));
    throw error;
  }
}

function invocationIn(compilation: Compilation, explainer?: TextExplainer): Invocation {
  const { data } = compilation.environment;
  return new Invocation(data.adapter(compilation), data.scope(compilation.topScope), explainer ? { explainer } : {});
}

function requestOf(input: LookupInput, environment: Environment) {
  return {
    names: input.keys,
    type: input.type === undefined ? undefined : parseType(input.type, environment.typeResolver),
    merge: fromData(input.merge),
    hasDefault: input.default !== undefined,
    defaultValue: fromData(input.default?.value),
  };
}

function logOf(compilation: Compilation) {
  return { strict: compilation.settings.strict, warn: (message: string) => compilation.log('warning', message) };
}

/** What one key is for one node. */
export type KeyAnswer =
  | { readonly key: string; readonly ok: true; readonly value: Value }
  | { readonly key: string; readonly ok: false; readonly error: string };

export type AnswersResult =
  | { readonly ok: true; readonly answers: readonly KeyAnswer[]; readonly logs: readonly LogEntry[] }
  | Failure;

/** The value, or else the reason for none, of every key. */
export function lookupEach(
  environment: Environment,
  node: NodeData,
  input: LookupInput,
  options: CompileOptions = {},
): AnswersResult {
  return run(compiled(environment, input), node, options, (compilation) => ({
    answers: input.keys.map((key) => answerFor(key, input, compilation)),
  }));
}

function answerFor(key: string, input: LookupInput, compilation: Compilation): KeyAnswer {
  try {
    const request = requestOf({ ...input, keys: [key] }, compilation.environment);
    return { key, ok: true, value: lookupValue(request, invocationIn(compilation)) };
  } catch (error) {
    if (!isPuppetFailure(error)) throw error;
    return { key, ok: false, error: puppetText(error) };
  }
}

export type KeysResult = ({ readonly ok: true; readonly logs: readonly LogEntry[] } & KnownKeys) | Failure;

/** All keys that the data has for the node, of the environment and of its modules. */
export function keysOf(
  environment: Environment,
  node: NodeData,
  input: Pick<LookupInput, 'compile'> = {},
  options: CompileOptions = {},
): KeysResult {
  return run(compiled(environment, input), node, options, (compilation) =>
    knownKeys(invocationIn(compilation), environment.modules.keys()),
  );
}
