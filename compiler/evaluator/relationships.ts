/**
 * `-> ~> <- <~` between references, resources and collectors.
 *
 * Puppet: pops/evaluator/relationship_operator.rb
 */
import type { RelationshipExpression } from '../../parser/ast.ts';
import { Collector } from '../catalog/collector.ts';
import { type Endpoint, Relationship } from '../catalog/relationship.ts';
import { flat } from '../catalog/resource.ts';
import { PCatalogEntryType, PType, PTypeType, parseType } from '../types/index.ts';
import type { Value } from '../values/index.ts';
import { fail, wrapError } from './errors.ts';
import { type Compile, compileExpression } from './evaluator.ts';
import { resourceNameOf } from './references.ts';
import type { Scope } from './scope.ts';
import type { CodeContext } from './thunk.ts';
import { valueLabel } from './value-label.ts';

export const relationships = {
  RelationshipExpression: ((node, context) => {
    const left = compileExpression(node.leftExpr, context);
    const right = compileExpression(node.rightExpr, context);
    return (scope) => {
      const a = left(scope);
      const b = right(scope);
      try {
        return relate(a, b, node, scope, context);
      } catch (error) {
        throw wrapError(error, context.source, node);
      }
    };
  }) as Compile<'RelationshipExpression'>,
};

type Operand = PType | Collector;

function relate(a: Value, b: Value, node: RelationshipExpression, scope: Scope, context: CodeContext): Value {
  const left = operands(a, node, context);
  const right = operands(b, node, context);
  const reversed = node.operator === '<-' || node.operator === '<~';
  const parameter = node.operator === '->' || node.operator === '<-' ? 'before' : 'notify';
  const [sources, targets] = reversed ? [right, left] : [left, right];
  for (const source of sources) {
    for (const target of targets) {
      scope.compilation.addRelationship(new Relationship(endpoint(source), endpoint(target), parameter));
    }
  }
  if (right.length === 0) return left;
  const [only] = right;
  if (right.length === 1 && only instanceof Collector) only.emptyAlternative = left.map(alternative);
  return right;
}

function endpoint(operand: Operand): Endpoint {
  return operand instanceof Collector ? operand : resourceNameOf(operand);
}

/** Puppet does not turn these operands into resources, and prints them as the types that they are. */
function alternative(operand: Operand): Endpoint {
  return operand instanceof Collector ? operand : { ...resourceNameOf(operand), text: operand.toString() };
}

function operands(value: Value, node: RelationshipExpression, context: CodeContext): readonly Operand[] {
  const result: Operand[] = [];
  for (const item of flat(value)) {
    const operand = asOperand(item, node, context);
    if (!result.some((other) => other === operand || (other instanceof PType && other.eql(operand)))) result.push(operand);
  }
  return result;
}

function asOperand(value: Value, node: RelationshipExpression, context: CodeContext): Operand {
  if (value instanceof Collector) return value;
  if (typeof value === 'string') return catalogType(parseType(value, context.environment.typeResolver), node, context);
  if (value instanceof PType) return catalogType(value, node, context);
  return fail(context.source, node, 'ILLEGAL_RELATIONSHIP_OPERAND_TYPE', { operand: valueLabel(value) });
}

const TYPE_OF_ENTRY = new PTypeType(PCatalogEntryType.DEFAULT);

function catalogType(type: PType, node: RelationshipExpression, { source }: CodeContext): PType {
  if (PCatalogEntryType.DEFAULT.isAssignable(type) || TYPE_OF_ENTRY.isAssignable(type)) return type;
  return fail(source, node, 'NOT_CATALOG_TYPE', { type: type.toString() });
}
