/** `== != < > <= >=`, `=~ !~` and `in`. */
import type { ComparisonExpression, MatchExpression } from '../../parser/ast.ts';
import type { Source } from '../../parser/index.ts';
import { noConversion } from '../functions/stdlib/shared/ruby-errors.ts';
import { type Fits, PType, typesEqual } from '../types/index.ts';
import { PuppetRegexp, puppetEquals, RegexpSyntaxError, SemVerRange, type Value } from '../values/index.ts';
import { fail, PuppetError, wrapError } from './errors.ts';
import { type Compile, compileExpression } from './evaluator.ts';
import { compareValues, includes, inVersionRange } from './match.ts';
import type { Scope } from './scope.ts';
import type { CodeContext, Thunk } from './thunk.ts';
import { valueLabel } from './value-label.ts';

export const comparison = {
  ComparisonExpression: ((node, context) => {
    const left = compileExpression(node.leftExpr, context);
    const right = compileExpression(node.rightExpr, context);
    if (node.operator === '==') return (scope) => equal(left(scope), right(scope));
    if (node.operator === '!=') return (scope) => !equal(left(scope), right(scope));
    return ordered(node, left, right, context);
  }) as Compile<'ComparisonExpression'>,
  MatchExpression: ((node, context) => {
    const left = compileExpression(node.leftExpr, context);
    const right = compileExpression(node.rightExpr, context);
    const wanted = node.operator === '=~';
    return (scope) => {
      const value = left(scope);
      return matchOperator(value, right(scope), node, scope, context) === wanted;
    };
  }) as Compile<'MatchExpression'>,
  InExpression: ((node, context) => {
    const left = compileExpression(node.leftExpr, context);
    const right = compileExpression(node.rightExpr, context);
    return (scope) => {
      const value = left(scope);
      return includes(right(scope), value, scope);
    };
  }) as Compile<'InExpression'>,
};

function equal(a: Value, b: Value): Fits {
  if (a instanceof PType) return b instanceof PType && typesEqual(a, b);
  return puppetEquals(a, b);
}

function ordered(node: ComparisonExpression, left: Thunk, right: Thunk, { source }: CodeContext): Thunk {
  const { operator } = node;
  return (scope) => {
    const a = left(scope);
    const b = right(scope);
    try {
      if (a instanceof PType) return compareTypes(operator, a, b);
      const order = compareValues(a, b);
      if (operator === '<') return order < 0;
      if (operator === '<=') return order <= 0;
      return operator === '>' ? order > 0 : order >= 0;
    } catch (error) {
      if (!(error instanceof PuppetError)) throw wrapError(error, source, node);
      return fail(source, node, 'COMPARISON_NOT_POSSIBLE', {
        operator,
        leftValue: valueLabel(a),
        rightValue: valueLabel(b),
        detail: error.message,
      });
    }
  };
}

/** A type is less than another when all its values are the other's, too. */
function compareTypes(operator: ComparisonExpression['operator'], a: PType, b: Value): Fits {
  if (!(b instanceof PType)) return false;
  switch (operator) {
    case '<':
      return b.isAssignable(a) && !typesEqual(a, b);
    case '<=':
      return b.isAssignable(a);
    case '>':
      return a.isAssignable(b) && !typesEqual(a, b);
    default:
      return a.isAssignable(b);
  }
}

function matchOperator(value: Value, pattern: Value, node: MatchExpression, scope: Scope, context: CodeContext): boolean {
  const { source } = context;
  if (pattern instanceof PType) return isInstance(pattern, value, node, context);
  if (pattern instanceof SemVerRange) return inVersionRange(value, pattern);
  const regexp = toRegexp(pattern, node, context);
  if (typeof value !== 'string') fail(source, node.leftExpr, 'MATCH_NOT_STRING', { leftValue: valueLabel(value) });
  const match = regexp.match(value);
  scope.pushMatch(match);
  return match !== undefined;
}

/** Some types fail when they are asked: `Init` of a type that has no instances. */
function isInstance(type: PType, value: Value, node: MatchExpression, { source }: CodeContext): boolean {
  try {
    return type.isInstance(value);
  } catch (error) {
    throw wrapError(error, source, node);
  }
}

function toRegexp(pattern: Value, node: MatchExpression, { source }: CodeContext): PuppetRegexp {
  if (pattern instanceof PuppetRegexp) return pattern;
  if (typeof pattern === 'string') return compiled(pattern, node, source);
  return fail(source, node.rightExpr, 'MATCH_NOT_REGEXP', { detail: noConversion(pattern, 'String').message });
}

function compiled(pattern: string, node: MatchExpression, source: Source): PuppetRegexp {
  try {
    const regexp = new PuppetRegexp(pattern);
    regexp.compile();
    return regexp;
  } catch (error) {
    if (error instanceof RegexpSyntaxError) fail(source, node.rightExpr, 'MATCH_NOT_REGEXP', { detail: error.message });
    throw error;
  }
}
