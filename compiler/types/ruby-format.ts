/**
 * Ruby's `Kernel#format`: flags, widths, precisions, positional and named arguments.
 */
import { PuppetError } from '../functions/error.ts';
import { boundedText, checkText } from '../limits.ts';
import { inspectBytes, inspectString } from '../values/inspect-string.ts';
import { TimeData } from '../values/time.ts';
import type { Value } from '../values/value.ts';
import { exponentialDigits, fixedDigits, hexadecimalDigits } from './float-digits.ts';
import { formatFloat } from './float-format.ts';
import { FormatScanner, intOf, type Specifier } from './format-scanner.ts';
import { rubyConversionName } from './ruby-class.ts';

/** How values print under `%s` and `%p`, which is not this module's matter. */
export interface ValuePrinter {
  readonly toText: (value: Value) => string;
  readonly inspect: (value: Value) => string;
}

/** The format filled in; throws PuppetError with Ruby's message. */
export function rubyFormat(format: string, args: readonly Value[], printer: ValuePrinter): string {
  const scanner = new FormatScanner(format, args, (value, specifier) => {
    checkText(Math.max(specifier.width ?? 0, specifier.precision ?? 0));
    return convert(value, specifier, printer);
  });
  return boundedText(scanner.filled());
}

function convert(value: Value, specifier: Specifier, printer: ValuePrinter): string {
  switch (specifier.conversion) {
    case 's':
      return padded(cut(printer.toText(value), specifier), specifier);
    case 'p':
      return padded(cut(printer.inspect(value), specifier), specifier);
    case 'c':
      return padded(character(value), specifier);
    case 'd':
    case 'i':
    case 'u':
      return integerText(toInteger(value), 10, specifier);
    case 'x':
    case 'X':
      return integerText(toInteger(value), 16, specifier);
    case 'o':
      return integerText(toInteger(value), 8, specifier);
    case 'b':
    case 'B':
      return integerText(toInteger(value), 2, specifier);
    default:
      return wholeNumberText(value, specifier) ?? floatText(toFloat(value), specifier);
  }
}

function cut(text: string, specifier: Specifier): string {
  return specifier.precision === undefined ? text : [...text].slice(0, specifier.precision).join('');
}

function padded(text: string, specifier: Specifier): string {
  const missing = (specifier.width ?? 0) - [...text].length;
  if (missing <= 0) return text;
  return specifier.flags.includes('-') ? text + ' '.repeat(missing) : ' '.repeat(missing) + text;
}

function character(value: Value): string {
  if (typeof value !== 'string') {
    const code = intOf(value);
    if (code < 0 || code > 0x10ffff) throw new PuppetError('invalid character');
    return String.fromCodePoint(code);
  }
  if ([...value].length !== 1) throw new PuppetError('%c requires a character');
  return String.fromCodePoint(value.codePointAt(0) as number);
}

function toInteger(value: Value): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new PuppetError(formatFloat(value));
    return BigInt(Math.trunc(value));
  }
  if (typeof value === 'string') return parseRubyInteger(value);
  if (value instanceof TimeData) return value.toInteger();
  throw new PuppetError(`can't convert ${rubyConversionName(value)} into Integer`);
}

/** Ruby's `Integer(text, radix)`. Throws PuppetError with Ruby's message. */
export function parseRubyInteger(text: string, radix?: number): bigint {
  const invalid = (): PuppetError => new PuppetError(`invalid value for Integer(): ${inspectString(text)}`);
  const match = /^\s*([-+]?)(0[xX]|0[bB]|0[oO]|0[dD]|0(?=[0-9_]))?([0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*)\s*$/.exec(text);
  if (!match) throw invalid();
  const prefix = (match[2] ?? '').toLowerCase();
  const prefixRadix = prefix === '0x' ? 16 : prefix === '0b' ? 2 : prefix === '0d' ? 10 : prefix === '' ? undefined : 8;
  // An octal prefix of a bare zero is just a leading zero when another radix is asked for.
  if (radix !== undefined && prefixRadix !== undefined && prefixRadix !== radix && prefix !== '0') {
    return radix === 16 ? parseDigits(text, 16, invalid) : fail(invalid);
  }
  const digits = (match[3] as string).replaceAll('_', '');
  const value = digitsValue(digits, radix ?? prefixRadix ?? 10);
  if (value === undefined) throw invalid();
  return match[1] === '-' ? -value : value;
}

function fail(error: () => PuppetError): never {
  throw error();
}

/** `0b1` and the like are digits in radix 16. */
function parseDigits(text: string, radix: number, invalid: () => PuppetError): bigint {
  const match = /^\s*([-+]?)([0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*)\s*$/.exec(text);
  const value = match && digitsValue((match[2] as string).replaceAll('_', ''), radix);
  if (!match || value === undefined || value === null) throw invalid();
  return match[1] === '-' ? -value : value;
}

/** Prefixes of JavaScript's own texts, which it reads much faster than one digit after the other when there are many. */
const BIGINT_PREFIXES: ReadonlyMap<number, string> = new Map([
  [2, '0b'],
  [8, '0o'],
  [10, ''],
  [16, '0x'],
]);

function digitsValue(digits: string, radix: number): bigint | undefined {
  for (const digit of digits) if (Number.parseInt(digit, 36) >= radix) return undefined;
  const prefix = BIGINT_PREFIXES.get(radix);
  if (prefix !== undefined) return BigInt(prefix + digits);
  let value = 0n;
  for (const digit of digits) value = value * BigInt(radix) + BigInt(Number.parseInt(digit, 36));
  return value;
}

/** Ruby's `Float(value)`. */
export function toFloat(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string') return parseRubyFloat(value);
  if (value instanceof TimeData) return value.toFloat();
  throw new PuppetError(`can't convert ${rubyConversionName(value)} into Float`);
}

const DECIMAL_FLOAT = /^[-+]?(?:\d+(?:_\d+)*)?(?:\.\d+(?:_\d+)*)?(?:(?<=\d)[eE][-+]?\d+(?:_\d+)*)?$/;
const HEXADECIMAL_FLOAT = /^([-+]?)0[xX]([0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)(?:(?:\.([0-9a-fA-F]+))?[pP]([-+]?\d+))?$/;

/** Ruby's `Float(text)`. Throws PuppetError with Ruby's message. */
export function parseRubyFloat(text: string): number {
  if (text.includes('\0')) throw new PuppetError('string for Float contains null byte');
  const trimmed = text.replace(/^[ \t-\r]+|[ \t-\r]+$/g, '');
  const hexadecimal = HEXADECIMAL_FLOAT.exec(trimmed);
  if (hexadecimal) return hexadecimalFloat(hexadecimal);
  if (!(/\d/.test(trimmed) && DECIMAL_FLOAT.test(trimmed))) {
    throw new PuppetError(`invalid value for Float(): ${inspectBytes(text)}`);
  }
  return Number(trimmed.replaceAll('_', ''));
}

function hexadecimalFloat([, sign, whole = '', fraction = '', exponent = '0']: RegExpExecArray): number {
  const digits = Number(BigInt(`0x${whole.replaceAll('_', '')}${fraction}`));
  const value = digits * 2 ** (Number(exponent) - 4 * fraction.length);
  return sign === '-' ? -value : value;
}

// --- Integers ---------------------------------------------------------------------------------------------------------

function integerText(value: bigint, radix: number, specifier: Specifier): string {
  const { flags } = specifier;
  const signed = radix === 10 || flags.includes('+') || flags.includes(' ');
  const upper = specifier.conversion === 'X' || specifier.conversion === 'B';
  const wanted = flags.includes('#') && (value !== 0n || radix === 2) ? radixPrefix(radix, upper, value) : '';
  if (value < 0n && !signed) return complementText(value, radix, wanted, specifier);
  const digits = casedDigits((value < 0n ? -value : value).toString(radix), specifier);
  // The zeros of a precision do for the prefix of an octal number.
  const prefix = radix === 8 && (specifier.precision ?? 0) > digits.length ? '' : wanted;
  const sign = value < 0n ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const precise = value === 0n && specifier.precision === 0 ? '' : digits.padStart(specifier.precision ?? 0, '0');
  const zeros = flags.includes('0') && !flags.includes('-') && specifier.precision === undefined;
  const body = zeros ? precise.padStart((specifier.width ?? 0) - sign.length - prefix.length, '0') : precise;
  return padded(sign + prefix + body, specifier);
}

function radixPrefix(radix: number, upper: boolean, value: bigint): string {
  if (value === 0n) return '';
  if (radix === 16) return upper ? '0X' : '0x';
  if (radix === 2) return upper ? '0B' : '0b';
  return radix === 8 ? '0' : '';
}

function casedDigits(digits: string, specifier: Specifier): string {
  return specifier.conversion === 'X' ? digits.toUpperCase() : digits;
}

/** A negative number without a sign: Ruby's two's complement with dots for the endless digits at the front. */
function complementText(value: bigint, radix: number, prefix: string, specifier: Specifier): string {
  const bits = radix === 16 ? 4n : radix === 8 ? 3n : 1n;
  const filler = (radix - 1).toString(radix);
  let length = 1n;
  while (-(1n << (length * bits - 1n)) > value) length += 1n;
  const raw = ((1n << (length * bits)) + value).toString(radix).padStart(Number(length), '0');
  const trimmed = raw.replace(new RegExp(`^${filler}+`), '');
  const digits = casedDigits(filler + trimmed, specifier);
  const fill = casedDigits(filler, specifier);
  const { flags, width, precision } = specifier;
  const start = radix === 8 ? '' : prefix;
  // The two dots count as digits.
  const zeros = flags.includes('0') && !flags.includes('-') ? (width ?? 0) - start.length : 0;
  return padded(`${start}..${digits.padStart((precision ?? zeros) - 2, fill)}`, specifier);
}

// --- Floats -----------------------------------------------------------------------------------------------------------

function floatText(value: number, specifier: Specifier): string {
  const { flags } = specifier;
  const sign = value < 0 || Object.is(value, -0) ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  if (!Number.isFinite(value)) return padded(sign + (Number.isNaN(value) ? 'NaN' : 'Inf'), specifier);
  const upper = /[EGA]/.test(specifier.conversion);
  const digits = magnitudeText(Math.abs(value), specifier);
  const body = upper ? digits.toUpperCase() : digits;
  const zeros = flags.includes('0') && !flags.includes('-');
  const prefix = /^0x/i.exec(body)?.[0] ?? '';
  const rest = body.slice(prefix.length);
  const size = (specifier.width ?? 0) - sign.length - prefix.length;
  return padded(sign + prefix + (zeros ? rest.padStart(size, '0') : rest), specifier);
}

/** An Integer under `%f`: all its digits, however many. */
function wholeNumberText(value: Value, specifier: Specifier): string | undefined {
  if (typeof value !== 'bigint' || specifier.conversion !== 'f') return undefined;
  const precision = specifier.precision ?? 6;
  const decimals = precision === 0 ? '' : `.${'0'.repeat(precision)}`;
  const { flags } = specifier;
  const sign = value < 0n ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const body = `${value < 0n ? -value : value}${decimals}`;
  const zeros = flags.includes('0') && !flags.includes('-');
  return padded(sign + (zeros ? body.padStart((specifier.width ?? 0) - sign.length, '0') : body), specifier);
}

function magnitudeText(value: number, specifier: Specifier): string {
  const precision = specifier.precision ?? 6;
  const keepPoint = specifier.flags.includes('#');
  switch (specifier.conversion.toLowerCase()) {
    case 'e':
      return exponential(value, precision).replace('e', keepPoint && precision === 0 ? '.e' : 'e');
    case 'f':
      return fixedDigits(value, precision) + (keepPoint && precision === 0 ? '.' : '');
    case 'g':
      return general(value, precision === 0 ? 1 : precision, keepPoint);
    default:
      return hexadecimal(value, specifier.precision, keepPoint);
  }
}

function hexadecimal(value: number, precision: number | undefined, keepPoint: boolean): string {
  const digits = hexadecimalDigits(value, precision);
  return `0x${keepPoint && !digits.includes('.') ? digits.replace('p', '.p') : digits}`;
}

function exponential(value: number, precision: number): string {
  const { mantissa, exponent } = exponentialDigits(value, precision);
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function general(value: number, precision: number, keepZeros: boolean): string {
  const { exponent } = exponentialDigits(value, precision - 1);
  const scientific = exponent < -4 || exponent >= precision;
  const text = scientific ? exponential(value, precision - 1) : fixedDigits(value, precision - 1 - exponent);
  if (keepZeros) return text.includes('.') ? text : text.replace(/(?=e|$)/, '.');
  return text.includes('.') ? text.replace(/\.?0+(?=e|$)/, '') : text;
}
