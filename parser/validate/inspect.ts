/**
 * Ruby's `inspect` of the literals that messages quote.
 */
const NAMED_ESCAPES: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
};

const NEEDS_ESCAPE = /["\\\p{C}\p{Zl}\p{Zp}]|#(?=[{$@])/u;
const EACH_ESCAPE = /["\\\p{C}\p{Zl}\p{Zp}]|#(?=[{$@])/gu;

/** `"a\n"`, with what cannot be printed as an escape. */
export function inspectString(text: string): string {
  return NEEDS_ESCAPE.test(text) ? `"${text.replace(EACH_ESCAPE, escaped)}"` : `"${text}"`;
}

function escaped(character: string): string {
  const named = NAMED_ESCAPES[character];
  if (named !== undefined) return named;
  if (character === '#') return '\\#';
  const code = character.codePointAt(0) as number;
  const hex = code.toString(16).toUpperCase();
  if (code < 0x80) return `\\x${hex.padStart(2, '0')}`;
  return code > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}

/** `1.0`, `1.0e+20`, `1.0e-05`. */
export function inspectFloat(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) return exponential(value);
  const text = String(value);
  return text.includes('.') ? text : `${Object.is(value, -0) ? '-0' : text}.0`;
}

function exponential(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  const digits = exponent.slice(1).padStart(2, '0');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}e${exponent.charAt(0)}${digits}`;
}

/** A pattern as Ruby shows it: each slash behind a backslash. */
export function escapeSlashes(pattern: string): string {
  return pattern.replace(/\\.|\//gs, (match) => (match === '/' ? '\\/' : match));
}
