/** Tokens of the Ruby that templates are written in. */

export type TokenKind =
  | 'identifier'
  | 'constant'
  | 'variable'
  | 'integer'
  | 'float'
  | 'string'
  | 'symbol'
  | 'regexp'
  | 'words'
  | 'keyword'
  | 'operator'
  | 'newline'
  | 'text'
  | 'open'
  | 'close'
  | 'end';

/** A part of a text in double quotes: what stands there, or the tokens of an interpolation. */
export type StringPart = string | readonly Token[];

export interface Token {
  readonly kind: TokenKind;
  /** Name, operator or keyword, digits of a number, number of a text, source of a pattern; of a newline whether it is one, or a semicolon. */
  readonly text: string;
  /** Of a string; of a regular expression its options. */
  readonly parts: readonly StringPart[];
  /** Whether white space stands before it. */
  readonly isSpaced: boolean;
}

export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'BEGIN END alias and begin break case class def defined? do else elsif end ensure false for if in module next nil not or redo rescue retry ' +
    'return self super then true undef unless until when while yield __FILE__ __LINE__ __method__ __dir__'
  ).split(' '),
);

/** Longer ones first. */
export const OPERATORS: readonly string[] = (
  '**= <=> === ... <<= >>= &&= ||= &. ** == != >= <= && || =~ !~ .. :: += -= *= /= %= |= &= ^= << >> => -> ' +
  '+ - * / % = < > ! & | ^ ~ ? : , . ( ) [ ] { } ;'
).split(' ');
