/** `+ - * / % << >>`, and the unary minus. */
import type { ArithmeticExpression, Expression } from '../../parser/ast.ts';
import { issue } from '../../parser/diagnostics/issues.ts';
import { checkSize, countSteps } from '../limits.ts';
import { infer, PArrayType } from '../types/index.ts';
import { Binary, eql, mergeUris, PuppetHash, SemVer, Timespan, Timestamp, Uri, type Value } from '../values/index.ts';
import { accumulatorFrame, isTail } from './accumulation.ts';
import { fail, PuppetError, wrapError } from './errors.ts';
import { atNode, type Compile, compileExpression } from './evaluator.ts';
import { toNumber } from './numbers.ts';
import { rubyText } from './ruby-text.ts';
import type { Scope } from './scope.ts';
import type { CodeContext, Thunk } from './thunk.ts';
import { type TimeResult, timeArithmetic } from './time-arithmetic.ts';
import { valueLabel } from './value-label.ts';

const MAX_INTEGER = 0x7fff_ffff_ffff_ffffn;
const MIN_INTEGER = -0x8000_0000_0000_0000n;
type Operator = ArithmeticExpression['operator'];
type Numeric = bigint | number;

export const arithmetic = {
  ArithmeticExpression: ((node, context) => {
    const left = compileExpression(node.leftExpr, context);
    const right = compileExpression(node.rightExpr, context);
    const { operator } = node;
    if (isTail(node)) return extension(node, left, right, context);
    return (scope) => {
      const a = left(scope);
      const b = right(scope);
      if (typeof a === 'bigint' && typeof b === 'bigint') return integerResult(operator, a, b, node, context);
      return calculate(a, b, node, scope, context);
    };
  }) as Compile<'ArithmeticExpression'>,
  UnaryMinusExpression: ((node, context) => {
    const inner = compileExpression(node.expr, context);
    return (scope) => {
      const value = inner(scope);
      if (value instanceof Timespan) return new Timespan(-value.nanoseconds);
      if (value instanceof SemVer) throw wrapError(noFloat(), context.source, node);
      return -coerce(value, node, scope, context);
    };
  }) as Compile<'UnaryMinusExpression'>,
};

/** What a lambda ends with, which may be called with a memo that is its own to extend. */
function extension(node: ArithmeticExpression, left: Thunk, right: Thunk, context: CodeContext): Thunk {
  const { operator } = node;
  return (scope) => {
    const frame = accumulatorFrame(scope);
    const a = frame ? frame.memo : left(scope);
    const b = right(scope);
    if (typeof a === 'bigint' && typeof b === 'bigint') return integerResult(operator, a, b, node, context);
    if (frame === undefined || !(Array.isArray(a) || a instanceof PuppetHash)) return calculate(a, b, node, scope, context);
    frame.produced = frame.canExtend
      ? guarded(node, context, () => extend(a, b, node, context))
      : calculate(a, b, node, scope, context);
    return frame.produced;
  };
}

/** Puppet: evaluator_impl.rb#calculate */
function calculate(a: Value, b: Value, node: ArithmeticExpression, scope: Scope, context: CodeContext): Value {
  const { operator } = node;
  if ((a instanceof Uri || a instanceof Binary) && operator === '+') return guarded(node, context, () => concatenate(a, b));
  if ((Array.isArray(a) || a instanceof PuppetHash) && (operator === '+' || operator === '-' || operator === '<<')) {
    return guarded(node, context, () => onCollection(a, b, node, context));
  }
  const x = operand(a, node.leftExpr, scope, context);
  const y = operand(b, node.rightExpr, scope, context);
  if (typeof x === 'bigint' && typeof y === 'bigint') return integerResult(operator, x, y, node, context);
  if (operator === '%') refuseFloats(x, y, node, context);
  if (isNumber(x) && isNumber(y)) return floatResult(operator, x, y, node, context);
  return otherResult(x, y, node, context);
}

/** Ruby's Numeric as Puppet knows it: a version is one, and has no arithmetic; times are taken for numbers. */
type Operand = Numeric | Timespan | Timestamp | SemVer;

function operand(value: Value, node: Expression, scope: Scope, context: CodeContext): Operand {
  return isNumeric(value) ? value : coerce(value, node, scope, context);
}

/** Whether Puppet takes the value as a number without looking for one in it. Puppet: runtime3_support.rb#coerce_numeric */
export function isNumeric(value: Value): value is Operand {
  if (typeof value === 'bigint' || typeof value === 'number') return true;
  return value instanceof Timespan || value instanceof Timestamp || value instanceof SemVer;
}

function isNumber(value: Value): value is Numeric {
  return typeof value === 'bigint' || typeof value === 'number';
}

/** Severe rounding errors would come of it. */
function refuseFloats(a: Operand, b: Operand, node: ArithmeticExpression, { source }: CodeContext): void {
  const args = { operator: node.operator, leftValue: valueLabel(a) };
  if (typeof a === 'number') fail(source, node.leftExpr, 'OPERATOR_NOT_APPLICABLE', args);
  if (typeof b === 'number') fail(source, node.leftExpr, 'OPERATOR_NOT_APPLICABLE_WHEN', { ...args, rightValue: valueLabel(b) });
}

function guarded(node: Expression, { source }: CodeContext, body: () => Value): Value {
  try {
    return body();
  } catch (error) {
    throw wrapError(error, source, node);
  }
}

// --- Numbers ----------------------------------------------------------------------------------------------------------

/** The number that the operand is, or that its text reads as. Puppet: runtime3_support.rb#coerce_numeric */
export function coerce(value: Value, node: Expression, scope: Scope, context: CodeContext): Numeric {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  const number = toNumber(value);
  if (number === undefined) fail(context.source, node, 'NOT_NUMERIC', { value: rubyText(value) });
  const { strict } = scope.compilation.settings;
  if (strict === 'off') return number;
  const args = { before: value as string, after: rubyText(number) };
  if (strict === 'error') fail(context.source, node, 'NUMERIC_COERCION', args);
  scope.compilation.log('warning', atNode(issue('NUMERIC_COERCION', args), node, context));
  return number;
}

function integerResult(operator: Operator, a: bigint, b: bigint, node: ArithmeticExpression, context: CodeContext): bigint {
  const result = integerOperation(operator, a, b, node, context);
  if (result > MAX_INTEGER || result < MIN_INTEGER) {
    fail(context.source, node, 'NUMERIC_OVERFLOW', { semantic: node, value: result });
  }
  return result;
}

function integerOperation(operator: Operator, a: bigint, b: bigint, node: ArithmeticExpression, { source }: CodeContext): bigint {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      if (b === 0n) fail(source, node.rightExpr, 'DIV_BY_ZERO');
      return floorDivision(a, b);
    case '%':
      if (b === 0n) fail(source, node.rightExpr, 'DIV_BY_ZERO');
      return modulo(a, b);
    case '<<':
      return shift(a, b);
    default:
      return shift(a, -b);
  }
}

/** Ruby's division rounds down. */
function floorDivision(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a < 0n !== b < 0n && a % b !== 0n ? quotient - 1n : quotient;
}

/** Has the sign of the divisor. */
function modulo(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

/** A result far outside of the range of an Integer is as wrong as any larger one. */
const SHIFT_LIMIT = 4096n;

function shift(a: bigint, by: bigint): bigint {
  if (by < 0n) return a >> (-by > SHIFT_LIMIT ? SHIFT_LIMIT : -by);
  return a << (by > SHIFT_LIMIT ? SHIFT_LIMIT : by);
}

function floatResult(operator: Operator, a: Numeric, b: Numeric, node: ArithmeticExpression, context: CodeContext): Numeric {
  if (operator === '<<' || operator === '>>') return shiftByFloat(operator, a, b, node, context);
  return finite(floatOperation(operator, Number(a), Number(b)), node, context);
}

function finite(result: number, node: ArithmeticExpression, { source }: CodeContext): number {
  if (result === Number.POSITIVE_INFINITY || result === Number.NEGATIVE_INFINITY) {
    fail(source, node.leftExpr, 'RESULT_IS_INFINITY', { operator: node.operator });
  }
  return result;
}

function floatOperation(operator: Operator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    default:
      return a / b;
  }
}

/** An Integer shifted by a Float: Ruby cuts the Float. */
function shiftByFloat(operator: Operator, a: Numeric, b: Numeric, node: ArithmeticExpression, context: CodeContext): bigint {
  if (typeof a === 'number') fail(context.source, node.leftExpr, 'OPERATOR_NOT_APPLICABLE', { operator, leftValue: 'Float' });
  return integerResult(operator, a, BigInt(Math.trunc(Number(b))), node, context);
}

/** Times, versions, and numbers with one of these. */
function otherResult(a: Operand, b: Operand, node: ArithmeticExpression, context: CodeContext): Value {
  const result = guarded(node, context, () => withOther(node.operator, a, b, node, context));
  return typeof result === 'number' ? finite(result, node, context) : result;
}

function withOther(operator: Operator, a: Operand, b: Operand, node: ArithmeticExpression, { source }: CodeContext): Value {
  const result =
    a instanceof SemVer ? 'not applicable' : b instanceof SemVer ? withVersion(operator, a, b) : timeArithmetic(operator, a, b);
  const args = { operator, leftValue: valueLabel(a) };
  if (result === 'not applicable') fail(source, node.leftExpr, 'OPERATOR_NOT_APPLICABLE', args);
  if (result === 'division by zero') fail(source, node.rightExpr, 'DIV_BY_ZERO');
  if (result === 'not applicable to these') {
    fail(source, node.leftExpr, 'OPERATOR_NOT_APPLICABLE_WHEN', { ...args, rightValue: valueLabel(b) });
  }
  return result;
}

/** Ruby asks a version for a Float where a number meets one, but not to shift. */
function withVersion(operator: Operator, a: Exclude<Operand, SemVer>, b: SemVer): TimeResult {
  if (!isNumber(a)) return timeArithmetic(operator, a, b);
  if (operator === '<<' || operator === '>>') return 'not applicable';
  throw noFloat();
}

function noFloat(): PuppetError {
  return new PuppetError("can't convert SemanticPuppet::Version into Float");
}

// --- Collections ------------------------------------------------------------------------------------------------------

function onCollection(a: readonly Value[] | PuppetHash, b: Value, node: ArithmeticExpression, { source }: CodeContext): Value {
  if (node.operator === '+') return concatenate(a, b);
  if (node.operator === '-') return without(a, b);
  if (a instanceof PuppetHash) fail(source, node.leftExpr, 'OPERATOR_NOT_APPLICABLE', { operator: '<<', leftValue: 'Hash' });
  return [...(a as readonly Value[]), b];
}

/** The same in place, for a left operand that nobody else has. */
function extend(a: readonly Value[] | PuppetHash, b: Value, node: ArithmeticExpression, context: CodeContext): Value {
  if (node.operator === '+' && a instanceof PuppetHash) {
    for (const [key, value] of asHash(b)) a.set(key, value);
    return a;
  }
  if (a instanceof PuppetHash) return onCollection(a, b, node, context);
  const list = a as Value[];
  const added = node.operator === '+' ? asList(b) : [b];
  checkSize(list.length + added.length);
  for (const item of added) list.push(item);
  return list;
}

function pairs(hash: PuppetHash): readonly Value[] {
  return [...hash].map(([key, value]) => [key, value]);
}

function asList(value: Value): readonly Value[] {
  if (Array.isArray(value)) return value as readonly Value[];
  return value instanceof PuppetHash ? pairs(value) : [value];
}

/** Puppet: evaluator_impl.rb#concatenate */
function concatenate(a: Value, b: Value): Value {
  if (a instanceof PuppetHash) {
    const result = new PuppetHash(a);
    for (const [key, value] of asHash(b)) result.set(key, value);
    return result;
  }
  if (a instanceof Uri) {
    if (!(typeof b === 'string' || b instanceof Uri)) throw new PuppetError('An URI can only be merged with an URI or String');
    return mergeUris(a, b instanceof Uri ? b : Uri.parse(b));
  }
  if (a instanceof Binary) {
    if (!(b instanceof Binary)) throw new PuppetError('Can only append Binary to a Binary');
    return new Binary(new Uint8Array([...a.bytes, ...b.bytes]));
  }
  const list = asList(b);
  checkSize((a as readonly Value[]).length + list.length);
  return [...(a as readonly Value[]), ...list];
}

function asHash(value: Value): Iterable<readonly [Value, Value]> {
  if (value instanceof PuppetHash) return value;
  if (!Array.isArray(value)) throw new PuppetError('Can only append Array or Hash to a Hash');
  const list = value as readonly Value[];
  const type = infer(list);
  if (type instanceof PArrayType && type.elementType instanceof PArrayType)
    return list.map((pair) => asPair(pair as readonly Value[]));
  if (list.length === 1 && list[0] instanceof PuppetHash) return list[0]; // Ruby's Hash[hash]
  if (list.length % 2 !== 0) throw new PuppetError('odd number of arguments for Hash');
  return Array.from({ length: list.length / 2 }, (_, i) => [list[2 * i], list[2 * i + 1]] as const);
}

function asPair(pair: readonly Value[]): readonly [Value, Value] {
  if (pair.length < 1 || pair.length > 2) throw new PuppetError(`invalid number of elements (${pair.length} for 1..2)`);
  return [pair[0], pair[1]];
}

/** Puppet: evaluator_impl.rb#delete */
function without(a: readonly Value[] | PuppetHash, b: Value): Value {
  if (a instanceof PuppetHash) {
    const result = new PuppetHash(a);
    const keys = b instanceof PuppetHash ? [...b.keys()] : Array.isArray(b) ? (b as readonly Value[]) : [b];
    for (const key of keys) result.delete(key);
    return result;
  }
  const gone = asList(b);
  const isGone = memberTest(gone);
  return (a as readonly Value[]).filter((item) => !isGone(item));
}

/** Whether one of the values is the given one. Ruby's `Array#delete` goes by `==`, for which 1 is 1.0. Simple values, of which there may be many, are not compared one by one. */
function memberTest(values: readonly Value[]): (item: Value) => boolean {
  const simple = new Set<Value>();
  const compound: Value[] = [];
  for (const value of values) {
    if (typeof value === 'object') compound.push(value);
    else simple.add(value);
    if (typeof value === 'bigint' && BigInt(Number(value)) === value) simple.add(Number(value));
    else if (typeof value === 'number' && Number.isInteger(value)) simple.add(BigInt(value));
  }
  return (item) => {
    if (typeof item !== 'object') return simple.has(item);
    countSteps(compound.length);
    return compound.some((other) => eql(item, other));
  };
}
