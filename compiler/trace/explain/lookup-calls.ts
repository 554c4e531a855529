/** What lookups found, or took instead. */
import { dig, explainOrigin, type Hop, type TraceNode } from '../../lookup/index.ts';
import { eql, PuppetHash, Sensitive, type Value } from '../../values/index.ts';
import { spanOf } from '../nodes.ts';
import type { Binding } from '../record.ts';
import type { Call } from './call.ts';
import type { WhyContext } from './context.ts';
import { variableWays } from './variables.ts';
import { distinct, keyWays, valueWays, waysOf } from './ways.ts';

export const LOOKUPS: ReadonlySet<string> = new Set(['lookup', 'hiera', 'hiera_array', 'hiera_hash']);

export function lookupWays(call: Call): readonly Hop[] {
  const { record, given, path, context } = call;
  const keys = given.slice(0, 1).flatMap((key) => keyWays(key, context));
  const found = record.lookups.map((data) => originOf(data, path, context)).filter(({ from }) => from.length > 0);
  const hop = found.at(-1);
  const value = record.value instanceof Sensitive ? { value: record.value } : {};
  if (hop !== undefined) return [{ ...hop, ...value, at: spanOf(record.node, record.source) }, ...keys];
  return [{ ...notFound(call), from: distinct([...fallbackWays(call), ...keys]) }];
}

/** The way of a value, or a part of it, that a lookup found. */
export function originOf(data: TraceNode, path: readonly Value[], context: WhyContext): Hop {
  const variable = (binding: unknown, _name: string, rest: readonly Value[]) =>
    binding === undefined ? [] : variableWays(binding as Binding, rest, undefined, context);
  const [hop] = context.once(data, 'lookup', path, () => [explainOrigin(data, path, { lookup: context.lookup, variable })]);
  return hop ?? { kind: 'lookup', text: `lookup of '${String(data.qualifier)}'`, from: [] };
}

function notFound({ record, path }: Call): Hop {
  const keys = record.lookups.map(({ qualifier }) => `'${String(qualifier)}'`).join(', ');
  const text = `lookup of ${keys}: no value found, the default is taken`;
  return { kind: 'lookup', text, value: dig(record.value, path), at: spanOf(record.node, record.source), from: [] };
}

/** The last argument that is the value, or a hash of options that holds it. */
function fallbackWays({ record, given, path, context }: Call): readonly Hop[] {
  const argument = given.slice(1).findLast(({ value }) => eql(value, record.value));
  if (argument !== undefined) return valueWays(argument, path, context);
  const options = given.findLast(({ value }) => value instanceof PuppetHash);
  return options?.value instanceof PuppetHash && options.value.has('default_value')
    ? waysOf(options, ['default_value', ...path], context)
    : [];
}
