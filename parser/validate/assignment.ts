/**
 * What may stand left of `=`, and where `=` may stand at all.
 *
 * Puppet: `assign_*`, `check_AssignmentExpression` and `internal_check_illegal_assignment` of pops/validation/checker4_0.rb
 */
import type { AssignmentExpression, Expression, Node, VariableExpression } from '../ast.ts';
import { eachChild } from '../visit.ts';
import type { Checker } from './checker.ts';
import { rvalue } from './rvalue.ts';

const NUMERIC_NAME = /^(?:0|[1-9][0-9]*)$/;

export function checkAssignment(node: AssignmentExpression, checker: Checker): void {
  if (node.operator !== '=') {
    checker.accept('APPENDS_DELETES_NO_LONGER_SUPPORTED', node, { operator: node.operator });
    return;
  }
  assign(node.leftExpr, checker);
  rvalue(node.rightExpr, checker);
}

function assign(node: Expression, checker: Checker): void {
  if (node.kind === 'VariableExpression') assignVariable(node, checker);
  else if (node.kind === 'AccessExpression') checker.accept('ILLEGAL_INDEXED_ASSIGNMENT', node);
  else if (node.kind === 'LiteralList') for (const value of node.values) assign(value, checker);
  else checker.accept('ILLEGAL_ASSIGNMENT', node, { semantic: node });
}

function assignVariable(node: VariableExpression, checker: Checker): void {
  const name = variableName(node);
  if (name === undefined) return;
  if (NUMERIC_NAME.test(name)) checker.accept('ILLEGAL_NUMERIC_ASSIGNMENT', node, { varname: name });
  if (name.includes('::')) checker.accept('CROSS_SCOPE_ASSIGNMENT', node, { name });
}

function variableName(node: VariableExpression): string | undefined {
  if (node.expr.kind === 'QualifiedName') return node.expr.value;
  return node.expr.kind === 'QualifiedReference' ? node.expr.casedValue.toLowerCase() : undefined;
}

/** Reports each assignment in the expression; a lambda may hold its own. */
export function checkNoAssignment(node: Node, checker: Checker): void {
  if (node.kind === 'AssignmentExpression') checker.accept('ILLEGAL_ASSIGNMENT_CONTEXT', node);
  else if (node.kind !== 'LambdaExpression') eachChild(node, (child) => checkNoAssignment(child, checker));
}
