/** What a call of a function answered came from. */
import { dig, explainOrigin, type Hop, isContainer } from '../../lookup/index.ts';
import { keysIn } from '../../node/fact-reads.ts';
import { eql, PuppetHash, Sensitive, type Value } from '../../values/index.ts';
import { argumentNodes, type CallNode, codeOf, functionName, spanOf } from '../nodes.ts';
import type { Evaluated } from '../record.ts';
import { argumentsOf, asKey } from './arguments.ts';
import type { WhyContext } from './context.ts';
import { resultOf } from './results.ts';
import { sameValue } from './same-value.ts';
import { templateHop } from './templates.ts';
import { nodeWays, variableWays } from './variables.ts';
import { distinct, valueWays, waysOf } from './ways.ts';

interface Call {
  readonly record: Evaluated;
  readonly node: CallNode;
  readonly name: string;
  readonly given: readonly Evaluated[];
  readonly path: readonly Value[];
  readonly context: WhyContext;
}

export function callWays(record: Evaluated, path: readonly Value[], context: WhyContext): readonly Hop[] {
  const node = record.node as CallNode;
  const call: Call = { record, node, name: functionName(node), given: argumentsOf(record), path, context };
  if (LOOKUPS.has(call.name)) return lookupWays(call);
  const body = bodyOf(call);
  if (TEMPLATES.has(call.name) && body !== undefined) return [templateHop(record, body, context)];
  if (body !== undefined) return [functionHop(call, body)];
  const special = SPECIAL.get(call.name);
  if (special !== undefined) return special(call);
  const ways = sameValue(record, call.given, path, context);
  return path.length > 0 ? ways : distinct([...ways, ...outsideWays(call)]);
}

// --- Lookups ----------------------------------------------------------------------------------------------------------

const LOOKUPS: ReadonlySet<string> = new Set(['lookup', 'hiera', 'hiera_array', 'hiera_hash']);

function lookupWays(call: Call): readonly Hop[] {
  const { record, given, path, context } = call;
  const keys = given.slice(0, 1).flatMap((key) => computedKey(key, context));
  const found = record.lookups.map((data) => originOf(data, path, context)).filter(({ from }) => from.length > 0);
  const hop = found.at(-1);
  const value = record.value instanceof Sensitive ? { value: record.value } : {};
  if (hop !== undefined) return [{ ...hop, ...value, at: spanOf(record.node, record.source) }, ...keys];
  return [{ ...notFound(call), from: distinct([...fallbackWays(call), ...keys]) }];
}

export function originOf(data: Evaluated['lookups'][number], path: readonly Value[], context: WhyContext): Hop {
  const variable = (binding: unknown, _name: string, rest: readonly Value[]) =>
    binding === undefined ? [] : variableWays(binding as never, rest, undefined, context);
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

function computedKey(key: Evaluated, context: WhyContext): readonly Hop[] {
  const from = waysOf(key, [], context);
  const { node, source, value } = key;
  return from.length === 0 ? [] : [{ kind: 'key', text: `key ${codeOf(node, source)}`, value, at: spanOf(node, source), from }];
}

// --- Functions of the Puppet language, lambdas, templates ---------------------------------------------------------------

const TEMPLATES: ReadonlySet<string> = new Set(['epp', 'inline_epp']);

/** What was run of a function written in Puppet or of a template: neither an argument, nor a lambda of the call itself. */
function bodyOf({ record, node }: Call): Evaluated | undefined {
  if (record.turns === 0 || node.lambda !== undefined) return undefined;
  const last = record.parts.at(-1);
  return last !== undefined && !argumentNodes(node).includes(last.node) ? last : undefined;
}

function functionHop({ record, path, context }: Call, body: Evaluated): Hop {
  const { node, source, value } = record;
  const result = body.hasValue ? body : (resultOf(body) ?? body);
  const from = valueWays(result, path, context);
  return { kind: 'function', text: codeOf(node, source), value: dig(value, path), at: spanOf(node, source), from };
}

/** Each run of the lambda. */
function runsOf({ record, node }: Call): readonly Evaluated[] {
  const body = node.lambda?.body;
  if (body === undefined) return [];
  const runs = record.parts.filter((part) => part.node === body);
  return runs.flatMap((run) => (run.hasValue ? [run] : [resultOf(run) ?? run]));
}

/** What lambdas took from outside of the call: elements of its arguments have been told as these. */
function outsideWays(call: Call): readonly Hop[] {
  const { node, source } = call.record;
  const { offset } = spanOf(node, source);
  const ways = runsOf(call).flatMap((run) => waysOf(run, [], call.context));
  return ways.filter(({ kind, at }) => kind !== 'iteration' || at?.source !== source || at.offset !== offset);
}

// --- Built-in functions of which is known what they do ------------------------------------------------------------------

type Special = (call: Call) => readonly Hop[];

const argument =
  (index: number): Special =>
  ({ given, path, context }) => {
    const one = given[index];
    return one === undefined ? [] : waysOf(one, path, context);
  };

/** The last run, as with `reduce`; without one what the function was called on. */
const lastRun: Special = (call) => {
  const run = runsOf(call).at(-1) ?? call.given[0];
  return run === undefined ? [] : valueWays(run, call.path, call.context);
};

const inside =
  (keysOf: (call: Call) => readonly Value[]): Special =>
  (call) => {
    const [holder] = call.given;
    return holder === undefined ? [] : waysOf(holder, [...keysOf(call), ...call.path], call.context);
  };

/** So many elements are told of an array that went into a value as a whole. */
const MOST_RUNS = 5;

const mapped: Special = (call) => {
  const [index, ...rest] = call.path;
  const run = typeof index === 'bigint' ? runsOf(call)[Number(index)] : undefined;
  if (run !== undefined) return valueWays(run, rest, call.context);
  const runs = runsOf(call);
  const ways = distinct(runs.slice(0, MOST_RUNS).flatMap((part) => waysOf(part, [], call.context)));
  if (ways.length === 0) return distinct(call.given.flatMap((part) => waysOf(part, [], call.context)));
  return runs.length <= MOST_RUNS
    ? ways
    : [...ways, { kind: 'unknown', text: `${runs.length - MOST_RUNS} more elements`, from: [] }];
};

/** The first argument that is the answer. */
const chosen: Special = ({ record, given, path, context }) => {
  const one = given.find(({ value }) => eql(value, record.value));
  return one === undefined ? [] : valueWays(one, path, context);
};

const converted: Special = (call) => {
  const { given, path, context } = call;
  const value = given[1];
  if (value === undefined) return [];
  return waysOf(value, isContainer(value.value) ? path : [], context);
};

const variableByName: Special = ({ record, given, path, context }) => {
  const name = given[0]?.value;
  const [, ...keys] = typeof name === 'string' ? name.split('.') : [];
  if (record.binding === undefined || record.binding.kind === 'nothing')
    return argument(1)({ record, given, path, context } as Call);
  return variableWays(record.binding, [...keysIn(keys.join('.')), ...path], record.value, context);
};

/** An element of the keys or values of a hash has the way of its entry. */
const entries =
  (isKey: boolean): Special =>
  (call) => {
    const [holder] = call.given;
    const [index, ...rest] = call.path;
    if (holder === undefined) return [];
    if (!(holder.value instanceof PuppetHash) || typeof index !== 'bigint') return waysOf(holder, [], call.context);
    const key = [...holder.value.keys()][Number(index)];
    const ways = waysOf(holder, isKey ? [key] : [key, ...rest], call.context);
    return isKey ? ways.map((hop) => asKey(hop, key)) : ways;
  };

const fact: Special = ({ given, path, context }) => {
  const name = given[0]?.value;
  return typeof name === 'string' ? nodeWays('facts', [...keysIn(name), ...path], context) : [];
};

const SPECIAL: ReadonlyMap<string, Special> = new Map<string, Special>([
  ['each', argument(0)],
  ['reverse_each', argument(0)],
  ['tree_each', argument(0)],
  ['unwrap', argument(0)],
  ['assert_type', argument(1)],
  ['new', converted],
  ['with', lastRun],
  ['then', lastRun],
  ['lest', lastRun],
  ['reduce', lastRun],
  ['map', mapped],
  ['keys', entries(true)],
  ['values', entries(false)],
  ['dig', inside(({ given }) => given.slice(1).map(({ value }) => value))],
  ['get', inside(({ given }) => (typeof given[1]?.value === 'string' ? keysIn(given[1].value) : []))],
  ['getvar', variableByName],
  ['fact', fact],
  ['pick', chosen],
  ['pick_default', chosen],
]);
