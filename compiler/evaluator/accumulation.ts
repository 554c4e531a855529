/**
 * Results that grow step by step, as in `reduce([]) |$memo, $x| { $memo + [$x] }`. Every `+` and `<<` makes a new array or hash, and
 * copying all that is there for each element would take time in the square of their number. A lambda that ends with such an expression
 * extends its memo in place instead, where the memo is the answer of the step before and no code has read it since: then nobody can see
 * the difference.
 */
import type { ArithmeticExpression, Expression, LambdaExpression, Node } from '../../parser/ast.ts';
import type { Accumulator, Value } from '../values/index.ts';
import { type Frame, LocalFrame, type NOT_BOUND } from './frame.ts';
import type { Scope } from './scope.ts';
import type { Thunk } from './thunk.ts';

/** `$memo + ...`, `$memo << ...` and `$memo` where they are the last that a lambda evaluates. */
const tails = new WeakSet<Node>();

export function isTail(node: Expression): boolean {
  return tails.has(node);
}

/** Finds the tails of a lambda; answers whether there are any. */
export function markTails({ parameters, body }: Pick<LambdaExpression, 'parameters' | 'body'>): boolean {
  const [memo] = parameters;
  return parameters.length === 2 && memo !== undefined && mark(body, memo.name);
}

function mark(node: Expression | undefined, memo: string): boolean {
  switch (node?.kind) {
    case 'ArithmeticExpression':
      return isExtension(node, memo) && add(node);
    case 'VariableExpression':
      // By itself it extends nothing: it only lets a memo pass that other branches extend.
      if (isVariable(node, memo)) tails.add(node);
      return false;
    case 'ParenthesizedExpression':
      return mark(node.expr, memo);
    case 'BlockExpression':
      return mark(node.statements.at(-1), memo);
    case 'IfExpression':
    case 'UnlessExpression':
      return markAll([node.thenExpr, node.elseExpr], memo);
    case 'CaseExpression':
      return markAll(
        node.options.map(({ thenExpr }) => thenExpr),
        memo,
      );
    case 'SelectorExpression':
      return markAll(
        node.selectors.map(({ valueExpr }) => valueExpr),
        memo,
      );
    default:
      return false;
  }
}

function markAll(nodes: readonly (Expression | undefined)[], memo: string): boolean {
  return nodes.map((node) => mark(node, memo)).includes(true);
}

function add(node: Expression): boolean {
  tails.add(node);
  return true;
}

function isExtension({ operator, leftExpr }: ArithmeticExpression, memo: string): boolean {
  return (operator === '+' || operator === '<<') && isVariable(leftExpr, memo);
}

function isVariable(node: Expression, name: string): boolean {
  return node.kind === 'VariableExpression' && node.expr.kind === 'QualifiedName' && node.expr.value === name;
}

/** Variables of a lambda that is called with a memo; notes whether the memo was read. */
export class AccumulatorFrame extends LocalFrame {
  readonly memoName: string;
  readonly memo: Value;
  /** What the last expression made of the memo: a new value, or the memo itself, extended. */
  produced: Value;
  private isOwn: boolean;

  constructor(parent: Frame, names: readonly string[], values: readonly Value[], isOwn: boolean) {
    super(parent, names, values);
    this.memoName = names[0] as string;
    this.memo = values[0];
    this.produced = undefined;
    this.isOwn = isOwn;
  }

  /** Whether the memo may be changed: nothing but the lambda's last expression knows it. */
  get canExtend(): boolean {
    return this.isOwn;
  }

  override get(name: string): Value | typeof NOT_BOUND {
    if (name === this.memoName) this.isOwn = false;
    return super.get(name);
  }
  override entries(): Iterable<readonly [string, Value]> {
    this.isOwn = false;
    return super.entries();
  }
}

/** The frame of the lambda that a tail belongs to, when it was called with a memo. Matches may lie above it. */
export function accumulatorFrame(scope: Scope): AccumulatorFrame | undefined {
  let frame: Frame | undefined = scope.frame;
  while (frame !== undefined && !frame.isLocal) frame = frame.parent;
  return frame instanceof AccumulatorFrame ? frame : undefined;
}

/** Reads what an expression takes something out of: an element or a copy, so a memo does not get known to others. */
export function readingWithin(node: Expression, read: Thunk): Thunk {
  if (node.kind !== 'VariableExpression' || node.expr.kind !== 'QualifiedName') return read;
  const name = node.expr.value;
  return (scope) => {
    const { frame } = scope;
    return frame instanceof AccumulatorFrame && frame.memoName === name ? frame.memo : read(scope);
  };
}

/** Runs a lambda's body; the accumulator learns whether the answer is its own. */
export function runAccumulating(
  scope: Scope,
  names: readonly string[],
  values: readonly Value[],
  accumulator: Accumulator,
  body: (scope: Scope) => Value,
): Value {
  const before = scope.frame;
  const frame = new AccumulatorFrame(before, names, values, accumulator.isOwn);
  accumulator.isOwn = false;
  scope.frame = frame;
  try {
    const answer = body(scope);
    accumulator.isOwn = answer !== undefined && answer === frame.produced;
    return answer;
  } finally {
    scope.frame = before;
  }
}
