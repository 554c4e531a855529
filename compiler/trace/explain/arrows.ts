/** `->` and its relatives, which give the resource on one side the parameter `before` or `notify`. */
import type { RelationshipExpression } from '../../../parser/ast.ts';
import { Collector } from '../../catalog/collector.ts';
import type { CatalogResource } from '../../catalog/resource.ts';
import { flat } from '../../catalog/resource.ts';
import { isReference, resourceNameOf } from '../../evaluator/references.ts';
import type { Hop } from '../../lookup/index.ts';
import type { Value } from '../../values/index.ts';
import { codeOf, spanOf } from '../nodes.ts';
import type { Evaluated } from '../record.ts';
import type { WhyContext } from './context.ts';

/** The arrows that may have given the resource the parameter; undefined when there is none. */
export function arrowHops(resource: CatalogResource, name: string, context: WhyContext): readonly Hop[] | undefined {
  const arrows = context.recorder.arrows.filter((arrow) => isFrom(arrow, resource, name));
  if (arrows.length === 0) return undefined;
  return arrows.map(({ node, source }) => ({
    kind: 'relationship',
    text: codeOf(node, source),
    at: spanOf(node, source),
    from: [],
  }));
}

const PARAMETERS: Readonly<Record<RelationshipExpression['operator'], string>> = {
  '->': 'before',
  '<-': 'before',
  '~>': 'notify',
  '<~': 'notify',
};

function isFrom({ node, parts: [left, right] }: Evaluated, resource: CatalogResource, name: string): boolean {
  const { operator } = node as RelationshipExpression;
  const side = operator.startsWith('<') ? right : left;
  return PARAMETERS[operator] === name && side !== undefined && flat(side.value).some((one) => isOf(one, resource));
}

function isOf(operand: Value, { ref, type, title }: CatalogResource): boolean {
  if (operand instanceof Collector) return operand.collected.has(ref);
  if (!isReference(operand)) return operand === ref;
  const named = resourceNameOf(operand);
  return named.type === type && named.title === title;
}
