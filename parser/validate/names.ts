/**
 * Names of variables and types, and words that are no names.
 *
 * Puppet: `check_VariableExpression`, `check_QualifiedReference`, `check_ReservedWord` of pops/validation/checker4_0.rb; pops/patterns.rb
 */
import type { QualifiedReference, ReservedWord, VariableExpression } from '../ast.ts';
import type { Checker } from './checker.ts';

const VARIABLE_NAME = /^(?:::)?(?:[a-z]\w*::)*[a-z_]\w*$/;
const NUMERIC_VARIABLE_NAME = /^(?:0|[1-9][0-9]*)$/;
const TYPE_NAME = /^(?:::)?[A-Z]\w*(?:(?:::)?[A-Z]\w*)*$/;
const STARTS_WITH_DIGIT = /^[0-9]/;

/** Whether a name is of the common sort that is legal everywhere, `[a-z_][a-z0-9_]*`: a loop says so faster than a regular expression. */
export function isPlainName(name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    const isLetter = (code >= 0x61 && code <= 0x7a) || code === 0x5f;
    if (!isLetter && (i === 0 || code < 0x30 || code > 0x39)) return false;
  }
  return name.length > 0;
}

/** A name, or the number of a match group without leading zero. */
export function checkVariable(node: VariableExpression, checker: Checker): void {
  const named = node.expr;
  if (named.kind === 'LiteralInteger') return;
  if (named.kind !== 'QualifiedName') {
    checker.accept('ILLEGAL_EXPRESSION', node, { semantic: node, feature: 'name', container: node });
    return;
  }
  const name = named.value;
  if (isPlainName(name) || VARIABLE_NAME.test(name)) return;
  if (!STARTS_WITH_DIGIT.test(name)) checker.accept('ILLEGAL_VAR_NAME', node, { name });
  else if (!NUMERIC_VARIABLE_NAME.test(name)) checker.accept('ILLEGAL_NUMERIC_VAR_NAME', node, { name });
}

export function checkTypeName(node: QualifiedReference, checker: Checker): void {
  if (!TYPE_NAME.test(node.casedValue)) checker.accept('ILLEGAL_CLASSREF', node, { name: node.casedValue });
}

export function checkReservedWord(node: ReservedWord, checker: Checker): void {
  checker.accept(node.future ? 'FUTURE_RESERVED_WORD' : 'RESERVED_WORD', node, { word: node.word });
}
