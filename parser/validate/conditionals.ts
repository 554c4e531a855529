/**
 * Conditions: their tests give values, and `default` comes once.
 *
 * Puppet: `check_IfExpression`, `check_CaseExpression`, `check_SelectorExpression` of pops/validation/checker4_0.rb
 */
import type { CaseExpression, CaseOption, IfExpression, SelectorEntry, SelectorExpression, UnlessExpression } from '../ast.ts';
import type { Checker } from './checker.ts';
import { rvalue, rvalues } from './rvalue.ts';

export function checkIf(node: IfExpression | UnlessExpression, checker: Checker): void {
  rvalue(node.test, checker);
}

export function checkCase(node: CaseExpression, checker: Checker): void {
  rvalue(node.test, checker);
  let found = false;
  for (const option of node.options) {
    for (const value of option.values) {
      if (value.kind !== 'LiteralDefault') continue;
      if (found) checker.accept('DUPLICATE_DEFAULT', value, { container: node });
      found = true;
    }
  }
}

export function checkCaseOption(node: CaseOption, checker: Checker): void {
  rvalues(node.values, checker);
}

/** Unlike a case, a selector reports its second `default` only. */
export function checkSelector(node: SelectorExpression, checker: Checker): void {
  rvalue(node.leftExpr, checker);
  const second = node.selectors.filter((entry) => entry.matchingExpr.kind === 'LiteralDefault')[1];
  if (second !== undefined) checker.accept('DUPLICATE_DEFAULT', second.matchingExpr, { container: node });
}

export function checkSelectorEntry(node: SelectorEntry, checker: Checker): void {
  rvalue(node.matchingExpr, checker);
}
