/** `if`, `unless`, `case` and the selector: the branch that was taken, and why. */
import type { CaseExpression, Expression, IfExpression, SelectorExpression, UnlessExpression } from '../../../parser/ast.ts';
import { dig, type Hop } from '../../lookup/index.ts';
import type { Value } from '../../values/index.ts';
import { codeOf, spanOf } from '../nodes.ts';
import type { Evaluated } from '../record.ts';
import type { WhyContext } from './context.ts';
import { partOf, valueWays, waysOf } from './ways.ts';

type Conditional = IfExpression | UnlessExpression | CaseExpression | SelectorExpression;

export function branchWays(record: Evaluated, path: readonly Value[], context: WhyContext): readonly Hop[] {
  const node = record.node as Conditional;
  const { source } = record;
  const [test] = record.parts;
  const branch = branchesOf(node)
    .map((expression) => partOf(record, expression))
    .find((part) => part !== undefined && part !== test);
  const result = branch === undefined ? [] : valueWays(branch, path, context);
  const text = words(node, test, branch);
  const condition = test === undefined ? [] : conditionHops(test, context);
  return [{ kind: 'branch', text, value: dig(record.value, path), at: spanOf(node, source), from: [...result, ...condition] }];
}

function branchesOf(node: Conditional): readonly (Expression | undefined)[] {
  switch (node.kind) {
    case 'CaseExpression':
      return node.options.map(({ thenExpr }) => thenExpr);
    case 'SelectorExpression':
      return node.selectors.map(({ valueExpr }) => valueExpr);
    default:
      return [node.thenExpr, node.elseExpr];
  }
}

/** Which way it went, in the words of the code. */
function words(node: Conditional, test: Evaluated | undefined, branch: Evaluated | undefined): string {
  const subject = test === undefined ? '' : codeOf(test.node, test.source);
  if (node.kind === 'IfExpression' || node.kind === 'UnlessExpression') {
    const word = node.kind === 'IfExpression' ? 'if' : 'unless';
    return branch !== undefined && branch.node === node.thenExpr ? `${word} ${subject}` : `${word} ${subject}: else`;
  }
  const source = test?.source;
  if (source === undefined) return node.kind === 'CaseExpression' ? 'case' : '?';
  if (node.kind === 'CaseExpression') {
    const option = node.options.find(({ thenExpr }) => thenExpr !== undefined && thenExpr === branch?.node);
    const values = option?.values.map((value) => codeOf(value, source)).join(', ') ?? 'no option';
    return `case ${subject}: ${values}`;
  }
  const entry = node.selectors.find(({ valueExpr }) => valueExpr === branch?.node);
  return `${subject} ? ${entry === undefined ? '' : codeOf(entry.matchingExpr, source)}`.trimEnd();
}

function conditionHops(test: Evaluated, context: WhyContext): readonly Hop[] {
  const from = waysOf(test, [], context);
  if (from.length === 0) return [];
  const { node, source, value } = test;
  return [{ kind: 'condition', text: `because ${codeOf(node, source)}`, value, at: spanOf(node, source), from }];
}
