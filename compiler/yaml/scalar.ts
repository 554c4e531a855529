/**
 * Plain scalars as Ruby's Psych reads them: YAML 1.1 with Ruby's own additions.
 *
 * Psych: scalar_scanner.rb
 */
import { RubySymbol } from '../values/index.ts';

/** What a scalar may be; a class name where Psych would make an object of a class that Puppet does not permit. */
export type Scalar = undefined | boolean | bigint | number | string | RubySymbol | ForbiddenScalar | InvalidScalar;

/** A date or a time. */
export class ForbiddenScalar {
  readonly className: string;
  constructor(className: string) {
    this.className = className;
  }
}

/** Text that Psych takes for a number and Ruby then refuses. */
export class InvalidScalar {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

const WORDS: ReadonlyMap<string, boolean | undefined> = new Map<string, boolean | undefined>([
  ['yes', true],
  ['true', true],
  ['on', true],
  ['no', false],
  ['false', false],
  ['off', false],
  ['null', undefined],
  ['~', undefined],
]);

/** Texts that begin as words do: never a number, a date or a symbol. Of Ruby's spaces none is beyond ASCII. */
const WORD_LIKE = /^[^\d.:-]?[\p{Alphabetic}_ \t\v\f\r!@#$%^&*(){}<>|/\\~;=]+/u;
const TIME =
  /^-?\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|[ \t\v\f\r]+)\d{1,2}:\d\d:\d\d(?:\.\d*)?(?:[ \t\v\f\r]*(?:Z|[-+]\d{1,2}:?(?:\d\d)?))?$/;
const DATE = /^\d{4}-(?:1[012]|0\d|\d)-(?:[12]\d|3[01]|0\d|\d)$/;
const SEXAGESIMAL = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}$/;
const SEXAGESIMAL_FLOAT = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}\.[0-9_]*$/;
const FLOAT = /^[-+]?(?:[0-9][0-9_,]*)?\.[0-9]*(?:[eE][-+][0-9]+)?$/;
const INTEGER = /^(?:[-+]?0b[0-1_,]+|[-+]?0[0-7_,]+|[-+]?(?:0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)|[-+]?0x[0-9a-fA-F_,]+)$/;

/** The value of a plain scalar's text. */
export function scanScalar(text: string): Scalar {
  if (text === '') return undefined;
  const first = text.charCodeAt(0) | 0x20;
  if (first >= 0x61 && first <= 0x7a && !text.includes('\n')) return scanWord(text);
  if (WORD_LIKE.test(text) || text.includes('\n')) return scanWord(text);
  return scanOther(text);
}

function scanWord(text: string): Scalar {
  if (text.length > 5) return text;
  const lower = text.toLowerCase();
  return WORDS.has(lower) ? WORDS.get(lower) : text;
}

function scanOther(text: string): Scalar {
  if (TIME.test(text)) return new ForbiddenScalar('Time');
  if (DATE.test(text)) return new ForbiddenScalar('Date');
  if (/^\+?\.inf$/i.test(text)) return Number.POSITIVE_INFINITY;
  if (/^-\.inf$/i.test(text)) return Number.NEGATIVE_INFINITY;
  if (/^\.nan$/i.test(text)) return Number.NaN;
  if (/^:[^\n]/.test(text)) return symbolOf(text);
  if (SEXAGESIMAL.test(text)) return sexagesimal(text);
  if (SEXAGESIMAL_FLOAT.test(text)) return sexagesimalFloat(text);
  if (FLOAT.test(text)) return floatOf(text);
  return INTEGER.test(text) ? integerOf(text) : text;
}

function symbolOf(text: string): RubySymbol {
  const quoted = /^:(["'])([^\n]*)\1/.exec(text);
  return new RubySymbol(quoted === null ? text.slice(1) : (quoted[2] as string).replace(/^:/, ''));
}

/** `1:30` is 5400: Psych takes the first part for hours. */
function sexagesimal(text: string): bigint {
  const parts = text.split(':').map((part) => BigInt(digitsOf(part)));
  return parts.reduce((sum, part, index) => sum + part * 60n ** BigInt(Math.abs(index - 2)), 0n);
}

function sexagesimalFloat(text: string): number {
  const parts = text.split(':').map((part) => Number.parseFloat(digitsOf(part)));
  return parts.reduce((sum, part, index) => sum + part * 60 ** Math.abs(index - 2), 0);
}

/** What Ruby's `to_i` and `to_f` take of a text: two underscores end a number. */
function digitsOf(text: string): string {
  const [taken = '0'] = /^[-+]?\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?/.exec(text) ?? [];
  return taken.replaceAll('_', '').replace(/^\+/, '');
}

function floatOf(text: string): Scalar {
  if (/^[-+]?\.$/.test(text)) return text;
  const digits = text.replace(/[,_]|\.([Ee]|$)/g, '$1');
  return /\d/.test(digits.replace(/[eE].*$/, '')) ? Number(digits) : new InvalidScalar(`invalid value for Float(): "${digits}"`);
}

function integerOf(text: string): Scalar {
  const digits = text.replace(/[,_]/g, '');
  const negative = digits.startsWith('-');
  const magnitude = digits.replace(/^[-+]/, '');
  if (/^0[bx]$/.test(magnitude)) return new InvalidScalar(`invalid value for Integer(): "${digits}"`);
  const value = BigInt(/^0[0-7]+$/.test(magnitude) ? `0o${magnitude.slice(1)}` : magnitude);
  return negative ? -value : value;
}
