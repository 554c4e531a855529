/**
 * Lookups from outside of code, as `puppet lookup` makes them: in the top scope of a node, with its manifests compiled or not.
 *
 * Puppet: application/lookup.rb
 */

import type { Compilation, LogEntry } from './catalog/compilation.ts';
import { richData } from './catalog/rich-data.ts';
import { type CompileOptions, type Failure, run } from './compile.ts';
import type { Environment } from './environment.ts';
import { puppetText } from './evaluator/errors.ts';
import { Invocation, LookupError, lookupValue, TextExplainer } from './lookup/index.ts';
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
  readonly logs: readonly LogEntry[];
}

export type LookupResult = LookupSuccess | Failure;

/** The value of the first key that has one. */
export function lookup(environment: Environment, node: NodeData, input: LookupInput, options: CompileOptions = {}): LookupResult {
  const target = input.compile ? environment : environment.with({ code: 'undef' });
  return run(target, node, options, (compilation) => lookUp(compilation, input));
}

function lookUp(compilation: Compilation, input: LookupInput) {
  const { environment, topScope } = compilation;
  const explainer = input.explain ? new TextExplainer(input.explainOptions === true, input.onlyExplainOptions === true) : undefined;
  const adapter = environment.data.adapter(compilation);
  const invocation = new Invocation(adapter, environment.data.scope(topScope), explainer ? { explainer } : {});
  const log = { strict: compilation.settings.strict, warn: (message: string) => compilation.log('warning', message) };
  const request = {
    names: input.keys,
    type: input.type === undefined ? undefined : parseType(input.type, environment.typeResolver),
    merge: fromData(input.merge),
    hasDefault: input.default !== undefined,
    defaultValue: fromData(input.default?.value),
  };
  let result: Value;
  let lookupError: string | undefined;
  try {
    result = lookupValue(request, invocation);
  } catch (error) {
    if (!explainer || !(error instanceof LookupError)) throw error;
    lookupError = puppetText(error);
  }
  return {
    result,
    value: richData(result, 'lookup', log),
    ...(explainer ? { explain: explainer.explain(), explainHash: explainer.toHash() } : {}),
    ...(lookupError === undefined ? {} : { lookupError }),
  };
}
