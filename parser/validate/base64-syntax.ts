/**
 * Strict Base64 as Ruby's `Base64.strict_decode64` wants it.
 *
 * Puppet: syntax_checkers/base64.rb
 */
const GROUPS = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/;

/** What is wrong with the text, blanks and line ends (and question marks, as Puppet has it) aside; undefined when nothing is. */
export function base64Problem(text: string): string | undefined {
  const cleaned = text.replace(/[\r?\n\t\p{Zs}]/gu, '');
  if (GROUPS.test(cleaned)) return undefined;
  return Buffer.byteLength(cleaned) % 3 !== 0
    ? 'padding is not correct'
    : 'contains letters outside strict base 64 range (or whitespace)';
}
