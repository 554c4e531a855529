/**
 * Bolt's language: what makes a catalog is allowed only inside `apply` blocks, classes and defined types not even there.
 *
 * Puppet: pops/validation/tasks_checker.rb
 */
import type { ApplyExpression, CollectExpression, Node } from '../ast.ts';
import type { Checker } from './checker.ts';
import { checkCollect } from './resources.ts';

/** Never allowed. */
export function refuseInTasks(node: Node, checker: Checker): void {
  checker.accept('EXPRESSION_NOT_SUPPORTED_WHEN_SCRIPTING', node, { klass: node });
}

/** The check for use inside an `apply` block; outside of one the expression is refused. */
export function onlyInApply<N extends Node>(check: (node: N, checker: Checker) => void): (node: N, checker: Checker) => void {
  return (node, checker) => {
    if (isInApply(checker)) check(node, checker);
    else refuseInTasks(node, checker);
  };
}

/** An `apply` block collects virtual resources; there is nobody to export to. */
export function checkCollectInApply(node: CollectExpression, checker: Checker): void {
  if (node.query.kind === 'VirtualQuery') checkCollect(node, checker);
  else checker.accept('EXPRESSION_NOT_SUPPORTED_WHEN_COMPILING', node, { klass: node });
}

export function checkApply(node: ApplyExpression, checker: Checker): void {
  if (isInApply(checker)) checker.accept('EXPRESSION_NOT_SUPPORTED_WHEN_COMPILING', node, { klass: node });
}

function isInApply(checker: Checker): boolean {
  return checker.path.some((node, index) => index > 0 && node.kind === 'ApplyBlockExpression');
}
