/** Ruby's `Regexp.escape`. */
export function escapeRegexp(text: string): string {
  const control: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\f': '\\f', '\v': '\\v', ' ': '\\ ' };
  return text.replace(/[-[\]{}()|^$*+?.\\# \n\t\r\f\v]/g, (character) => control[character] ?? `\\${character}`);
}
