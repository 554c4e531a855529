/** Paths such as `a."b.c".d`: keys, and references to values. Ruby gem hocon: impl/path_parser.rb, impl/path.rb */
import { PuppetError } from '../../../function.ts';
import { placed } from './error.ts';
import { isSign, isString, type Token, tokenText } from './tokens.ts';

export type Path = readonly string[];

/** The path that tokens make; `line` is where they stand, when messages are to say so. */
export function parsePath(tokens: readonly Token[], line?: number): Path {
  const problem = (message: string): PuppetError => new PuppetError(line === undefined ? message : placed(line, message));
  if (tokens.length === 0) throw problem('Expecting a field name or path here, but got nothing');
  const elements = [{ text: '', mayBeEmpty: false }];
  for (const token of tokens) {
    const element = elements[elements.length - 1] as (typeof elements)[number];
    if (token.kind === 'blank' || isSign(token, 'end of file')) continue;
    if (isString(token)) {
      element.text += token.value;
      if (element.text === '') element.mayBeEmpty = true;
    } else if (token.kind === 'value' || token.kind === 'text') {
      const [first = '', ...more] = token.text.split('.');
      element.text += first;
      elements.push(...more.map((text) => ({ text, mayBeEmpty: false })));
    } else {
      const advice = '(you can double-quote this token if you really want it here)';
      throw problem(`Token not allowed in path expression: ${tokenText(token)} ${advice}`);
    }
  }
  if (elements.some(({ text, mayBeEmpty }) => text === '' && !mayBeEmpty)) {
    const advice = '(use quoted "" empty string if you want an empty element)';
    throw problem(`path has a leading, trailing, or two adjacent period '.' ${advice}`);
  }
  return elements.map(({ text }) => text);
}

/** A path as messages show it. */
export function pathText(path: Path): string {
  return path.map((key) => (/^[\p{L}\p{M}\p{N}_-]+$/u.test(key) ? key : JSON.stringify(key))).join('.');
}
