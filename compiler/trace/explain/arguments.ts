/** What parameters of functions, lambdas and templates were given. */
import type { LambdaExpression } from '../../../parser/ast.ts';
import { dig, type Hop } from '../../lookup/index.ts';
import { eql, PuppetHash, type Value } from '../../values/index.ts';
import { argumentNodes, type CallNode, codeOf, functionName, spanOf, unparenthesized } from '../nodes.ts';
import type { Binding, Evaluated } from '../record.ts';
import type { WhyContext } from './context.ts';
import { resultOf } from './results.ts';
import { partOf, valueWays, waysOf } from './ways.ts';

export type Argument = Binding & { readonly kind: 'argument' };

export function argumentWays(argument: Argument, path: readonly Value[], context: WhyContext): readonly Hop[] {
  const { call, callee } = argument;
  const node = call.node as CallNode;
  if (callee.kind === 'FunctionDefinition') return functionArgument(argument, path, context);
  return callee === node.lambda ? lambdaArgument(argument, callee, path, context) : templateArgument(argument, path, context);
}

/** Arguments in their order; one that is unfolded stands for several. */
export function argumentsOf(call: Evaluated): readonly Evaluated[] {
  const found: Evaluated[] = [];
  for (const node of argumentNodes(call.node as CallNode)) {
    const part = partOf(call, node);
    const isUnfolded = unparenthesized(node).kind === 'UnfoldExpression';
    if (part !== undefined)
      for (let i = isUnfolded && Array.isArray(part.value) ? part.value.length : 1; i > 0; i--) found.push(part);
  }
  return found;
}

/** An argument by its index, with the path to it in what was unfolded. */
function argumentAt(call: Evaluated, index: number): { readonly record: Evaluated; readonly path: readonly Value[] } | undefined {
  const all = argumentsOf(call);
  const record = all[index];
  if (record === undefined) return undefined;
  return { record, path: record.node.kind === 'UnfoldExpression' ? [BigInt(index - all.indexOf(record))] : [] };
}

function functionArgument(argument: Argument, path: readonly Value[], context: WhyContext): readonly Hop[] {
  const { call, callee, name } = argument;
  const index = callee.parameters.findIndex((parameter) => parameter.name === name);
  const [first, ...rest] = path;
  const isRest = callee.parameters[index]?.capturesRest === true && typeof first === 'bigint';
  const found = argumentAt(call, isRest ? index + Number(first) : index);
  const from = found === undefined ? [] : valueWays(found.record, [...found.path, ...(isRest ? rest : path)], context);
  return [hopOf(argument, 'argument', `argument $${name} of ${codeOf(call.node, call.source)}`, path, from)];
}

function templateArgument(argument: Argument, path: readonly Value[], context: WhyContext): readonly Hop[] {
  const given = argumentsOf(argument.call)[1];
  const from = given === undefined ? [] : waysOf(given, [argument.name, ...path], context);
  return [hopOf(argument, 'argument', `$${argument.name} for ${codeOf(argument.call.node, argument.call.source)}`, path, from)];
}

function hopOf(
  { call, value }: Argument,
  kind: 'argument' | 'iteration',
  text: string,
  path: readonly Value[],
  from: readonly Hop[],
): Hop {
  return { kind, text, value: dig(value, path), path, at: spanOf(call.node, call.source), from };
}

// --- Lambdas ----------------------------------------------------------------------------------------------------------

/** An element, a key or an index of what is iterated, or what the run before has answered. */
function lambdaArgument(argument: Argument, callee: LambdaExpression, path: readonly Value[], context: WhyContext): readonly Hop[] {
  const { call, name } = argument;
  const index = callee.parameters.findIndex((parameter) => parameter.name === name);
  const step = stepOf(argument, callee, index, path);
  const text = `$${name}: ${step.what}${step.isGiven === true ? '' : ` ${collectionText(call)}`}`;
  const ways = step.record === undefined ? [] : valueWays(step.record, step.path, context);
  return [hopOf(argument, 'iteration', text, path, step.isKey === true ? ways.map((hop) => asKey(hop, argument.value)) : ways)];
}

function collectionText(call: Evaluated): string {
  const collection = argumentsOf(call)[0];
  const code = collection === undefined ? '' : codeOf(collection.node, collection.source);
  return `${code} (${functionName(call.node as CallNode)})`;
}

interface Step {
  readonly what: string;
  readonly record: Evaluated | undefined;
  readonly path: readonly Value[];
  readonly isKey?: boolean;
  /** An argument as it was given, and no part of one. */
  readonly isGiven?: boolean;
}

function stepOf(argument: Argument, callee: LambdaExpression, index: number, path: readonly Value[]): Step {
  const { call, turn, value } = argument;
  const given = argumentsOf(call);
  const name = functionName(call.node as CallNode);
  const [collection] = given;
  if (DIRECT.has(name)) return { what: `argument ${index + 1} of ${name}`, record: given[index], path, isGiven: true };
  if (name === 'reduce' && index === 0) return memo(argument, callee, given, path);
  const count = name === 'reduce' ? 1 : callee.parameters.length;
  const whole = collection?.value;
  const at = elementAt(name, whole, name === 'reduce' && given.length === 1 ? turn + 1 : turn);
  const what = `element ${at + 1} of`;
  if (whole instanceof PuppetHash) return entryStep(whole, collection, at, count, index, path);
  if (count === 2 && index === 0) return { what: `index ${at} in`, record: undefined, path };
  const element = [BigInt(at), ...path];
  // What is no array, or was put in another order, has no way into it.
  const isThere = Array.isArray(whole) && eql(whole[at] as Value, value);
  return { what, record: collection, path: isThere ? element : [] };
}

/** Functions whose lambda is given their arguments as they are. */
const DIRECT: ReadonlySet<string> = new Set(['with', 'then']);

function elementAt(name: string, whole: Value, turn: number): number {
  const size = Array.isArray(whole) ? whole.length : whole instanceof PuppetHash ? whole.size : 0;
  return name === 'reverse_each' ? size - 1 - turn : turn;
}

function entryStep(
  hash: PuppetHash,
  record: Evaluated | undefined,
  at: number,
  count: number,
  index: number,
  path: readonly Value[],
): Step {
  const key = [...hash.keys()][at];
  const shown = typeof key === 'string' ? `'${key}'` : String(key);
  if (count === 2) {
    if (index === 0) return { what: `key ${shown} in`, record, path: [key], isKey: true };
    return { what: `value of ${shown} in`, record, path: [key, ...path] };
  }
  // One parameter gets key and value as an array.
  const [part, ...rest] = path;
  return { what: `entry ${shown} in`, record, path: [key, ...(part === 1n ? rest : [])], isKey: part === 0n };
}

/** The start value, or what the lambda answered before. */
function memo({ call, turn }: Argument, callee: LambdaExpression, given: readonly Evaluated[], path: readonly Value[]): Step {
  const what = 'result so far of';
  if (turn > 0) {
    const before = call.parts.filter(({ node }) => node === callee.body)[turn - 1];
    return { what, record: before && (before.hasValue ? before : resultOf(before)), path };
  }
  if (given.length > 1) return { what: 'start value for', record: given[1], path };
  return { what: 'element 1 of', record: given[0], path: [0n, ...path] };
}

/** The way of an entry as that of its key: it ends where the entry is written, as what is in the entry does not matter. */
export function asKey(hop: Hop, key: Value): Hop {
  const isEntry = hop.kind === 'data' || (hop.kind === 'entry' && hop.path?.length === 0);
  const from = isEntry ? [] : hop.from.map((inner) => asKey(inner, key));
  const shown = isEntry && hop.keyAt !== undefined ? { ...hop, at: hop.keyAt } : hop;
  return 'value' in hop ? { ...shown, value: key, from } : { ...shown, from };
}
