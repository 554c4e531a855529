import { textFunction } from './shared/text-function.ts';

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\f': '\\f', '\v': '\\v' };

/**
 * `regexpescape(text_or_array)`: a regular expression that matches just the text.
 *
 * stdlib: lib/puppet/parser/functions/regexpescape.rb
 */
export const regexpescape = textFunction('regexpescape', (text) =>
  text.replace(/[[\]{}()|\-*.\\?+^$# \n\t\r\f\v]/g, (character) => NAMED[character] ?? `\\${character}`),
);
