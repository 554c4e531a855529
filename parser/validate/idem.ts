/**
 * Expressions without effect ("idem", Latin for "the same"): an error where their value is not used.
 *
 * Puppet: `idem_*` of pops/validation/checker4_0.rb
 */
import type {
  ApplyBlockExpression,
  BlockExpression,
  CaseOption,
  Expression,
  HostClassDefinition,
  Kind,
  Node,
  NodeDefinition,
  ResourceTypeDefinition,
} from '../ast.ts';
import type { Checker } from './checker.ts';

/** An interpolated string may call functions, but Puppet counts it as without effect all the same. */
const WITHOUT_EFFECT: ReadonlySet<Kind> = new Set<Kind>([
  'Nop',
  'LiteralString',
  'LiteralInteger',
  'LiteralFloat',
  'LiteralBoolean',
  'LiteralUndef',
  'LiteralDefault',
  'LiteralRegularExpression',
  'QualifiedName',
  'QualifiedReference',
  'ReservedWord',
  'LiteralList',
  'LiteralHash',
  'AccessExpression',
  'NamedAccessExpression',
  'ArithmeticExpression',
  'ComparisonExpression',
  'InExpression',
  'AndExpression',
  'OrExpression',
  'NotExpression',
  'UnaryMinusExpression',
  'UnfoldExpression',
  'TextExpression',
  'VariableExpression',
  'ConcatenatedString',
  'HeredocExpression',
  'SelectorExpression',
]);

/** Whether the expression is known to change nothing. False says only that nothing is known (a function may do anything). */
export function idem(node: Node | undefined): boolean {
  if (node === undefined || WITHOUT_EFFECT.has(node.kind)) return true;
  switch (node.kind) {
    case 'ParenthesizedExpression':
      return idem(node.expr);
    case 'BlockExpression':
    case 'ApplyBlockExpression':
      return node.statements.every(idem);
    case 'IfExpression':
    case 'UnlessExpression':
      return idem(node.test) && idem(node.thenExpr) && idem(node.elseExpr);
    case 'CaseExpression':
      return idem(node.test) && node.options.every(idemOption);
    default:
      return false;
  }
}

function idemOption(option: CaseOption): boolean {
  return option.values.every(idem) && idem(option.thenExpr);
}

/** `type { attribute => value }`, which Puppet reads as a name and a hash. */
function titleless(node: Expression): string | undefined {
  if (node.kind !== 'BlockExpression' || node.statements.length !== 2) return undefined;
  const [first, second] = node.statements;
  return first?.kind === 'QualifiedName' && second?.kind === 'LiteralHash' ? first.value : undefined;
}

export function checkBlock(node: BlockExpression | ApplyBlockExpression, checker: Checker): void {
  const name = checker.tasks ? undefined : titleless(node);
  if (name !== undefined) checker.accept('RESOURCE_WITHOUT_TITLE', node, { name });
  else reportFirstIdle(node.statements, checker);
}

function reportFirstIdle(statements: readonly Expression[], checker: Checker): void {
  for (let i = 0; i < statements.length - 1; i++) {
    const statement = statements[i] as Expression;
    if (!idem(statement)) continue;
    checker.accept('IDEM_EXPRESSION_NOT_LAST', statement, { semantic: statement });
    return;
  }
}

/** The body of a class, a defined type or a node has no use for the value of its last expression. */
export function checkNoIdemLast(node: HostClassDefinition | ResourceTypeDefinition | NodeDefinition, checker: Checker): void {
  const violator = endsWithIdem(node.body);
  if (violator === undefined || (!checker.tasks && titleless(violator) !== undefined)) return;
  checker.accept('IDEM_NOT_ALLOWED_LAST', violator, { semantic: violator, container: node });
}

function endsWithIdem(body: Expression | undefined): Expression | undefined {
  const last = body?.kind === 'BlockExpression' ? body.statements[body.statements.length - 1] : body;
  return idem(last) ? last : undefined;
}
