/**
 * Values without parts as text by format: one function a kind of value.
 *
 * Puppet: pops/types/string_converter.rb
 */

import { PuppetError } from '../../functions/error.ts';
import type { Binary } from '../../values/binary.ts';
import { inspectString } from '../../values/inspect-string.ts';
import type { PuppetRegexp } from '../../values/regexp.ts';
import { SemVerRange } from '../../values/semver-range.ts';
import { Sensitive } from '../../values/sensitive.ts';
import { TimeData } from '../../values/time.ts';
import { Timespan } from '../../values/timespan.ts';
import type { Value } from '../../values/value.ts';
import { formatFloat } from '../float-format.ts';
import { regexpText } from '../formatter.ts';
import { puppetQuote } from '../quote.ts';
import { rubyFormat } from '../ruby-format.ts';
import { type Format, illegalFormat } from './format.ts';

const PRINTER = { toText: (value: Value): string => `${value}`, inspect: inspectScalar };

function inspectScalar(value: Value): string {
  if (typeof value === 'string') return inspectString(value);
  return typeof value === 'number' ? formatFloat(value) : `${value}`;
}

/** Ruby's `format` with one argument. */
function ruby(format: string, value: Value): string {
  return rubyFormat(format, [value], PRINTER);
}

/** Width, precision and alignment, as for a string. */
function withFlags(format: Format, text: string): string {
  if (!format.left && format.width === undefined && format.precision === undefined) return text;
  const precision = format.precision === undefined ? '' : `.${format.precision}`;
  return ruby(`%${format.left ? '-' : ''}${format.width ?? ''}${precision}s`, text);
}

export function defaultText(format: Format): string {
  if (/^[dsp]$/.test(format.letter)) return withFlags(format, format.alternative ? '"default"' : 'default');
  if (format.letter === 'D') return withFlags(format, format.alternative ? '"Default"' : 'Default');
  throw illegalFormat('Default', format.letter, 'dDsp');
}

const UNDEF: Readonly<Record<string, readonly [string, string]>> = {
  n: ['nil', 'null'],
  u: ['undef', 'undefined'],
  v: ['n/a', 'n/a'],
  V: ['N/A', 'N/A'],
  s: ['', '""'],
  p: ['undef', '"undef"'],
};

export function undefText(format: Format): string {
  if (/^[dxXobBeEfgGaA]$/.test(format.letter)) return withFlags(format, 'NaN');
  const texts = UNDEF[format.letter];
  if (texts === undefined) throw illegalFormat('Undef', format.letter, 'nudxXobBeEfgGaAvVsp');
  return withFlags(format, texts[format.alternative ? 1 : 0]);
}

export function booleanText(value: boolean, format: Format): string {
  const word = (yes: string, no: string): string => {
    const text = value ? yes : no;
    return withFlags(format, format.alternative ? text.charAt(0) : text);
  };
  switch (format.letter) {
    case 't':
      return word('true', 'false');
    case 'T':
      return word('True', 'False');
    case 'y':
      return word('yes', 'no');
    case 'Y':
      return word('Yes', 'No');
    case 's':
    case 'p':
      return withFlags(format, `${value}`);
    default:
      if (/^[dxXobB]$/.test(format.letter)) return integerText(value ? 1n : 0n, format);
      if (/^[eEfgGaA]$/.test(format.letter)) return floatText(value ? 1 : 0, format);
      throw illegalFormat('Boolean', format.letter, 'tTyYdxXobBeEfgGaAsp');
  }
}

export function integerText(value: bigint, format: Format): string {
  const { letter, source } = format;
  if (/^[dxXobBp]$/.test(letter)) return ruby(source, value);
  if (/^[eEfgGaA]$/.test(letter)) return ruby(source, Number(value));
  if (letter === 'c') {
    if (value < 0n || value > 0x10ffffn) throw new PuppetError('pack(U): value out of range');
    const character = String.fromCodePoint(Number(value));
    return ruby(source.replaceAll('c', 's'), format.alternative ? `"${character}"` : character);
  }
  if (letter === 's') return ruby(source.replaceAll('s', format.alternative ? 'p' : 's'), `${value}`);
  throw illegalFormat('Integer', letter, 'dxXobBeEfgGaAspc');
}

export function floatText(value: number, format: Format): string {
  const { letter, source } = format;
  if (/^[dxXobB]$/.test(letter)) return ruby(source, BigInt(Math.trunc(value)));
  if (/^[eEfgGaAp]$/.test(letter)) return ruby(source, value);
  if (letter === 's') return ruby(source, format.alternative ? `"${formatFloat(value)}"` : formatFloat(value));
  throw illegalFormat('Float', letter, 'dxXobBeEfgGaAsp');
}

/** Ruby's error when it turns bytes into UTF-8 that are none. */
function utf8Text(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const first = bytes.find((byte) => byte > 127) ?? 0;
    throw new PuppetError(`"\\x${first.toString(16).toUpperCase()}" from ASCII-8BIT to UTF-8`);
  }
}

export function binaryText(value: Binary, format: Format): string {
  const { letter, source } = format;
  const as = (text: string): string => ruby(source.replaceAll(letter, format.alternative ? 'p' : 's'), text);
  switch (letter) {
    case 's':
      // Quoted, bytes that are no UTF-8 are shown.
      return as(format.alternative ? Buffer.from(value.bytes).toString('utf8') : utf8Text(value.bytes));
    case 'p':
      return `Binary("${ruby(source.replaceAll('p', 's'), value.toString())}")`;
    case 'b':
      return as(value.toRelaxedString());
    case 'B':
      return as(value.toString());
    case 'u':
      return as(value.toUrlSafeString());
    case 't':
      return as('Binary');
    case 'T':
      return as('BINARY');
    default:
      throw illegalFormat('Binary', letter, 'bButTsp');
  }
}

/** Ruby's `capitalize`. */
export function capitalize(text: string): string {
  const [first = '', ...rest] = [...text];
  return first.toUpperCase() + rest.join('').toLowerCase();
}

const CHANGES: Readonly<Record<string, (text: string) => string>> = {
  c: capitalize,
  C: (text) => text.split('::').map(capitalize).join('::'),
  u: (text) => text.toUpperCase(),
  d: (text) => text.toLowerCase(),
  t: (text) => text.replace(/^[\s\0]+|[\s\0]+$/g, ''),
};

export function stringText(value: string, format: Format): string {
  if (format.letter === 's') return format.source === '%s' ? value : ruby(format.source, value);
  if (format.letter === 'p') return withFlags(format, puppetQuote(value, format.alternative));
  const change = CHANGES[format.letter];
  if (change === undefined) throw illegalFormat('String', format.letter, 'cCudspt');
  if (format.alternative) return withFlags(format, puppetQuote(change(value)));
  return ruby(format.source.replaceAll(format.letter, 's'), change(value));
}

export function regexpValueText(value: PuppetRegexp, format: Format): string {
  if (format.letter === 'p') {
    const text = regexpText(value);
    return format.source === '%p' ? text : ruby(format.source.replaceAll('p', 's'), text);
  }
  if (format.letter !== 's') throw illegalFormat('Regexp', format.letter, 'sp');
  const text = value.toPuppetSource();
  return ruby(format.source, format.alternative ? puppetQuote(text) : text);
}

/** A type, or a URI: `%s` and `%p` of a text. */
export function quotedText(text: string, shown: string, format: Format, typeName: string): string {
  if (format.letter === 's') return ruby(format.source, format.alternative ? `"${text}"` : text);
  if (format.letter === 'p') return ruby(format.source.replaceAll('p', 's'), shown);
  throw illegalFormat(typeName, format.letter, 'sp');
}

/** What has no format of its own: Timestamp, Timespan, SemVer, Sensitive. `%p` shows Ruby's object, whose address is nobody's business. */
export function anyText(value: Value, format: Format): string {
  if (format.letter === 'p') return ruby(format.source.replaceAll('p', 's'), inspectObject(value));
  return ruby(format.source, format.letter === 's' ? `${value}` : value);
}

function inspectObject(value: Value): string {
  if (value instanceof SemVerRange) return value.inspect();
  if (value instanceof Sensitive) return `#<${value}>`;
  if (!(value instanceof TimeData)) return `${value}`;
  return `#<Puppet::Pops::Time::${value instanceof Timespan ? 'Timespan' : 'Timestamp'}:0x0000000000000000 @nsecs=${value.nanoseconds}>`;
}
