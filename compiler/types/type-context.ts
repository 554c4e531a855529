import type { Node } from '../../parser/ast.ts';
import type { Source } from '../../parser/source.ts';
import { walk } from '../../parser/visit.ts';
import type { TypeResolver } from './ptype.ts';

/** What is needed to turn an expression into a type: where its text is, and who knows the other types. */
export interface TypeContext {
  readonly source: Source;
  readonly resolver: TypeResolver | undefined;
}

/** The source text of a node and all below it. Puppet: pops/parser/locator.rb#extract_tree_text */
export function textOf(node: Node, context: TypeContext): string {
  let start = node.offset;
  let end = node.offset + node.length;
  walk(node, (inner) => {
    if (inner.length === 0) return;
    start = Math.min(start, inner.offset);
    end = Math.max(end, inner.offset + inner.length);
  });
  return context.source.text.slice(start, end);
}
