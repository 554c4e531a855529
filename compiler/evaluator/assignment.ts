/** Assignment to variables, alone or several at once from an array, a hash or a class. */
import type { AssignmentExpression, Expression, LiteralList } from '../../parser/ast.ts';
import { PClassType } from '../types/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import { fail, wrapError } from './errors.ts';
import { type Compile, compileExpression } from './evaluator.ts';
import { interpolated } from './interpolated.ts';
import { rubyText } from './ruby-text.ts';
import { NOT_BOUND, type Scope } from './scope.ts';
import type { CodeContext, Thunk } from './thunk.ts';

type Target = string | readonly Target[];

export const assignment = {
  AssignmentExpression: ((node, context) => {
    const { source } = context;
    if (node.operator !== '=') return () => fail(source, node, 'UNSUPPORTED_OPERATOR', { operator: node.operator });
    const target = targetOf(node.leftExpr);
    if (target === undefined) return () => fail(source, node.leftExpr, 'ILLEGAL_ASSIGNMENT', { semantic: node.leftExpr });
    return assign(target, compileExpression(node.rightExpr, context), node, context);
  }) as Compile<'AssignmentExpression'>,
};

function targetOf(node: Expression): Target | undefined {
  if (node.kind === 'VariableExpression' && node.expr.kind === 'QualifiedName') return node.expr.value;
  if (node.kind === 'VariableExpression' && node.expr.kind === 'LiteralInteger') return node.expr.value.toString();
  if (node.kind !== 'LiteralList') return undefined;
  const targets = node.values.map(targetOf);
  return targets.includes(undefined) ? undefined : (targets as Target[]);
}

function assign(target: Target, value: Thunk, node: AssignmentExpression, context: CodeContext): Thunk {
  if (typeof target !== 'string') return (scope) => assignTo(target, value(scope), node, scope, context);
  return (scope) => {
    const result = value(scope);
    assignVariable(target, result, node, scope, context);
    return result;
  };
}

function assignTo(target: Target, value: Value, node: AssignmentExpression, scope: Scope, context: CodeContext): Value {
  if (typeof target === 'string') assignVariable(target, value, node, scope, context);
  else assignList(target, value, node, scope, context);
  return value;
}

/** Puppet: runtime3_support.rb#set_variable */
function assignVariable(name: string, value: Value, node: AssignmentExpression, scope: Scope, { source }: CodeContext): void {
  if (/^\d+$/.test(name)) fail(source, node.leftExpr, 'ILLEGAL_NUMERIC_ASSIGNMENT', { varname: name });
  if (name.includes('::')) fail(source, node.leftExpr, 'CROSS_SCOPE_ASSIGNMENT', { name });
  if (name === 'server_facts') fail(source, node, 'ILLEGAL_RESERVED_ASSIGNMENT', { name });
  const reserved = name === 'trusted' || name === 'facts';
  if (scope.isBound(name)) fail(source, node, reserved ? 'ILLEGAL_RESERVED_ASSIGNMENT' : 'ILLEGAL_REASSIGNMENT', { name });
  try {
    if (reserved)
      fail(source, node, 'RUNTIME_ERROR', { semantic: node, detail: `Attempt to assign to a reserved variable name: '${name}'` });
    scope.set(name, value);
  } catch (error) {
    throw wrapError(error, source, node);
  }
}

function assignList(
  targets: readonly Target[],
  value: Value,
  node: AssignmentExpression,
  scope: Scope,
  context: CodeContext,
): void {
  const { source } = context;
  if (value instanceof PuppetHash) {
    for (const target of targets) {
      const key = target as Value;
      if (!value.has(key)) fail(source, node, 'MISSING_MULTI_ASSIGNMENT_KEY', { key: rubyText(key) });
      assignTo(target, value.get(key), node, scope, context);
    }
    return;
  }
  if (value instanceof PClassType) {
    assignFromClass(targets, value, node, scope, context);
    return;
  }
  const values: readonly Value[] = Array.isArray(value) ? value : [value];
  if (values.length !== targets.length) {
    fail(source, node, 'ILLEGAL_MULTI_ASSIGNMENT_SIZE', { expected: targets.length, actual: values.length });
  }
  for (const [index, target] of targets.entries()) assignTo(target, values[index], node, scope, context);
}

/** `[$a, $b] = Class['x']` takes the variables `$x::a` and `$x::b`. */
function assignFromClass(
  targets: readonly Target[],
  value: PClassType,
  node: AssignmentExpression,
  scope: Scope,
  context: CodeContext,
): void {
  const { source } = context;
  const { className } = value;
  if (className === undefined) {
    const detail = 'No title provided and "class" is not a valid resource reference';
    fail(source, node, 'RUNTIME_ERROR', { semantic: node, detail });
  }
  if (!scope.compilation.catalog.find('class', className)) {
    fail(source, node.rightExpr, 'UNKNOWN_RESOURCE', { typeName: 'Class', title: className });
  }
  targets.forEach((target, index) => {
    const name = `${className.toLowerCase()}::${interpolated(target as Value)}`;
    const found = scope.lookup(name);
    if (found === NOT_BOUND) {
      fail(source, (node.leftExpr as LiteralList).values[index] as Expression, 'MISSING_MULTI_ASSIGNMENT_VARIABLE', { name });
    }
    assignTo(target, found, node, scope, context);
  });
}
