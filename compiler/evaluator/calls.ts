/** Calls of functions, by name and as methods, with lambdas. */
import type { CallMethodExpression, CallNamedFunctionExpression, Expression, LambdaExpression } from '../../parser/ast.ts';
import type { CallSite, RuntimeFunction } from '../functions/runtime-function.ts';

import type { PuppetCallable, Value } from '../values/index.ts';
import { Closure, ClosureCode } from './closure.ts';
import { fail, wrapError } from './errors.ts';
import { type Compile, compileExpression } from './evaluator.ts';
import { watchedCall } from './fact-watch.ts';
import { unfolded, withoutParentheses } from './literals.ts';
import { findMember, type Member } from './members.ts';
import type { Scope } from './scope.ts';
import type { CodeContext, Thunk } from './thunk.ts';

type Lambda = (scope: Scope) => PuppetCallable | undefined;

export const calls = {
  CallNamedFunctionExpression: ((node, context) => namedCall(node, context)) as Compile<'CallNamedFunctionExpression'>,
  CallMethodExpression: ((node, context) => methodCall(node, context)) as Compile<'CallMethodExpression'>,
  LambdaExpression: ((node, context) => {
    const code = new ClosureCode('lambda', node, context);
    return (scope) => new Closure(code, scope);
  }) as Compile<'LambdaExpression'>,
  ApplyExpression: ((node, { source }) =>
    () =>
      fail(source, node, 'EXPRESSION_NOT_SUPPORTED_WHEN_COMPILING', { klass: node })) as Compile<'ApplyExpression'>,
  ApplyBlockExpression: ((node, { source }) =>
    () =>
      fail(source, node, 'EXPRESSION_NOT_SUPPORTED_WHEN_COMPILING', { klass: node })) as Compile<'ApplyBlockExpression'>,
};

function lambdaOf(node: LambdaExpression | undefined, context: CodeContext): Lambda {
  if (!node) return () => undefined;
  const code = new ClosureCode('lambda', node, context);
  return (scope) => new Closure(code, scope);
}

function namedCall(node: CallNamedFunctionExpression, context: CodeContext): Thunk {
  const { functorExpr } = node;
  if (isTypeExpression(functorExpr)) return newCall(node, context);
  if (functorExpr.kind !== 'QualifiedName') {
    if (functorExpr.kind === 'RenderStringExpression') return () => fail(context.source, node, 'ILLEGAL_EPP_PARAMETERS');
    const feature = 'function name';
    return () => fail(context.source, functorExpr, 'ILLEGAL_EXPRESSION', { semantic: functorExpr, feature, container: node });
  }
  return call(functorExpr.value, unfolded(node.arguments, context), node, context);
}

/** `Integer('1')` is `new(Integer, '1')`. */
function newCall(node: CallNamedFunctionExpression, context: CodeContext): Thunk {
  const type = compileExpression(node.functorExpr, context);
  const rest = unfolded(node.arguments, context);
  return call('new', (scope) => [type(scope), ...rest(scope)], node, context);
}

function isTypeExpression(node: Expression): boolean {
  return node.kind === 'QualifiedReference' || (node.kind === 'AccessExpression' && node.leftExpr.kind === 'QualifiedReference');
}

function methodCall(node: CallMethodExpression, context: CodeContext): Thunk {
  const { functorExpr } = node;
  const { source } = context;
  if (functorExpr.kind !== 'NamedAccessExpression') {
    const feature = 'function accessor';
    return () => fail(source, functorExpr, 'ILLEGAL_EXPRESSION', { semantic: functorExpr, feature, container: node });
  }
  const name = functorExpr.rightExpr;
  if (name.kind !== 'QualifiedName') {
    return () => fail(source, name, 'ILLEGAL_EXPRESSION', { semantic: name, feature: 'function name', container: node });
  }
  const receiver = unfolded([functorExpr.leftExpr], context);
  const rest = unfolded(node.arguments, context);
  const isUnfolded = withoutParentheses(functorExpr.leftExpr).kind === 'UnfoldExpression';
  const invoke = caller(name.value, node, context);
  const lambda = lambdaOf(node.lambda, context);
  return (scope) => {
    const first = receiver(scope);
    const member = isUnfolded ? undefined : memberOf(first[0], name.value);
    const args = rest(scope);
    if (member) return callMember(() => member(first[0], args, lambda(scope)), node, context);
    return invoke(scope, args.length === 0 ? first : [...first, ...args]);
  };
}

/** Attributes and functions of objects are called as methods, too. */
function memberOf(receiver: Value, name: string): Member | undefined {
  return typeof receiver === 'object' && !Array.isArray(receiver) ? findMember(receiver, name) : undefined;
}

function callMember(call: () => Value, node: CallMethodExpression, { source }: CodeContext): Value {
  try {
    return call();
  } catch (error) {
    throw wrapError(error, source, node);
  }
}

type CallNode = CallNamedFunctionExpression | CallMethodExpression;

function call(name: string, args: (scope: Scope) => Value[], node: CallNode, context: CodeContext): Thunk {
  const invoke = caller(name, node, context);
  return (scope) => invoke(scope, args(scope));
}

/** The call of a function by name. The function is found once for the environment. */
function caller(name: string, node: CallNode, context: CodeContext): (scope: Scope, args: readonly Value[]) => Value {
  const { source, environment } = context;
  const lambda = lambdaOf(node.lambda, context);
  const site: CallSite = { file: source.file ?? 'unknown', line: source.line(node.offset) };
  let found: RuntimeFunction | undefined;
  const invoke = (scope: Scope, args: readonly Value[]): Value => {
    const { callStack } = scope.compilation;
    callStack.push(site);
    try {
      found ??= environment.findFunction(name);
      if (found) return found.invoke(scope, args, lambda(scope), site);
    } catch (error) {
      throw wrapError(error, source, node);
    } finally {
      callStack.pop();
    }
    return fail(source, node, 'UNKNOWN_FUNCTION', { name });
  };
  const watch = watchedCall(name, node, context);
  if (watch === undefined) return invoke;
  return (scope, args) => {
    watch(scope, args);
    return invoke(scope, args);
  };
}
