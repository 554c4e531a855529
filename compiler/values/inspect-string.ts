/**
 * A text as Ruby's `inspect` shows it.
 *
 * Ruby: string.c (rb_str_inspect)
 */
const NAMED: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\v': '\\v',
  '\b': '\\b',
  '\x07': '\\a',
  '\x1b': '\\e',
};
/** Quotes, backslashes, what begins an interpolation, and what does not print; Ruby prints U+0085. */
const ESCAPED = /["\\\x00-\x1f\x7f-\x84\x86-\x9f\p{Cn}\p{Cs}\p{Zl}\p{Zp}]|#(?=[{$@])/gu;

/** A text in UTF-8. */
export function inspectString(text: string): string {
  return `"${text.replace(ESCAPED, (character) => namedEscape(character) ?? unicodeEscape(character))}"`;
}

/** A text that Ruby holds as bytes without an encoding, as it does in some messages. */
export function inspectBytes(text: string): string {
  const latin = Buffer.from(text).toString('latin1');
  const escaped = latin.replace(/["\\\x00-\x1f\x7f-\xff]|#(?=[{$@])/g, (character) => {
    return namedEscape(character) ?? `\\x${hexadecimal(character, 2)}`;
  });
  return `"${escaped}"`;
}

const PLAIN_SYMBOL =
  /^(?:(?:@@?|\$)?[A-Za-z_\u0080-\u{10ffff}][\w\u0080-\u{10ffff}]*|[A-Za-z_\u0080-\u{10ffff}][\w\u0080-\u{10ffff}]*[?!=])$/u;
const OPERATORS: ReadonlySet<string> = new Set(
  '[] []= + - * / % ** ! != !~ ~ +@ -@ < <= <=> == === =~ > >= >> << & | ^ `'.split(' '),
);

/** A Symbol: in quotes unless its name could stand in code. */
export function inspectSymbol(name: string): string {
  return `:${PLAIN_SYMBOL.test(name) || OPERATORS.has(name) ? name : inspectString(name)}`;
}

function namedEscape(character: string): string | undefined {
  return character === '#' ? '\\#' : NAMED[character];
}

function unicodeEscape(character: string): string {
  const digits = hexadecimal(character, 4);
  return digits.length > 4 ? `\\u{${digits}}` : `\\u${digits}`;
}

function hexadecimal(character: string, width: number): string {
  return (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(width, '0');
}
