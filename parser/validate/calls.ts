/**
 * Function calls: what may be called.
 *
 * Puppet: `check_CallNamedFunctionExpression`, `check_NamedAccessExpression` of pops/validation/checker4_0.rb
 */
import type { CallNamedFunctionExpression, NamedAccessExpression, Node } from '../ast.ts';
import type { Checker } from './checker.ts';

/** A function's name, or a type (`Integer('1')`, `Array[String]($x)`). */
export function checkCallNamedFunction(node: CallNamedFunctionExpression, checker: Checker): void {
  const functor = node.functorExpr;
  if (functor.kind === 'QualifiedName' || isTypeReference(functor)) return;
  // An EPP template whose parameters do not follow the opening tag at once: text is "called" with what should be the parameters.
  if (functor.kind === 'RenderStringExpression') checker.accept('ILLEGAL_EPP_PARAMETERS', node);
  else checker.accept('ILLEGAL_EXPRESSION', functor, { semantic: functor, feature: 'function name', container: node });
}

export function checkNamedAccess(node: NamedAccessExpression, checker: Checker): void {
  const name = node.rightExpr;
  if (name.kind === 'QualifiedName') return;
  const container = checker.path[checker.path.length - 1] ?? node;
  checker.accept('ILLEGAL_EXPRESSION', name, { semantic: name, feature: 'function name', container });
}

function isTypeReference(node: Node): boolean {
  return (node.kind === 'AccessExpression' ? node.leftExpr : node).kind === 'QualifiedReference';
}
