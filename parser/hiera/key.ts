/**
 * Dotted keys: `a.b.0`, `'a.b'.c`, `"x".'y'`.
 *
 * Puppet: pops/lookup/sub_lookup.rb#split_key
 */

/** A step into a value: a digits-only segment is an index (and an Integer key in a hash). */
export type KeySegment = string | bigint;

const SPECIAL = /['".]/;
const SEGMENT = /(\s*"[^"]+"\s*|\s*'[^']+'\s*|[^'".]+)/;
/** Puppet's pattern has `(:?` where `(?:` was meant, so that a leading colon is accepted too. */
const INTEGER = /^:?[+-]?[0-9]+$/m;

/** Segments of a key, or undefined where Puppet says "Syntax error". */
export function splitKey(key: string): KeySegment[] | undefined {
  if (!SPECIAL.test(key)) return [key];
  const fields = rubySplit(key, SEGMENT);
  if (fields.length === 0 || fields[0] !== '') return undefined;
  const rest = fields.slice(1);
  if (rest.length === 0) return undefined;
  const segments = rest.filter((segment) => segment !== '.');
  if (segments.length * 2 !== rest.length + 1) return undefined;
  return segments.map(toSegment);
}

function toSegment(text: string): KeySegment {
  const segment = rubyStrip(text);
  if (segment.startsWith('"') || segment.startsWith("'")) return segment.slice(1, -1);
  return INTEGER.test(segment) ? rubyToInteger(segment) : segment;
}

/** Ruby's String#split leaves out empty fields at the end. */
function rubySplit(text: string, separator: RegExp): string[] {
  const fields = text.split(separator);
  while (fields.length > 0 && fields[fields.length - 1] === '') fields.pop();
  return fields;
}

/** Ruby's String#strip: ASCII white space and NUL. */
export function rubyStrip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0 || (code >= 0x09 && code <= 0x0d);
}

/** Ruby's String#to_i: the leading integer, 0 when there is none. */
function rubyToInteger(text: string): bigint {
  const match = /^\s*([+-]?)(\d+(?:_\d+)*)/.exec(text);
  if (match === null) return 0n;
  const magnitude = BigInt((match[2] as string).replaceAll('_', ''));
  return match[1] === '-' ? -magnitude : magnitude;
}
