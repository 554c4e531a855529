/**
 * Where code reads facts, for an environment that notes the reads of those that are missing. What is here is asked for when code is
 * compiled to closures: an environment that notes nothing has none of it in its closures.
 */
import type { Node } from '../../parser/ast.ts';
import type { Span } from '../../parser/index.ts';
import { type FactReads, keysIn } from '../node/fact-reads.ts';
import type { NodeInput } from '../node/node.ts';
import type { Value } from '../values/index.ts';
import { NOT_BOUND, type Scope } from './scope.ts';
import type { CodeContext } from './thunk.ts';

interface Place {
  readonly reads: FactReads;
  readonly node: NodeInput;
  readonly at: () => Span;
}

type Reader = (scope: Scope, args: readonly Value[], place: Place) => void;

/** Functions that follow keys, by name. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['dig', (_scope, [value, ...keys], { reads, node, at }) => reads.walk(node, value, keys, at)],
  [
    'dig44',
    (_scope, [value, keys, otherwise], { reads, node, at }) => {
      if (Array.isArray(keys) && otherwise === undefined) reads.walk(node, value, keys as readonly Value[], at);
    },
  ],
  [
    'get',
    (_scope, [value, path, otherwise], { reads, node, at }) => {
      if (typeof path === 'string' && otherwise === undefined) reads.walk(node, value, keysIn(path), at);
    },
  ],
  [
    'getvar',
    (scope, [name, otherwise], place) => {
      if (typeof name === 'string' && otherwise === undefined) readPath(scope, name, place);
    },
  ],
  [
    'fact',
    (_scope, [name], { reads, node, at }) => {
      if (typeof name === 'string') reads.walk(node, node.facts, keysIn(name), at);
    },
  ],
]);

/** `facts.os.family`, the first being a variable. */
function readPath(scope: Scope, text: string, { reads, node, at }: Place): void {
  const [, name = '', path] = /^((?:::)?(?:\w+::)*\w+)(?:\.(.*))?$/s.exec(text) ?? [];
  const value = scope.lookup(name);
  if (value === NOT_BOUND) reads.variable(node, name, at);
  else if (path !== undefined) reads.walk(node, value, keysIn(path), at);
}

/** Puppet has calls of methods begin at their arguments; the value that the method is called on stands before. */
function startOf(node: Node): number {
  if (node.kind !== 'CallMethodExpression' || node.functorExpr.kind !== 'NamedAccessExpression') return node.offset;
  return startOf(node.functorExpr.leftExpr);
}

/** Notes what a call of the function reads; undefined for functions that read nothing, and where nobody asks. */
export function watchedCall(
  name: string,
  node: Node,
  { environment, source }: CodeContext,
): ((scope: Scope, args: readonly Value[]) => void) | undefined {
  const reads = environment.factReads;
  const reader = reads && READERS.get(name);
  if (reader === undefined) return undefined;
  const at = () => ({ source, offset: startOf(node), length: node.offset + node.length - startOf(node) });
  return (scope, args) => reader(scope, args, { reads: reads as FactReads, node: scope.compilation.node, at });
}

/** Notes what `[]` reads. Several keys make a slice, each of them read from the value. */
export function watchAccess(
  value: Value,
  keys: readonly Value[],
  scope: Scope,
  node: Node,
  { environment, source }: CodeContext,
): void {
  const at = () => ({ source, offset: node.offset, length: node.length });
  for (const key of keys) environment.factReads?.walk(scope.compilation.node, value, [key], at);
}

/** Notes a variable that is not there. */
export function watchUnknown(name: string, scope: Scope, node: Node, { environment, source }: CodeContext): void {
  environment.factReads?.variable(scope.compilation.node, name, () => ({ source, offset: node.offset, length: node.length }));
}
