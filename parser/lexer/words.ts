/** Names, class references and numbers. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { errorOf } from '../diagnostics/issues.ts';
import type { Match } from './context.ts';
import { exec, failed, found, spanAt } from './context.ts';

const WORD_TEXT = /(?:(?:::)?[a-z_](?:[\w-]*\w)?)+/y;
const CLASSREF_TEXT = /(?:(?:::)?[A-Z]\w*)+/y;
const NUMBER_TEXT = /(?:0[xX][0-9A-Fa-f]+|0?\d+(?:\.\d+)?(?:[eE]-?\d+)?)(?![\w\p{L}\p{M}\p{N}\p{Pc}])/uy;
const WORD_CHARACTERS = /\w+/y;

export function word(text: string, offset: number): Match | null {
  const image = exec(WORD_TEXT, text, offset);
  return image === undefined ? null : found(image);
}

export function classReference(text: string, offset: number): Match | null {
  const image = exec(CLASSREF_TEXT, text, offset);
  if (image === undefined) return null;
  const end = offset + image.length;
  if (text.charCodeAt(end) !== 0x3a || text.charCodeAt(end + 1) !== 0x3a) return found(image);
  // Puppet's scanner stands behind what it could read, and steps on from there.
  return text.charCodeAt(offset) === 0x3a
    ? failed(text, offset, errorOf('ILLEGAL_FULLY_QUALIFIED_CLASS_REFERENCE', spanAt(end + 3)))
    : failed(text, offset, errorOf('ILLEGAL_CLASS_REFERENCE', spanAt(end + 1)));
}

/** `::` that begins neither a name nor a class reference. */
export function strayColons(text: string, offset: number): Match | null {
  if (text.charCodeAt(offset + 1) !== 0x3a) return null;
  return failed(text, offset, errorOf('ILLEGAL_FULLY_QUALIFIED_NAME', spanAt(offset + 2)));
}

export function number(text: string, offset: number): Match {
  const image = exec(NUMBER_TEXT, text, offset);
  if (image === undefined) return brokenNumber(text, offset);
  const problem = numberProblem(image, offset);
  return problem === undefined ? found(image) : failed(text, offset, problem);
}

/** What is wrong with a piece of text that ought to be a number; undefined when nothing is. */
function numberProblem(value: string, offset: number): Diagnostic | undefined {
  const at = spanAt(offset);
  if (/^0[xX]/.test(value)) {
    return /^0[xX][0-9A-Fa-f]+$/.test(value) ? undefined : errorOf('INVALID_HEX_NUMBER', at, { value });
  }
  if (/^0[^.]/.test(value)) return /^0[0-7]+$/.test(value) ? undefined : errorOf('INVALID_OCTAL_NUMBER', at, { value });
  if (/^\d+[eE.]/.test(value)) {
    return /^\d+(?:\.\d+)?(?:[eE]-?\d+)?$/.test(value) ? undefined : errorOf('INVALID_DECIMAL_NUMBER', at, { value });
  }
  return /^\d+$/.test(value) ? undefined : errorOf('ILLEGAL_NUMBER', at, { value });
}

/** Digits with something stuck to them; Puppet names the whole of it, with the digits before a dot. */
function brokenNumber(text: string, offset: number): Match {
  const end = offset + (exec(WORD_CHARACTERS, text, offset) as string).length;
  let begin = offset;
  if (offset > 1 && text.charAt(offset - 1) === '.') {
    while (begin > 0 && /\d/.test(text.charAt(begin === offset ? offset - 2 : begin - 1)))
      begin = begin === offset ? offset - 2 : begin - 1;
  }
  const value = text.slice(begin, end);
  return failed(text, offset, numberProblem(value, begin) ?? errorOf('ILLEGAL_NUMBER', spanAt(begin + 1), { value }));
}
