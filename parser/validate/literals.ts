/**
 * Literals: integers in range, hash keys given once.
 *
 * Puppet: `check_LiteralInteger`, `check_LiteralHash` of pops/validation/checker4_0.rb; pops/evaluator/literal_evaluator.rb
 */
import type { Expression, KeyedEntry, LiteralHash, LiteralInteger, LiteralList } from '../ast.ts';
import type { Checker } from './checker.ts';
import { inspectFloat, inspectRegexp, inspectString } from './inspect.ts';
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
    const key = inspectLiteral(entry.key);
    if (key === undefined) continue;
    if (seen.has(key)) checker.accept('DUPLICATE_KEY', entry, { key: literalToS(entry.key, key) });
    seen.add(key);
  }
}

/** Ruby's `to_s` of the literal, given what `inspect` makes of it. */
function literalToS(node: Expression, inspected: string): string {
  const text = stringOf(node);
  if (text !== undefined) return text;
  if (node.kind === 'LiteralUndef') return '';
  if (node.kind === 'LiteralDefault') return 'default';
  return node.kind === 'LiteralRegularExpression' ? `(?-mix:${node.pattern})` : inspected;
}

/** The text of a string without interpolation, quoted or bare. */
function stringOf(node: Expression): string | undefined {
  if (node.kind === 'LiteralString' || node.kind === 'QualifiedName') return node.value;
  if (node.kind !== 'ConcatenatedString' || node.segments.length !== 1) return undefined;
  const only = node.segments[0];
  return only?.kind === 'LiteralString' ? only.value : undefined;
}

/** Ruby's `inspect` of the value, which is the same for equal values only; undefined when the expression is no literal. */
function inspectLiteral(node: Expression): string | undefined {
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
      return inspectRegexp(node.pattern);
    case 'LiteralList':
      return inspectList(node);
    case 'LiteralHash':
      return inspectHash(node);
    default:
      return undefined;
  }
}

function inspectList(node: LiteralList): string | undefined {
  const values = node.values.map(inspectLiteral);
  return values.includes(undefined) ? undefined : `[${values.join(', ')}]`;
}

/** A later entry replaces the value of an earlier one with the same key, and keeps its place. */
function inspectHash(node: LiteralHash): string | undefined {
  const entries = new Map<string, string>();
  for (const entry of node.entries) {
    const key = inspectLiteral(entry.key);
    const value = inspectLiteral(entry.value);
    if (key === undefined || value === undefined) return undefined;
    entries.set(key, value);
  }
  return `{${[...entries].map(([key, value]) => `${key}=>${value}`).join(', ')}}`;
}
