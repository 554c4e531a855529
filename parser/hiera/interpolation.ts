/**
 * Takes a string of Hiera data apart: literal text and `%{...}` expressions, each with its place in the string.
 *
 * In: the string, as YAML or JSON gave it. Out: immutable parts that cover the whole string. Nothing is resolved here and
 * nothing is an error here: what Puppet refuses, it refuses when it comes to the expression (checkExpression).
 *
 * Puppet: pops/lookup/interpolation.rb
 */
import { type InterpolationIssue, interpolationIssue, syntaxErrorInKey, syntaxErrorInString, unknownMethod } from './issues.ts';
import { type KeySegment, rubyStrip, splitKey } from './key.ts';

export const INTERPOLATION_METHODS = ['lookup', 'hiera', 'alias', 'literal', 'scope'] as const;
export type InterpolationMethod = (typeof INTERPOLATION_METHODS)[number];

export interface LiteralPart {
  readonly kind: 'literal';
  /** UTF-16 units from the start of the string. */
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

export interface ExpressionPart {
  readonly kind: 'expression';
  readonly offset: number;
  readonly length: number;
  /** As written, `%{` and `}` included. */
  readonly text: string;
  /** As written before the parenthesis, which need not be a method that exists; `scope` for a plain variable. */
  readonly method: string;
  /** The argument without its quotes, or the variable with its path. */
  readonly key: string;
  readonly keyOffset: number;
  /** True when a method was written: `scope('x')` rather than `x`. */
  readonly isCall: boolean;
  /** `%{}`, `%{::}`, `%{''}` and the like: Puppet puts nothing there and looks nothing up. */
  readonly isEmpty: boolean;
  /** The key taken apart: root key and path; undefined when that is a syntax error. */
  readonly segments: readonly KeySegment[] | undefined;
  /** The first of them. */
  readonly root: KeySegment | undefined;
  /** Those after it. */
  readonly path: readonly KeySegment[];
}

export type InterpolationPart = LiteralPart | ExpressionPart;

export interface InterpolatedString {
  readonly text: string;
  readonly parts: readonly InterpolationPart[];
  /** False: the text stands for itself. */
  readonly hasExpressions: boolean;
}

export interface InterpolationOptions {
  /** `%<...>` is read as `%{...}` (texts that went through a tool which spoils braces). */
  readonly angleBrackets?: boolean;
}

/** With angle brackets an expression holds none of `<>%`, or `%<u ... %>s` of a log format would be taken for one. */
const ANGLES = /%<([^<>%]*)>/y;
/** Ruby's `^` and `$` stand at every line, and its `\w` is ASCII. */
const CALL = /(?:^|(?<=\n))(\w+)\((?:"([^"]+)"|'([^']+)')\)(?=\n|$)/;
const EMPTY: ReadonlySet<string> = new Set(['', '::', '""', "''", '"::"', "'::'"]);

/** Whether the text can hold an expression at all; cheap. */
export function mayInterpolate(text: string, options?: InterpolationOptions): boolean {
  return text.includes('%{') || (options?.angleBrackets === true && text.includes('%<'));
}

/** The parts of a string of data. */
export function parseInterpolation(text: string, options?: InterpolationOptions): InterpolatedString {
  if (!mayInterpolate(text, options)) return { text, parts: [literal(text, 0, text.length)], hasExpressions: false };
  const parts: InterpolationPart[] = [];
  let at = 0;
  for (let part = nextExpression(text, 0, options); part !== undefined; part = nextExpression(text, at, options)) {
    if (part.offset > at) parts.push(literal(text, at, part.offset));
    parts.push(part);
    at = part.offset + part.length;
  }
  const hasExpressions = parts.length > 0;
  if (at < text.length || !hasExpressions) parts.push(literal(text, at, text.length));
  return { text, parts, hasExpressions };
}

/** The next `%{...}` from an offset on: up to the first closing brace, whatever is between. */
function nextExpression(text: string, from: number, options: InterpolationOptions | undefined): ExpressionPart | undefined {
  const end = text.indexOf('}', from);
  const brace = end === -1 ? -1 : text.indexOf('%{', from);
  const isBraced = brace !== -1 && text.indexOf('}', brace) !== -1;
  const angle = options?.angleBrackets === true ? nextAngles(text, from, isBraced ? brace : text.length) : undefined;
  if (angle !== undefined || !isBraced) return angle;
  const close = text.indexOf('}', brace);
  return expression(text.slice(brace, close + 1), text.slice(brace + 2, close), brace);
}

function nextAngles(text: string, from: number, before: number): ExpressionPart | undefined {
  for (let at = text.indexOf('%<', from); at !== -1 && at < before; at = text.indexOf('%<', at + 2)) {
    ANGLES.lastIndex = at;
    const match = ANGLES.exec(text);
    if (match !== null) return expression(match[0], match[1] as string, at);
  }
  return undefined;
}

/**
 * What Puppet refuses in this expression of this string, in the order in which it looks; undefined: nothing.
 * `allowMethods` is false where hiera.yaml is interpolated.
 */
export function checkExpression(
  part: ExpressionPart,
  string: InterpolatedString,
  allowMethods: boolean,
): InterpolationIssue | undefined {
  if (part.isEmpty) return undefined;
  if (part.isCall && !allowMethods) return interpolationIssue('HIERA_INTERPOLATION_METHOD_SYNTAX_NOT_ALLOWED');
  if (part.method === 'alias' && string.text !== part.text) {
    return interpolationIssue('HIERA_INTERPOLATION_ALIAS_NOT_ENTIRE_STRING');
  }
  if (!isMethod(part.method)) return unknownMethod(part.method);
  if (part.method === 'literal' || part.segments !== undefined) return undefined;
  return part.method === 'scope' ? syntaxErrorInString(string.text) : syntaxErrorInKey(part.key);
}

export function isMethod(name: string): name is InterpolationMethod {
  return (INTERPOLATION_METHODS as readonly string[]).includes(name);
}

function literal(text: string, from: number, to: number): LiteralPart {
  return { kind: 'literal', offset: from, length: to - from, text: text.slice(from, to) };
}

function expression(text: string, inside: string, offset: number): ExpressionPart {
  const stripped = rubyStrip(inside);
  const start = offset + 2 + (stripped === '' ? 0 : inside.indexOf(stripped));
  const call = CALL.exec(stripped);
  const key = call === null ? stripped : (call[2] ?? call[3] ?? '');
  const segments = splitKey(key);
  return {
    kind: 'expression',
    offset,
    length: text.length,
    text,
    method: call === null ? 'scope' : (call[1] as string),
    key,
    keyOffset: call === null ? start : start + call.index + (call[1] as string).length + 2,
    isCall: call !== null,
    isEmpty: EMPTY.has(stripped),
    segments,
    root: segments?.[0],
    path: segments?.slice(1) ?? [],
  };
}
