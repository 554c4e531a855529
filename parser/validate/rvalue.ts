/**
 * Expressions that give no value must not stand where one is needed: collectors and definitions.
 *
 * Puppet: `rvalue_*` and `relation_*` of pops/validation/checker4_0.rb
 */
import type { Expression, Kind, RelationshipExpression } from '../ast.ts';
import type { Checker } from './checker.ts';

/**
 * `inner` for kinds whose value is that of the expression inside (a variable holds only its name and need not be looked into), `none` for
 * those without value. All others give one. Without prototype, since the engine looks a kind up faster then.
 */
const VALUE_OF: { readonly [K in Kind]?: 'inner' | 'none' } = Object.assign(Object.create(null), {
  ParenthesizedExpression: 'inner',
  NotExpression: 'inner',
  UnaryMinusExpression: 'inner',
  UnfoldExpression: 'inner',
  TextExpression: 'inner',
  RenderExpression: 'inner',
  CollectExpression: 'none',
  HostClassDefinition: 'none',
  ResourceTypeDefinition: 'none',
  NodeDefinition: 'none',
  FunctionDefinition: 'none',
  PlanDefinition: 'none',
  TypeAlias: 'none',
  TypeMapping: 'none',
  TypeDefinition: 'none',
});

/** Reports NOT_RVALUE when the expression gives no value. */
export function rvalue(node: Expression, checker: Checker): void {
  const value = VALUE_OF[node.kind];
  if (value === undefined) return;
  if (value === 'none') checker.accept('NOT_RVALUE', node, { semantic: node });
  else rvalue((node as Expression & { readonly expr: Expression }).expr, checker);
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
