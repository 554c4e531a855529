/**
 * The text parts of an EPP template: what is rendered as it is, up to the next tag.
 *
 * Puppet: pops/parser/epp_support.rb (EppScanner)
 */

export interface EppText {
  /** The text to render; undefined where Puppet renders nothing, see below. */
  readonly value: string | undefined;
  /** What begins after it: code (`<%`, `<%-`), an expression (`<%=`), or nothing more (`text`). */
  readonly mode: 'text' | 'code' | 'expr';
  readonly end: number;
  readonly issue?: 'EPP_UNBALANCED_COMMENT' | 'EPP_UNBALANCED_EXPRESSION';
}

const TRAILING_BLANKS = /[ \t]*$/;
const LEADING_LINE = /^[ \t]*\r?(?:\n|$)?/;
const COMMENT_END = /[^%]%>/g;

/**
 * Scans text from `from` to the end of the next opening tag, or of the input. `skipLeading`: the tag before ended with `-%>`, so the
 * rest of its line is dropped.
 *
 * A template that ends right after a comment or `<%%` loses the text before it, as in Puppet, whose scanner then returns nothing.
 */
export function scanEppText(text: string, from: number, skipLeading: boolean): EppText {
  let position = from;
  let value = '';
  let skip = skipLeading;
  while (position < text.length) {
    const tag = text.indexOf('<%', position);
    let part = tag === -1 ? text.slice(position) : text.slice(position, tag);
    if (skip) part = (tag === -1 ? part : `${part}<%`).replace(LEADING_LINE, '').slice(0, tag === -1 ? undefined : -2);
    skip = false;
    value += part.replaceAll('%%>', '%>');
    if (tag === -1) return { value, mode: 'text', end: text.length };
    position = tag + 2;
    switch (text.charAt(position)) {
      case '':
        return { value, mode: 'text', end: position, issue: 'EPP_UNBALANCED_EXPRESSION' };
      case '-':
        return { value: value.replace(TRAILING_BLANKS, ''), mode: 'code', end: position + 1 };
      case '%':
        value += '<%';
        position++;
        break;
      case '=':
        return { value, mode: 'expr', end: position + 1 };
      case '#': {
        COMMENT_END.lastIndex = position;
        if (COMMENT_END.exec(text) === null) return { value, mode: 'text', end: position, issue: 'EPP_UNBALANCED_COMMENT' };
        const comment = text.slice(position, COMMENT_END.lastIndex);
        if (comment[1] === '-') value = value.replace(TRAILING_BLANKS, '');
        skip = comment.endsWith('-%>');
        position = COMMENT_END.lastIndex;
        break;
      }
      default:
        return { value, mode: 'code', end: position };
    }
  }
  return { value: undefined, mode: 'text', end: text.length };
}
