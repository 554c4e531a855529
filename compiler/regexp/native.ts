/**
 * Patterns as JavaScript's own. In: a pattern; out: the source of a RegExp with the flag `v` and without `m` that matches exactly as Ruby's does
 * with the same groups, or undefined where there is none.
 *
 * These have none, for JavaScript differs or lacks them: atomic groups and possessive repeats, `\K`, `\G`, `\R`, `\X`, calls, conditions,
 * absent operators, back references (one to a group that has not matched fails in Ruby), captures in a look-behind (JavaScript matches it
 * from the right), a repeat of what can match nothing (JavaScript takes no empty turn), and a capture that not every turn of a repeat sets
 * (JavaScript forgets it at the next).
 */
import type { AnchorType } from '../../parser/regexp/tree.ts';
import { isNullable, type Node, type Repeat, some } from './node.ts';

const WORD = '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}]';
const ASCII_WORD = '[0-9A-Z_a-z]';

function boundary(word: string): string {
  return `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`;
}

function noBoundary(word: string): string {
  return `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`;
}

const ANCHORS: Readonly<Record<Exclude<AnchorType, 'G' | 'K' | 'b' | 'B'>, string>> = {
  A: '^',
  z: '$',
  Z: '(?=\\n?$)',
  // Not behind a newline that ends the text.
  '^': '(?:^|(?<=\\n)(?!$))',
  $: '(?=\\n|$)',
};

export function nativeSource(root: Node): string | undefined {
  return some(root, (node) => !isExact(node)) ? undefined : source(root);
}

function isExact(node: Node): boolean {
  switch (node.kind) {
    case 'empty':
    case 'set':
    case 'list':
    case 'alternatives':
      return true;
    case 'capture':
      return node.group > 0;
    case 'repeat':
      return isExactRepeat(node);
    case 'look':
      return node.lengths === undefined || !node.bodies.some(hasCapture);
    case 'anchor':
      return node.type !== 'G' && node.type !== 'K';
    default:
      return false;
  }
}

function isExactRepeat({ lower, upper, body }: Repeat): boolean {
  if (lower !== upper && isNullable(body)) return false;
  return upper <= 1 || !hasUncertainCapture(body);
}

function hasCapture(node: Node): boolean {
  return some(node, ({ kind }) => kind === 'capture');
}

/** Whether some capture may be left out on the way through the node. */
function hasUncertainCapture(node: Node): boolean {
  switch (node.kind) {
    case 'alternatives':
      return node.children.some(hasCapture);
    case 'list':
      return node.children.some(hasUncertainCapture);
    case 'capture':
      return hasUncertainCapture(node.body);
    case 'repeat':
      return node.lower === 0 ? hasCapture(node.body) : hasUncertainCapture(node.body);
    case 'look':
      return node.bodies.some(hasCapture);
    default:
      return false;
  }
}

function source(node: Node): string {
  switch (node.kind) {
    case 'set':
      return node.set.text;
    case 'list':
      return node.children.map((child) => (child.kind === 'alternatives' ? `(?:${source(child)})` : source(child))).join('');
    case 'alternatives':
      return node.children.map(source).join('|');
    case 'capture':
      return `(${source(node.body)})`;
    case 'repeat':
      return `${repeatable(node.body)}${quantifier(node)}`;
    case 'look':
      return `(?${node.lengths === undefined ? '' : '<'}${node.negated ? '!' : '='}${node.bodies.map(source).join('|')})`;
    case 'anchor':
      return anchor(node.type, node.asciiOnly);
    default:
      return '';
  }
}

function anchor(type: AnchorType, asciiOnly: boolean): string {
  if (type === 'b') return boundary(asciiOnly ? ASCII_WORD : WORD);
  if (type === 'B') return noBoundary(asciiOnly ? ASCII_WORD : WORD);
  return ANCHORS[type as keyof typeof ANCHORS];
}

function repeatable(body: Node): string {
  return body.kind === 'set' || body.kind === 'capture' ? source(body) : `(?:${source(body)})`;
}

function quantifier({ lower, upper, lazy }: Repeat): string {
  const mark = lazy ? '?' : '';
  if (upper === 1 && lower === 0) return `?${mark}`;
  if (upper === Number.POSITIVE_INFINITY) return (lower === 0 ? '*' : lower === 1 ? '+' : `{${lower},}`) + mark;
  return `{${lower},${upper}}${mark}`;
}
