/** What a way needs to know of syntax trees. */
import type { CallMethodExpression, CallNamedFunctionExpression, Expression, Node } from '../../parser/ast.ts';
import type { Span } from '../../parser/index.ts';
import type { Source } from '../../parser/source.ts';
import { children } from '../../parser/visit.ts';

export type CallNode = CallNamedFunctionExpression | CallMethodExpression;

export function isCall(node: Expression): node is CallNode {
  return node.kind === 'CallNamedFunctionExpression' || node.kind === 'CallMethodExpression';
}

export function unparenthesized(node: Expression): Expression {
  return node.kind === 'ParenthesizedExpression' ? unparenthesized(node.expr) : node;
}

/** Name of the function that is called; `Type(...)` calls `new`. */
export function functionName({ functorExpr }: CallNode): string {
  const name = functorExpr.kind === 'NamedAccessExpression' ? functorExpr.rightExpr : functorExpr;
  return name.kind === 'QualifiedName' ? name.value.replace(/^::/, '') : 'new';
}

/** The expressions of all arguments: what a method is called on, and the type that `Type(...)` makes, come first. */
export function argumentNodes(node: CallNode): readonly Expression[] {
  const { functorExpr } = node;
  if (functorExpr.kind === 'NamedAccessExpression') return [functorExpr.leftExpr, ...node.arguments];
  return functorExpr.kind === 'QualifiedName' ? node.arguments : [functorExpr, ...node.arguments];
}

/** All that an expression spans, with all within: Puppet has operators and calls of methods begin at the operator. */
export function spanOf(node: Node, source: Source): Span {
  const [start, end] = extent(node);
  return { source, offset: start, length: closedEnd(source.text, start, end) - start };
}

/** A node may end before the brace that closes it. */
function closedEnd(text: string, start: number, end: number): number {
  const code = text.slice(start, end).replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|#.*/g, '');
  let at = end;
  for (let open = code.split('{').length - code.split('}').length; open > 0; open--) {
    const close = /^[\s,]*\}/.exec(text.slice(at));
    if (close === null) return at;
    at += close[0].length;
  }
  return at;
}

function extent(node: Node): readonly [start: number, end: number] {
  let start = node.length > 0 ? node.offset : Number.POSITIVE_INFINITY;
  let end = node.length > 0 ? node.offset + node.length : 0;
  // The text of a heredoc stands below, with other code between.
  const inner = node.kind === 'HeredocExpression' ? [] : children(node);
  for (const child of inner) {
    const [first, last] = extent(child);
    start = Math.min(start, first);
    end = Math.max(end, last);
  }
  return Number.isFinite(start) ? [start, end] : [node.offset, Math.max(node.offset, end)];
}

const MOST_CODE = 80;

/** The code of an expression on one line, shortened when it is long. */
export function codeOf(node: Node, source: Source): string {
  const { offset, length } = spanOf(node, source);
  return shortened(source.text.slice(offset, offset + length).replace(/\s+/g, ' '), MOST_CODE);
}

/** The text, or its beginning with an ellipsis. */
function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}
