/** Trees that are put together in one way only. */
import { PuppetRegexp } from '../../values/index.ts';
import { decline } from '../declined.ts';
import type { Node } from './ast.ts';
import type { Token } from './tokens.ts';

export function method(receiver: Node, name: string, args: readonly Node[] = []): Node {
  return { type: 'call', receiver, name, args, block: undefined, isSafe: false };
}

export function operation(name: string, left: Node, right: Node): Node {
  if (name === '&&') return { type: 'and', left, right };
  if (name === '||') return { type: 'or', left, right };
  if (name === '!=' || name === '!~') return { type: 'not', value: method(left, name === '!=' ? '==' : '=~', [right]) };
  return method(left, name, [right]);
}

/** A range or a pattern that stands in a condition itself means something else there. */
export function asCondition(node: Node): Node {
  if (node.type === 'range' || (node.type === 'literal' && node.value instanceof PuppetRegexp))
    decline('a range or pattern as a condition');
  if (node.type === 'and' || node.type === 'or') for (const side of [node.left, node.right]) asCondition(side);
  return node;
}

/** Ruby refuses an expression that never has a value where it wants one. */
export function valued(node: Node): Node {
  return hasNoValue(node) ? decline('a next in the place of a value') : node;
}

function hasNoValue(node: Node): boolean {
  if (node.type === 'sequence') return hasNoValue(node.nodes.at(-1) as Node);
  return node.type === 'next' || (node.type === 'if' && hasNoValue(node.whenTrue) && hasNoValue(node.whenFalse));
}

export function pattern({ text, parts: [options] }: Token): PuppetRegexp {
  const has = (option: string) => (options as string).includes(option);
  const regexp = new PuppetRegexp(text, { ignoreCase: has('i'), multiline: has('m'), extended: has('x') });
  try {
    regexp.compile();
  } catch {
    decline('a pattern that Ruby refuses');
  }
  return regexp;
}
