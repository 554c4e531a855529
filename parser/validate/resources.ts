/**
 * Resources, their defaults, overrides and collectors.
 *
 * Puppet: `check_Attribute*Operation`, `check_Resource*`, `check_CollectExpression` and `query_*` of pops/validation/checker4_0.rb
 */
import type {
  AttributeOperation,
  AttributesOperation,
  CollectExpression,
  ExportedQuery,
  Expression,
  Node,
  ResourceBody,
  ResourceDefaultsExpression,
  ResourceExpression,
  ResourceOverrideExpression,
  VirtualQuery,
} from '../ast.ts';
import type { Checker } from './checker.ts';
import { rvalue } from './rvalue.ts';

/** `+>` adds to what is there already, so it needs an override or a collector. */
export function checkAttributeOperation(node: AttributeOperation, checker: Checker): void {
  if (node.operator === '+>') {
    const parent = checker.path[checker.path.length - 1] ?? node;
    if (parent.kind !== 'CollectExpression' && parent.kind !== 'ResourceOverrideExpression')
      checker.accept('ILLEGAL_ATTRIBUTE_APPEND', node, { name: node.attributeName, parent });
  }
  rvalue(node.valueExpr, checker);
}

export function checkAttributesOperation(node: AttributesOperation, checker: Checker): void {
  const parent = checker.path[checker.path.length - 1];
  if (parent?.kind !== 'CollectExpression' && !isResource(parent)) {
    const around = checker.path[checker.path.length - 2] ?? node;
    if (!isResource(around)) checker.accept('UNSUPPORTED_OPERATOR_IN_CONTEXT', around, { operator: '* =>', semantic: around });
  }
  rvalue(node.expr, checker);
}

function isResource(node: Node | undefined): boolean {
  const kind = node?.kind;
  return kind === 'ResourceExpression' || kind === 'ResourceDefaultsExpression' || kind === 'ResourceOverrideExpression';
}

export function checkResource(node: ResourceExpression, checker: Checker): void {
  if (node.form === 'regular') return;
  const name = node.typeName;
  if (name.kind === 'QualifiedName' && name.value === 'class') checker.accept('CLASS_NOT_VIRTUALIZABLE', node);
}

export function checkResourceBody(node: ResourceBody, checker: Checker): void {
  let unfolded = false;
  for (const operation of node.operations) {
    if (operation.kind !== 'AttributesOperation') continue;
    if (unfolded) checker.accept('MULTIPLE_ATTRIBUTES_UNFOLD', operation);
    unfolded = true;
  }
}

/** Puppet speaks of defaults here even where the text overrides a resource. */
export function checkNotVirtual(node: ResourceDefaultsExpression | ResourceOverrideExpression, checker: Checker): void {
  if (node.form !== 'regular') checker.accept('NOT_VIRTUALIZEABLE', node);
}

export function checkCollect(node: CollectExpression, checker: Checker): void {
  const type = node.typeExpr;
  if (type.kind !== 'QualifiedReference')
    checker.accept('ILLEGAL_EXPRESSION', type, { semantic: type, feature: 'type name', container: node });
}

export function checkQuery(node: VirtualQuery | ExportedQuery, checker: Checker): void {
  if (node.expr !== undefined) query(node.expr, checker);
}

function query(node: Expression, checker: Checker): void {
  switch (node.kind) {
    case 'VariableExpression':
    case 'QualifiedName':
    case 'LiteralInteger':
    case 'LiteralFloat':
    case 'LiteralString':
    case 'LiteralBoolean':
      return;
    case 'AndExpression':
    case 'OrExpression':
      query(node.leftExpr, checker);
      query(node.rightExpr, checker);
      return;
    case 'ParenthesizedExpression':
      query(node.expr, checker);
      return;
    default:
      if (node.kind !== 'ComparisonExpression' || (node.operator !== '==' && node.operator !== '!='))
        checker.accept('ILLEGAL_QUERY_EXPRESSION', node, { semantic: node });
  }
}
