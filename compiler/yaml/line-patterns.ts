/** What may stand on a line of a common text (line-nodes.ts). All patterns are sticky, to be tried at a place. */

/** Printable, and no line ending of any kind. */
const WIDE = '\\u00a1-\\u1fff\\u3000-\\ud7ff';

/** A key or value without quotes: it begins with what nothing else begins with, and holds no colon before a space and no `#` after one. */
export const PLAIN = new RegExp(
  `(?:[A-Za-z0-9_/~$(+${WIDE}]|[-.:](?=[A-Za-z0-9]))(?:[!-"$-9;-~${WIDE}]|:(?=[^ \\n])|#| +(?![ #\\n]|:[ \\n]))*`,
  'y',
);
/** The same between brackets, where most punctuation is left to other readers. */
export const PLAIN_ITEM = /(?:\/|-(?=\d))?[A-Za-z0-9_](?:[\w./-]|::?(?=\w)| (?=\w))*/y;
export const SINGLE_QUOTED = new RegExp(`'(?:[ -&(-~${WIDE}]|'')*'`, 'y');
/** Without escapes. */
export const DOUBLE_QUOTED = new RegExp(`"[ !#-\\[\\]-~${WIDE}]*"`, 'y');
/** With the end of its line. */
export const COMMENT = new RegExp(`#[ -~${WIDE}]*\\n`, 'y');
