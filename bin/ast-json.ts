import type { Node } from '../parser/ast.ts';
import type { Source } from '../parser/source.ts';

/**
 * A syntax tree as plain data for JSON: every node with its kind, line and position (from 1, in characters, as Puppet counts), and its
 * attributes under their own names. Integers beyond 2^53 are strings, because JSON readers would round them.
 */
export function astData(node: Node, source: Source): Record<string, unknown> {
  const { line, pos } = source.place(node.offset);
  const data: Record<string, unknown> = { kind: node.kind, line, pos, offset: node.offset, length: node.length };
  for (const [name, value] of Object.entries(node)) {
    // Definitions are the very nodes that stand in the body.
    if (name in data || name === 'source' || name === 'definitions' || value === undefined) continue;
    data[name] = attribute(value, source);
  }
  return data;
}

function attribute(value: unknown, source: Source): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (Array.isArray(value)) return value.map((element) => attribute(element, source));
  if (value !== null && typeof value === 'object' && 'kind' in value) return astData(value as Node, source);
  return value;
}
