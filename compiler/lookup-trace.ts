/** Where the value of a lookup came from, hop by hop, down to the fact; for `dalang lookup --explain=short`. dalang's own. */
import type { Compilation } from './catalog/compilation.ts';
import { NOT_BOUND } from './evaluator/scope.ts';
import { dig, explainOrigin, type Hop, Invocation, type LookupRequest, LookupTrace, lookupValue } from './lookup/index.ts';
import { withoutSecrets } from './trace/secrets.ts';
import type { Value } from './values/index.ts';

export interface Traced {
  readonly result: Value;
  /** Of each key that was asked for; a key that was not found has no steps below. */
  readonly hops: readonly Hop[];
}

/** The lookup, and what it did. The value is that of the lookup without a trace. */
export function traceLookup(compilation: Compilation, request: LookupRequest): Traced {
  const { data } = compilation.environment;
  const adapter = data.adapter(compilation);
  const trace = new LookupTrace();
  const { watch } = adapter;
  adapter.watch = trace.watch;
  try {
    const invocation = new Invocation(adapter, data.scope(compilation.topScope), { explainer: trace });
    const result = lookupValue(request, invocation);
    const variable = (_binding: unknown, name: string, path: readonly Value[]) => [variableHop(compilation, name, path)];
    const hops = trace.take().map((step) => explainOrigin(step, [], { lookup: data.lookup, variable }));
    return { result, hops: withoutSecrets(hops, result).hops };
  } finally {
    adapter.watch = watch;
  }
}

const KINDS: ReadonlyMap<string, Hop['kind']> = new Map<string, Hop['kind']>([
  ['facts', 'fact'],
  ['trusted', 'trusted fact'],
  ['server_facts', 'server fact'],
]);

function variableHop({ topScope, node }: Compilation, name: string, path: readonly Value[]): Hop {
  const bare = name.replace(/^::/, '');
  const known = topScope.lookup(bare);
  const value = known === NOT_BOUND ? undefined : dig(known, path);
  const absent = value === undefined ? ', which is not there' : '';
  const kind = KINDS.get(bare);
  if (kind !== undefined) return { kind, text: `${kind} ${path.join('.')}${absent}`, value, from: [] };
  const isFact = node.facts.has(bare);
  const text = `${isFact ? 'fact ' : 'variable $'}${[bare, ...path].join('.')}${absent}`;
  return { kind: isFact ? 'fact' : 'variable', text, value, from: [] };
}
