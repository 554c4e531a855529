/**
 * Expressions that give no value must not stand where one is needed: collectors and definitions.
 *
 * Puppet: `rvalue_*` and `relation_*` of pops/validation/checker4_0.rb
 */
import type { Expression, Kind, Node, RelationshipExpression } from '../ast.ts';
import type { Checker } from './checker.ts';

/** Kinds whose own value is that of the expression inside. */
const INNER: ReadonlySet<Kind> = new Set<Kind>([
  'ParenthesizedExpression',
  'NotExpression',
  'UnaryMinusExpression',
  'UnfoldExpression',
  'TextExpression',
  'VariableExpression',
  'RenderExpression',
]);

const VALUELESS: ReadonlySet<Kind> = new Set<Kind>([
  'CollectExpression',
  'HostClassDefinition',
  'ResourceTypeDefinition',
  'NodeDefinition',
  'FunctionDefinition',
  'PlanDefinition',
  'TypeAlias',
  'TypeMapping',
  'TypeDefinition',
]);

/** Reports NOT_RVALUE when the expression gives no value. */
export function rvalue(node: Expression, checker: Checker): void {
  let current: Node = node;
  while (INNER.has(current.kind)) current = (current as { readonly expr: Expression } & Node).expr;
  if (VALUELESS.has(current.kind)) checker.accept('NOT_RVALUE', current, { semantic: current });
}

export function rvalues(nodes: readonly Expression[], checker: Checker): void {
  for (let i = 0; i < nodes.length; i++) rvalue(nodes[i] as Expression, checker);
}

export function checkBinary(node: { readonly leftExpr: Expression; readonly rightExpr: Expression }, checker: Checker): void {
  rvalue(node.leftExpr, checker);
  rvalue(node.rightExpr, checker);
}

export function checkUnary(node: { readonly expr: Expression }, checker: Checker): void {
  rvalue(node.expr, checker);
}

export function checkRelationship(node: RelationshipExpression, checker: Checker): void {
  relation(node.leftExpr, checker);
  relation(node.rightExpr, checker);
}

/** A side of a relationship may also be a collector. */
function relation(side: Expression, checker: Checker): void {
  if (side.kind !== 'CollectExpression' && side.kind !== 'RelationshipExpression') rvalue(side, checker);
}
