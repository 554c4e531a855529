/** The way of an expression's value, by the kind of expression; `path` leads to the part of the value that is asked about. */
import type { Expression, KeyedEntry, LiteralHash, LiteralList } from '../../../parser/ast.ts';
import { dig, type Hop, isContainer } from '../../lookup/index.ts';
import { eql, type Value } from '../../values/index.ts';
import { codeOf, isCall, spanOf, unparenthesized } from '../nodes.ts';
import type { Evaluated } from '../record.ts';
import { callWays } from './calls.ts';
import { branchWays } from './conditionals.ts';
import type { WhyContext } from './context.ts';
import { resultOf } from './results.ts';
import { sameValue } from './same-value.ts';
import { variableWays } from './variables.ts';

type Way = (record: Evaluated, path: readonly Value[], context: WhyContext) => readonly Hop[];

/** Where the value came from; nothing for what is written there as it is. */
export function waysOf(record: Evaluated, path: readonly Value[], context: WhyContext): readonly Hop[] {
  return context.once(record, 'value', path, () => (WAYS[record.node.kind] ?? partWays)(record, path, context));
}

/** The same, where what is written there is told, too. */
export function valueWays(record: Evaluated, path: readonly Value[], context: WhyContext): readonly Hop[] {
  const ways = waysOf(record, path, context);
  return ways.length > 0 ? ways : [written(record, path)];
}

/** The value stands there. */
function written({ node, source, value }: Evaluated, path: readonly Value[]): Hop {
  return { kind: 'written', text: codeOf(node, source), value: dig(value, path), at: spanOf(node, source), from: [] };
}

/** All operands went into the value. */
function partWays(record: Evaluated, _path: readonly Value[], context: WhyContext): readonly Hop[] {
  return distinct(record.parts.flatMap((part) => waysOf(part, [], context)));
}

export function distinct(hops: readonly Hop[]): readonly Hop[] {
  return [...new Set(hops)];
}

/** What was evaluated for an expression within. */
export function partOf(record: Evaluated, node: Expression | undefined): Evaluated | undefined {
  if (node === undefined) return undefined;
  const plain = unparenthesized(node);
  return record.parts.findLast((part) => unparenthesized(part.node) === plain);
}

const resultWays: Way = (record, path, context) => {
  const result = resultOf(record);
  return result === undefined ? [] : waysOf(result, path, context);
};

const innerWays: Way = ({ parts: [inner] }, path, context) => (inner === undefined ? [] : waysOf(inner, path, context));

const readWays: Way = (record, path, context) =>
  record.binding === undefined ? innerWays(record, path, context) : variableWays(record.binding, path, record.value, context);

/** An operand of a sum of arrays or hashes, or of all the operands. */
const sumWays: Way = (record, path, context) => sameValue(record, record.parts, path, context);

const WAYS: { readonly [kind in Expression['kind']]?: Way } = {
  BlockExpression: resultWays,
  ParenthesizedExpression: innerWays,
  UnfoldExpression: innerWays,
  HeredocExpression: innerWays,
  AssignmentExpression: (record, path, context) =>
    record.node.kind === 'AssignmentExpression' ? followed(partOf(record, record.node.rightExpr), path, context) : [],
  VariableExpression: readWays,
  TextExpression: readWays,
  ConcatenatedString: (record, _path, context) => record.parts.flatMap((part) => segmentWays(part, context)),
  ArithmeticExpression: sumWays,
  AccessExpression: accessWays,
  LiteralHash: hashWays,
  LiteralList: listWays,
  IfExpression: branchWays,
  UnlessExpression: branchWays,
  CaseExpression: branchWays,
  SelectorExpression: branchWays,
  CallNamedFunctionExpression: callWays,
  CallMethodExpression: callWays,
  LambdaExpression: () => [],
  ResourceExpression: () => [],
};

function followed(record: Evaluated | undefined, path: readonly Value[], context: WhyContext): readonly Hop[] {
  return record === undefined ? [] : waysOf(record, path, context);
}

/** A variable in a text tells its value where it was set; what is computed there would not be told otherwise. */
function segmentWays(part: Evaluated, context: WhyContext): readonly Hop[] {
  const ways = waysOf(part, [], context);
  const inner = part.parts[0];
  if (ways.length === 0 || inner === undefined || !isCall(inner.node)) return ways;
  const text = `\${${codeOf(part.node, part.source)}}`;
  return [{ kind: 'part', text, value: inner.value, at: spanOf(inner.node, part.source), from: ways }];
}

/** `$value[key]` follows the key; a key that is not just written there has a way of its own. */
function accessWays(record: Evaluated, path: readonly Value[], context: WhyContext): readonly Hop[] {
  const [left, ...keys] = record.parts;
  const [key] = keys;
  if (left === undefined || key === undefined || keys.length !== 1 || !isContainer(left.value))
    return partWays(record, path, context);
  return [...waysOf(left, [indexIn(left.value, key.value), ...path], context), ...keyWays(key, context)];
}

/** A negative index counts from the end. */
function indexIn(holder: Value, key: Value): Value {
  return Array.isArray(holder) && typeof key === 'bigint' && key < 0n ? BigInt(holder.length) + key : key;
}

/** Where a key came from that is not just written there. */
export function keyWays(key: Evaluated, context: WhyContext): readonly Hop[] {
  const from = waysOf(key, [], context);
  if (from.length === 0) return [];
  const { node, source, value } = key;
  return [{ kind: 'key', text: `key ${codeOf(node, source)}`, value, at: spanOf(node, source), from }];
}

function hashWays(record: Evaluated, [key, ...rest]: readonly Value[], context: WhyContext): readonly Hop[] {
  const { entries } = record.node as LiteralHash;
  if (rest.length === 0 && key === undefined) return partWays(record, [], context);
  // The last of equal keys wins.
  const at = entries.findLastIndex((_entry, index) => eql(record.parts[index * 2]?.value, key));
  const value = record.parts[at * 2 + 1];
  return value === undefined ? [] : [entryHop(entries[at] as KeyedEntry, record, value, rest, context)];
}

function entryHop(
  entry: KeyedEntry | Expression,
  { source }: Evaluated,
  value: Evaluated,
  path: readonly Value[],
  context: WhyContext,
): Hop {
  const from = waysOf(value, path, context);
  return { kind: 'entry', text: codeOf(entry, source), value: dig(value.value, path), path, at: spanOf(entry, source), from };
}

/** An element; those that an unfolded value stands for have its way. */
function listWays(record: Evaluated, [index, ...rest]: readonly Value[], context: WhyContext): readonly Hop[] {
  if (typeof index !== 'bigint') return partWays(record, [], context);
  let at = Number(index);
  for (const [position, part] of record.parts.entries()) {
    const isUnfolded = part.node.kind === 'UnfoldExpression';
    const size = isUnfolded && Array.isArray(part.value) ? part.value.length : 1;
    if (at < size) {
      if (isUnfolded) return waysOf(part, [BigInt(at), ...rest], context);
      return [entryHop((record.node as LiteralList).values[position] as Expression, record, part, rest, context)];
    }
    at -= size;
  }
  return [];
}
