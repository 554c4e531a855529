/** `if`, `unless`, `case` and the selector. Each keeps matches of regular expressions to itself. */
import type { CaseExpression, CaseOption, Expression, SelectorExpression } from '../../parser/ast.ts';
import { isTruthy, type Value } from '../values/index.ts';
import { fail, PuppetError, wrapError } from './errors.ts';
import { type Compile, compileExpression, compileOptional } from './evaluator.ts';
import { withoutParentheses } from './literals.ts';
import { matches } from './match.ts';
import { rubyText } from './ruby-text.ts';
import type { Scope } from './scope.ts';
import type { CodeContext, Thunk } from './thunk.ts';

export const conditionals = {
  IfExpression: ((node, context) => {
    const test = compileExpression(node.test, context);
    return branch(test, compileOptional(node.thenExpr, context), compileOptional(node.elseExpr, context));
  }) as Compile<'IfExpression'>,
  UnlessExpression: ((node, context) => {
    const test = compileExpression(node.test, context);
    return branch(test, compileOptional(node.elseExpr, context), compileOptional(node.thenExpr, context));
  }) as Compile<'UnlessExpression'>,
  CaseExpression: ((node, context) => caseExpression(node, context)) as Compile<'CaseExpression'>,
  SelectorExpression: ((node, context) => selectorExpression(node, context)) as Compile<'SelectorExpression'>,
};

function branch(test: Thunk, whenTrue: Thunk, whenFalse: Thunk): Thunk {
  return (scope) => {
    const before = scope.frame;
    try {
      return isTruthy(test(scope)) ? whenTrue(scope) : whenFalse(scope);
    } finally {
      scope.frame = before;
    }
  };
}

/** Whether one option fits the value. */
type Test = (value: Value, scope: Scope) => boolean;

function testOf(expression: Expression, context: CodeContext): Test | 'default' {
  const plain = withoutParentheses(expression);
  if (plain.kind === 'LiteralDefault') return 'default';
  const thunk = compileExpression(plain, context);
  if (plain.kind === 'UnfoldExpression') {
    return (value, scope) => (thunk(scope) as readonly Value[]).some((item) => matches(value, item, scope));
  }
  return (value, scope) => matches(value, thunk(scope), scope);
}

interface Option {
  readonly tests: readonly (Test | 'default')[];
  readonly result: Thunk;
}

function caseExpression(node: CaseExpression, context: CodeContext): Thunk {
  const test = compileExpression(node.test, context);
  const options: readonly Option[] = node.options.map((option: CaseOption) => ({
    tests: option.values.map((value) => testOf(value, context)),
    result: compileOptional(option.thenExpr, context),
  }));
  const fallback = options.findLast((option) => option.tests.includes('default'))?.result;
  return (scope) => {
    const before = scope.frame;
    try {
      const value = test(scope);
      for (const option of options) if (fits(option, value, scope)) return option.result(scope);
      return fallback?.(scope);
    } catch (error) {
      throw error instanceof PuppetError ? wrapError(error, context.source, node) : error;
    } finally {
      scope.frame = before;
    }
  };
}

function fits(option: Option, value: Value, scope: Scope): boolean {
  for (const test of option.tests) if (test !== 'default' && test(value, scope)) return true;
  return false;
}

function selectorExpression(node: SelectorExpression, context: CodeContext): Thunk {
  const left = compileExpression(node.leftExpr, context);
  const options: readonly Option[] = node.selectors.map((entry) => ({
    tests: [testOf(entry.matchingExpr, context)],
    result: compileExpression(entry.valueExpr, context),
  }));
  const fallback = options.findLast((option) => option.tests.includes('default'))?.result;
  return (scope) => {
    const before = scope.frame;
    try {
      const value = left(scope);
      for (const option of options) if (fits(option, value, scope)) return option.result(scope);
      if (fallback) return fallback(scope);
      return fail(context.source, node.leftExpr, 'UNMATCHED_SELECTOR', { paramValue: rubyText(value) });
    } catch (error) {
      throw error instanceof PuppetError ? wrapError(error, context.source, node) : error;
    } finally {
      scope.frame = before;
    }
  };
}
