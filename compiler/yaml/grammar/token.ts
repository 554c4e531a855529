import type { Mark } from './cursor.ts';

export type ScalarStyle = 'plain' | 'quoted' | 'block';

/** libyaml: yaml.h (yaml_token_type_t) */
export type TokenKind =
  | 'stream end'
  | 'version directive'
  | 'tag directive'
  | 'document start'
  | 'document end'
  | 'block sequence start'
  | 'block mapping start'
  | 'block end'
  | 'flow sequence start'
  | 'flow sequence end'
  | 'flow mapping start'
  | 'flow mapping end'
  | 'block entry'
  | 'flow entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

export interface Token {
  readonly kind: TokenKind;
  readonly start: Mark;
  readonly end: Mark;
  /** Name of an anchor or alias, value of a scalar, suffix of a tag, prefix of a tag directive, version. */
  readonly text: string;
  /** Handle of a tag or of a tag directive. */
  readonly handle: string;
  readonly style: ScalarStyle;
}

export function token(kind: TokenKind, start: Mark, end: Mark, text = '', handle = '', style: ScalarStyle = 'plain'): Token {
  return { kind, start, end, text, handle, style };
}
