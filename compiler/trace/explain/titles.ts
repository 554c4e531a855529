/** What gave a resource its title. */
import type { ResourceExpression } from '../../../parser/ast.ts';
import { type CatalogResource, flat } from '../../catalog/resource.ts';
import type { Hop } from '../../lookup/index.ts';
import type { Value } from '../../values/index.ts';
import { isCall, spanOf } from '../nodes.ts';
import type { Evaluated } from '../record.ts';
import type { WhyContext } from './context.ts';
import { titleOfCall } from './declaring-calls.ts';
import { waysOf } from './ways.ts';

/** The way of a title; `value`: the title as it is asked about, in a class in lower case. */
export function titleWays(resource: CatalogResource, value: Value, context: WhyContext): readonly Hop[] {
  const declaration = context.recorder.declarationOf(resource);
  const hop = { kind: 'title', text: `title of ${resource.ref}`, value } as const;
  if (declaration === undefined) return [{ ...hop, from: [] }];
  if (isCall(declaration.node)) return [{ ...hop, ...titleOfCall(resource.title, declaration, declaration.node, context) }];
  const found = titleIn(declaration, resource.title);
  if (found === undefined) return [{ ...hop, from: [] }];
  const { node, source } = found.record;
  return [{ ...hop, at: spanOf(node, source), from: waysOf(found.record, found.path, context) }];
}

interface Title {
  readonly record: Evaluated;
  readonly path: readonly Value[];
}

function titleIn(declaration: Evaluated, title: string): Title | undefined {
  const bodies = (declaration.node as ResourceExpression).bodies ?? [];
  for (const { title: node } of bodies) {
    const record = declaration.parts.find((part) => part.node === node);
    if (record === undefined) continue;
    const at = flat(record.value).findIndex((one) => typeof one === 'string' && one.toLowerCase() === title.toLowerCase());
    if (at !== -1) return { record, path: Array.isArray(record.value) ? [BigInt(at)] : [] };
  }
  return undefined;
}
