/** Tokens of HOCON. Ruby gem hocon: impl/tokens.rb */
import { formatFloat } from '../../../../types/index.ts';
import type { Value } from '../../../../values/index.ts';

export type Sign = ',' | '=' | ':' | '{' | '}' | '[' | ']' | '+=' | 'end of file';

export type Token =
  | { readonly kind: 'sign'; readonly sign: Sign }
  | { readonly kind: 'newline' | 'comment' | 'blank'; readonly line: number; readonly text: string }
  | TextToken
  | ValueToken
  | SubstitutionToken
  | ProblemToken;

/** Text without quotes, and white space between two values of one line. */
export interface TextToken {
  readonly kind: 'text';
  readonly line: number;
  readonly text: string;
}

/** What is a value by itself; `source` is how it was written, `text` what it gives when it stands beside others. */
export interface ValueToken {
  readonly kind: 'value';
  readonly line: number;
  readonly value: Value;
  readonly text: string;
  readonly source: string;
}

export interface SubstitutionToken {
  readonly kind: 'substitution';
  readonly line: number;
  readonly isOptional: boolean;
  readonly expression: readonly Token[];
}

export interface ProblemToken {
  readonly kind: 'problem';
  readonly line: number;
  readonly what: string;
  readonly message: string;
}

export function sign(text: Sign): Token {
  return { kind: 'sign', sign: text };
}

export function isSign(token: Token, text: Sign): boolean {
  return token.kind === 'sign' && token.sign === text;
}

/** What makes a value when it stands beside others like it. */
export function isSimple(token: Token): token is TextToken | ValueToken | SubstitutionToken {
  return token.kind === 'text' || token.kind === 'value' || token.kind === 'substitution';
}

export function isString(token: Token): token is ValueToken & { readonly value: string } {
  return token.kind === 'value' && typeof token.value === 'string';
}

/** How messages name a token. */
export function tokenText(token: Token): string {
  switch (token.kind) {
    case 'sign':
      return token.sign === 'end of file' ? token.sign : `'${token.sign}'`;
    case 'newline':
      return 'NEWLINE';
    case 'comment':
      return `'#${token.text}' (COMMENT)`;
    case 'blank':
      return `'${token.text}' (WHITESPACE)`;
    case 'text':
      return `'${token.text}'`;
    case 'value':
      return `'${valueText(token.value)}' (${typeName(token.value)})`;
    case 'substitution':
      return `'\${${token.expression.map(tokenText).join('')}}'`;
    case 'problem':
      return `'${token.what}' (${token.message})`;
  }
}

/** A scalar as Ruby's `to_s` shows it. */
export function valueText(value: Value): string {
  if (value === undefined) return '';
  return typeof value === 'number' ? formatFloat(value) : String(value);
}

function typeName(value: Value): string {
  if (value === undefined) return 'NULL';
  if (typeof value === 'boolean') return 'BOOLEAN';
  return typeof value === 'string' ? 'STRING' : 'NUMBER';
}
