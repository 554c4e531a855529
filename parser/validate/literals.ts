/**
 * Literals: integers in range, hash keys given once.
 *
 * Puppet: `check_LiteralInteger`, `check_LiteralHash` of pops/validation/checker4_0.rb; pops/evaluator/literal_evaluator.rb
 */
import type { Expression, KeyedEntry, LiteralHash, LiteralInteger, LiteralList } from '../ast.ts';
import { rubyRegexpText } from '../regexp-text.ts';
import type { Checker } from './checker.ts';
import { escapeSlashes, inspectFloat, inspectString } from './inspect.ts';
import { rvalue, rvalues } from './rvalue.ts';

const MIN_INTEGER = -(2n ** 63n);
const MAX_INTEGER = 2n ** 63n - 1n;

export function checkInteger(node: LiteralInteger, checker: Checker): void {
  if (node.value > MAX_INTEGER || node.value < MIN_INTEGER)
    checker.accept('NUMERIC_OVERFLOW', node, { semantic: node, value: node.value });
}

export function checkList(node: LiteralList, checker: Checker): void {
  rvalues(node.values, checker);
}

export function checkKeyedEntry(node: KeyedEntry, checker: Checker): void {
  rvalue(node.key, checker);
  rvalue(node.value, checker);
}

/** Keys that are no literals cannot be compared before they are evaluated. */
export function checkHash(node: LiteralHash, checker: Checker): void {
  const entries = node.entries;
  if (entries.length < 2) return;
  const seen = new Set<string>();
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as KeyedEntry;
    const key = inspectLiteral(entry.key, true);
    if (key === undefined) continue;
    if (seen.has(key)) checker.accept('DUPLICATE_KEY', entry, { key: literalToS(entry.key) });
    seen.add(key);
  }
}

/** Ruby's `to_s` of the literal. */
function literalToS(node: Expression): string {
  const text = stringOf(node);
  if (text !== undefined) return text;
  if (node.kind === 'LiteralUndef') return '';
  if (node.kind === 'LiteralDefault') return 'default';
  if (node.kind === 'LiteralRegularExpression') return rubyRegexpText(escapeSlashes(node.pattern));
  return inspectLiteral(node, false) ?? '';
}

/** The text of a string without interpolation, quoted or bare. */
function stringOf(node: Expression): string | undefined {
  if (node.kind === 'LiteralString' || node.kind === 'QualifiedName') return node.value;
  if (node.kind !== 'ConcatenatedString' || node.segments.length !== 1) return undefined;
  const only = node.segments[0];
  return only?.kind === 'LiteralString' ? only.value : undefined;
}

/**
 * Ruby's `inspect` of the value; undefined when the expression is no literal. With the entries of hashes sorted, it is the same for all
 * equal values and for no others.
 */
function inspectLiteral(node: Expression, sorted: boolean): string | undefined {
  switch (node.kind) {
    case 'LiteralString':
    case 'QualifiedName':
      return inspectString(node.value);
    case 'ConcatenatedString': {
      const text = stringOf(node);
      return text === undefined ? undefined : inspectString(text);
    }
    case 'LiteralInteger':
      return node.value.toString();
    case 'LiteralFloat':
      return inspectFloat(node.value);
    case 'LiteralBoolean':
      return String(node.value);
    case 'LiteralUndef':
      return 'nil';
    case 'LiteralDefault':
      return ':default';
    case 'LiteralRegularExpression':
      return `/${escapeSlashes(node.pattern)}/`;
    case 'LiteralList':
      return inspectList(node, sorted);
    case 'LiteralHash':
      return inspectHash(node, sorted);
    default:
      return undefined;
  }
}

function inspectList(node: LiteralList, sorted: boolean): string | undefined {
  const values = node.values.map((value) => inspectLiteral(value, sorted));
  return values.includes(undefined) ? undefined : `[${values.join(', ')}]`;
}

/** A later entry replaces the value of an earlier one with the same key, and keeps its place. */
function inspectHash(node: LiteralHash, sorted: boolean): string | undefined {
  const entries = new Map<string, string>();
  for (const entry of node.entries) {
    const key = inspectLiteral(entry.key, sorted);
    const value = inspectLiteral(entry.value, sorted);
    if (key === undefined || value === undefined) return undefined;
    entries.set(key, value);
  }
  const texts = [...entries].map(([key, value]) => `${key}=>${value}`);
  return `{${(sorted ? texts.sort() : texts).join(', ')}}`;
}
