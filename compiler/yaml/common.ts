/**
 * Whether a text holds nothing but what all readers of YAML take the same way: hashes and lists by indentation, and on each line texts,
 * numbers, words, and brackets that are closed there. Most data is like this.
 */

import { hasLongLine } from './long-lines.ts';

/** Printable, and no line ending of any kind. */
const WIDE = '\\u00a1-\\u1fff\\u3000-\\ud7ff';
const COMMENT = `#[ -~${WIDE}]*`;
const QUOTED = `'(?:[ -&(-~${WIDE}]|'')*'|"[ !#-\\[\\]-~${WIDE}]*"`;
/** Without quotes: it begins with a letter or the like, and has no colon before a space and no `#` after one. */
const PLAIN = `[A-Za-z0-9_/~](?:[!-"$-9;-~${WIDE}]|:(?=[^ \\n])|#| (?![ #\\n]))*`;
const NAME = '[A-Za-z0-9_](?:[\\w./-]|::?(?=\\w))*';
const KEY = `(?::?${NAME}|${QUOTED}) ?:`;
/** In brackets. */
const ITEM = `(?:${NAME}|${QUOTED})`;
/** Brackets around items and what else may stand there. */
const flow = (value: string): string => {
  const entry = `(?:${ITEM}: )?${value}`;
  const pair = `${ITEM}: ${value}`;
  return `\\[ ?(?:${entry}(?:, ?${entry})* ?)?\\]|\\{ ?(?:${pair}(?:, ?${pair})* ?)?\\}`;
};
/** Brackets in brackets, to a depth of three. */
const FLOW = flow(`(?:${ITEM}|${flow(`(?:${ITEM}|${flow(ITEM)})`)})`);
const VALUE = `(?:${PLAIN}|${QUOTED}|${FLOW})`;
const LINE = new RegExp(` *(?:${COMMENT}|(?:- )*(?:-|${KEY}|(?:${KEY} +)?${VALUE})(?: +${COMMENT})?)? *\\n`, 'uy');
const START = /(?:---\n)?/y;
const LAST = /(?:\.\.\.\n)?$/y;

/** False says nothing: the text may still be read alike. */
export function isCommon(text: string): boolean {
  if (!text.endsWith('\n') || hasLongLine(text)) return false;
  START.lastIndex = 0;
  START.test(text);
  let at = START.lastIndex;
  for (LINE.lastIndex = at; LINE.test(text); LINE.lastIndex = at) at = LINE.lastIndex;
  LAST.lastIndex = at;
  return LAST.test(text);
}
