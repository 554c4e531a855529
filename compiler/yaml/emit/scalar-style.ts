/**
 * How a text is written: the style that Psych asks for, and the one that libyaml settles on where that cannot hold the text.
 *
 * Ruby: psych/visitors/yaml_tree.rb#visit_String; libyaml: emitter.c, yaml_emitter_analyze_scalar and yaml_emitter_select_scalar_style
 */
import { readsAsText } from './plain-text.ts';

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** The style that Psych asks for. Texts of more characters than `foldedFrom` shall be folded. */
export function wantedStyle(text: string, foldedFrom: number): ScalarStyle {
  // A line ending that is not the last thing in the text.
  if (/\n(?!\n?$(?![\s\S]))/.test(text)) return 'literal';
  if (text === '<<') return 'single';
  if (text === 'y' || text === 'n') return 'double';
  if ([...text].length > foldedFrom) return 'folded';
  if (/(?:^|\n)[^\p{L}\p{M}\p{N}\p{Pc}][^"]*?(?=\n|$)/u.test(text)) return 'double';
  return readsAsText(text) && !/^0[0-7]*[89]/.test(text) ? 'plain' : 'single';
}

export interface Analysis {
  readonly multiline: boolean;
  readonly plainAllowed: boolean;
  readonly singleAllowed: boolean;
  readonly literalAllowed: boolean;
}

const BREAK = /[\r\n\u0085\u2028\u2029]/;
/** What libyaml prints as it is; nothing beyond the Basic Multilingual Plane is among it. */
const PRINTABLE = /^[\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]$/;

export function isBreak(character: string): boolean {
  return BREAK.test(character);
}

export function isPrintable(character: string): boolean {
  return PRINTABLE.test(character);
}

/** Which styles can hold the text, outside of flow collections. */
export function analyze(text: string): Analysis {
  if (text === '') return { multiline: false, plainAllowed: true, singleAllowed: true, literalAllowed: false };
  const characters = [...text];
  const special = characters.some((character) => !isPrintable(character));
  const multiline = BREAK.test(text);
  const spaceBeforeBreak = / [\r\n\u0085\u2028\u2029]/.test(text);
  const spaceAfterBreak = /[\r\n\u0085\u2028\u2029] /.test(text);
  const blankEdge = /^[ \r\n\u0085\u2028\u2029]|[ \r\n\u0085\u2028\u2029]$/.test(text);
  const unsafe = special || spaceBeforeBreak;
  return {
    multiline,
    plainAllowed: !(unsafe || spaceAfterBreak || multiline || blankEdge || hasBlockIndicator(text)),
    singleAllowed: !(unsafe || spaceAfterBreak),
    literalAllowed: !(unsafe || text.endsWith(' ')),
  };
}

function hasBlockIndicator(text: string): boolean {
  return /^(?:---|\.\.\.)|^[#,[\]{}&*!|>'"%@`]|^[?:-](?=\s|$)|(?!^):(?=\s|$)|(?<=\s)#/.test(text);
}

/** The style that is written. A simple key stands on one line. */
export function scalarStyle(text: string, simpleKey: boolean, foldedFrom = Number.POSITIVE_INFINITY): ScalarStyle {
  return possibleStyle(wantedStyle(text, foldedFrom), text, simpleKey);
}

/** The style of a text whose meaning its tag tells. */
export function styleWithTag(text: string, simpleKey: boolean): ScalarStyle {
  return possibleStyle('plain', text, simpleKey);
}

function possibleStyle(wanted: ScalarStyle, text: string, simpleKey: boolean): ScalarStyle {
  const { multiline, plainAllowed, singleAllowed, literalAllowed } = analyze(text);
  let style = wanted;
  if (simpleKey && multiline) style = 'double';
  if (style === 'plain' && (!plainAllowed || (text === '' && simpleKey))) style = 'single';
  if (style === 'single' && !singleAllowed) style = 'double';
  if ((style === 'literal' || style === 'folded') && (!literalAllowed || simpleKey)) style = 'double';
  return style;
}
