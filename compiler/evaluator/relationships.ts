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
  if (!Array.isArray(value)) return [asOperand(value, node, context)];
  const result = new Set<Operand>();
  const known = new Map<string, PType[]>();
  for (const item of flat(value)) {
    const operand = asOperand(item, node, context);
    if (operand instanceof Collector || isNew(operand, known)) result.add(operand);
  }
  return [...result];
}

/** Whether no equal type was met before. There may be many: they are looked up by the text that equal types have in common. */
function isNew(type: PType, known: Map<string, PType[]>): boolean {
  const like = known.get(type.equalityKey);
  if (like === undefined) known.set(type.equalityKey, [type]);
  else if (like.some((other) => other.eql(type))) return false;
  else like.push(type);
  return true;
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
