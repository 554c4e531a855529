/** Escapes that Ruby itself refuses, wherever they stand, before Onigmo sees the pattern. */

/** A whole character of several bytes, each written as an escape (its first byte tells how many). */
const SEVERAL_BYTES = /^(?:\\x[CD]\w\\x\w\w|\\xE\w(?:\\x\w\w){2}|\\xF\w(?:\\x\w\w){3})/i;

/** The words for the first bad escape; undefined when all are sound. */
export function escapeProblem(pattern: string): string | undefined {
  let at = pattern.indexOf('\\');
  while (at !== -1) {
    const problem = problemOf(pattern.slice(at + 1));
    if (problem !== undefined) return problem;
    const several = SEVERAL_BYTES.exec(pattern.slice(at))?.[0];
    at = pattern.indexOf('\\', at + (several?.length ?? 2));
  }
  return undefined;
}

function problemOf(rest: string): string | undefined {
  const first = rest.charAt(0);
  if (first === '') return 'too short escape sequence';
  if (first === 'u') return unicodeProblem(rest.slice(1));
  if (first === 'x') return /^x[0-9A-Fa-f]/.test(rest) ? byteProblem(rest) : 'invalid hex escape';
  if (first === 'c') return controlProblem(rest.slice(1));
  if (first === 'C') return rest.startsWith('C-') ? controlProblem(rest.slice(2)) : 'too short control escape';
  if (first === 'M') return /^M-./s.test(rest) ? 'too short escaped multibyte character' : 'too short meta escape';
  return /^[0-7]{3}/.test(rest) ? byteProblem(rest) : undefined;
}

/** What follows `\c` or `\C-`: one ASCII character, or an escape for one. */
function controlProblem(rest: string): string | undefined {
  if (!/^[\x00-\x7f]/.test(rest)) return 'too short control escape';
  if (!rest.startsWith('\\')) return undefined;
  const byte = byteAt(rest);
  if (byte !== undefined) return (byte.value & 0x9f) < 0x80 ? undefined : 'invalid multibyte escape';
  const escaped = rest.charAt(1);
  if (escaped === '') return 'too short escape sequence';
  if (escaped === 'c' || escaped === 'C') return 'duplicate control escape';
  if (escaped === 'x') return 'invalid hex escape';
  return /[0-7nrtfvae]/.test(escaped) ? undefined : 'unexpected escape sequence';
}

function unicodeProblem(rest: string): string | undefined {
  if (rest === '') return 'too short escape sequence';
  if (rest.startsWith('{')) return listProblem(rest);
  const digits = /^[0-9A-Fa-f]{4}/.exec(rest)?.[0];
  return digits === undefined ? 'invalid Unicode escape' : rangeProblem(digits);
}

function listProblem(rest: string): string | undefined {
  const digits = /^\{\s*((?:[0-9A-Fa-f]+\s*)+)/.exec(rest);
  if (digits === null) return 'invalid Unicode list';
  const [whole, list = ''] = digits;
  const codes = list.trim().split(/\s+/);
  if (codes.some((code) => code.length > 6)) return 'invalid Unicode range';
  const bad = codes.map(rangeProblem).find((problem) => problem !== undefined);
  if (bad !== undefined) return bad;
  return rest[whole.length] === '}' ? undefined : 'unterminated Unicode list';
}

function rangeProblem(digits: string): string | undefined {
  const code = Number.parseInt(digits, 16);
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? 'invalid Unicode range' : undefined;
}

const BYTE = /^\\?(?:x([0-9A-Fa-f]{1,2})|([0-7]{3}))/;

/** Bytes beyond ASCII have to be written as whole UTF-8 characters. */
function byteProblem(rest: string): string | undefined {
  const lead = byteAt(rest);
  if (lead === undefined || lead.value < 0x80) return undefined;
  if (lead.value > 0xff) return 'invalid escape code';
  const more = lead.value < 0xc2 || lead.value > 0xf4 ? -1 : lead.value < 0xe0 ? 1 : lead.value < 0xf0 ? 2 : 3;
  if (more < 0) return 'invalid multibyte escape';
  return continuationProblem(rest.slice(lead.length), more);
}

function continuationProblem(rest: string, count: number): string | undefined {
  if (count === 0) return undefined;
  const byte = rest.startsWith('\\') ? byteAt(rest) : undefined;
  if (byte === undefined) return 'too short escaped multibyte character';
  if (byte.value < 0x80 || byte.value > 0xbf) return 'invalid multibyte escape';
  return continuationProblem(rest.slice(byte.length), count - 1);
}

function byteAt(rest: string): { value: number; length: number } | undefined {
  const match = BYTE.exec(rest);
  if (match === null) return undefined;
  const [whole, hex, octal = ''] = match;
  return { value: hex === undefined ? Number.parseInt(octal, 8) : Number.parseInt(hex, 16), length: whole.length };
}
