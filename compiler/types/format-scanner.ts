/**
 * Reads a format of Ruby's `Kernel#format`: texts between its specifiers, and for each specifier its flags, sizes and argument, with
 * Ruby's errors in Ruby's order.
 *
 * Ruby: rb_str_format in sprintf.c
 */
import { PuppetError } from '../functions/error.ts';
import { PuppetHash } from '../values/hash.ts';
import { RubySymbol } from '../values/runtime-value.ts';
import type { Value } from '../values/value.ts';
import { rubyConversionName } from './ruby-class.ts';

export interface Specifier {
  readonly flags: string;
  readonly width: number | undefined;
  readonly precision: number | undefined;
  readonly conversion: string;
}

/** Ruby's `int`. */
const MAX_INT = 0x7fff_ffff;
const CONVERSIONS = 'csdiuoxXbBpfgGeEaA';

/** What has been read of a specifier. */
interface Pending {
  flags: string;
  width: number | undefined;
  precision: number | undefined;
  /** It has a precision, even one that does not count. */
  precise: boolean;
  value: { readonly of: Value } | undefined;
  /** The name that gave the value, in its brackets. */
  name: string | undefined;
}

export class FormatScanner {
  private readonly format: string;
  private readonly args: readonly Value[];
  private readonly convert: (value: Value, specifier: Specifier) => string;
  private at = 0;
  private nextArgument = 1;
  /** Number of the last argument, -1 when they are numbered, -2 when they have names. */
  private argumentKind = 0;

  constructor(format: string, args: readonly Value[], convert: (value: Value, specifier: Specifier) => string) {
    this.format = format;
    this.args = args;
    this.convert = convert;
  }

  /** The format with its specifiers replaced. */
  filled(): string {
    const { format } = this;
    let result = '';
    while (this.at < format.length) {
      const percent = format.indexOf('%', this.at);
      if (percent === -1) return result + format.slice(this.at);
      if (percent + 1 === format.length) throw new PuppetError('incomplete format specifier; use %% (double %) instead');
      result += format.slice(this.at, percent);
      this.at = percent + 1;
      result += this.specifier();
    }
    return result;
  }

  private specifier(): string {
    const pending: Pending = {
      flags: '',
      width: undefined,
      precision: undefined,
      precise: false,
      value: undefined,
      name: undefined,
    };
    for (;;) {
      const c = this.format[this.at] ?? '\0';
      if (c === '%' || c === '\n' || c === '\0') return this.percent(c, pending);
      if (CONVERSIONS.includes(c)) {
        this.at++;
        return this.converted(pending, c);
      }
      if (' #+-0'.includes(c)) this.flag(c, pending);
      else if (c >= '1' && c <= '9') this.number(pending);
      else if (c === '<') this.name('>', pending);
      else if (c === '{') {
        this.name('}', pending);
        return this.converted(pending, 's');
      } else if (c === '*') this.starWidth(pending);
      else if (c === '.') this.precision(pending);
      else
        throw new PuppetError(
          `malformed format string${c >= ' ' && c !== '\x7f' ? ` - %${String.fromCodePoint(this.code())}` : ''}`,
        );
    }
  }

  private code(): number {
    return this.format.codePointAt(this.at)!;
  }

  /** A `%` that stands for itself; before the end of a line or of the format, too. */
  private percent(c: string, pending: Pending): string {
    if (pending.flags !== '' || pending.width !== undefined || pending.precise)
      throw new PuppetError('invalid format character - %');
    if (c === '%') this.at++;
    return '%';
  }

  private converted(pending: Pending, conversion: string): string {
    const { flags, width, precision } = pending;
    const value = pending.value === undefined ? this.next() : pending.value.of;
    return this.convert(value, { flags, width, precision, conversion });
  }

  private flag(c: string, pending: Pending): void {
    if (pending.width !== undefined) throw new PuppetError('flag after width');
    if (pending.precise) throw new PuppetError('flag after precision');
    pending.flags += c;
    this.at++;
  }

  private number(pending: Pending): void {
    const number = this.digits('width');
    if (this.format[this.at] === '$') {
      if (pending.value !== undefined) throw new PuppetError(`value given twice - ${number}$`);
      pending.value = { of: this.numbered(number) };
      this.at++;
    } else {
      this.checkWidth(pending);
      pending.width = number;
    }
  }

  private checkWidth({ width, precise }: Pending): void {
    if (width !== undefined) throw new PuppetError('width given twice');
    if (precise) throw new PuppetError('width after precision');
  }

  private digits(what: string): number {
    const text = /^\d*/.exec(this.format.slice(this.at))![0];
    if (Number(text) > MAX_INT) throw new PuppetError(`${what} too big`);
    this.at += text.length;
    if (this.at >= this.format.length) throw new PuppetError('malformed format string - %*[0-9]');
    return Number(text);
  }

  private name(end: string, pending: Pending): void {
    const close = this.format.indexOf(end, this.at);
    if (close === -1) throw new PuppetError('malformed name - unmatched parenthesis');
    const shown = this.format.slice(this.at, close + 1);
    if (pending.name !== undefined) throw new PuppetError(`named${shown} after <${pending.name}>`);
    pending.name = shown.slice(1, -1);
    pending.value = { of: this.named(shown) };
    this.at = close + 1;
  }

  private starWidth(pending: Pending): void {
    this.checkWidth(pending);
    const width = this.star('width');
    pending.width = Math.abs(width);
    if (width < 0) pending.flags += '-';
  }

  private precision(pending: Pending): void {
    if (pending.precise) throw new PuppetError('precision given twice');
    pending.precise = true;
    this.at++;
    if (this.format[this.at] === '*') {
      const precision = this.star('precision');
      pending.precision = precision < 0 ? undefined : precision;
    } else pending.precision = this.digits('precision');
  }

  /** A size that is an argument: the next, or with `*1$` the one of that number. */
  private star(what: string): number {
    const start = ++this.at;
    const number = this.digits(what);
    if (this.format[this.at] === '$') {
      this.at++;
      return intOf(this.numbered(number));
    }
    this.at = start;
    return intOf(this.next());
  }

  // --- Arguments ----------------------------------------------------------------------------------------------------

  private next(): Value {
    const number = this.nextArgument;
    if (this.argumentKind === -1) throw new PuppetError(`unnumbered(${number}) mixed with numbered`);
    if (this.argumentKind === -2) throw new PuppetError(`unnumbered(${number}) mixed with named`);
    this.argumentKind = number;
    this.nextArgument++;
    return this.argument(number);
  }

  private numbered(number: number): Value {
    if (this.argumentKind > 0) throw new PuppetError(`numbered(${number}) after unnumbered(${this.argumentKind})`);
    if (this.argumentKind === -2) throw new PuppetError(`numbered(${number}) after named`);
    if (number < 1) throw new PuppetError(`invalid index - ${number}$`);
    this.argumentKind = -1;
    return this.argument(number);
  }

  private argument(number: number): Value {
    if (number > this.args.length) throw new PuppetError('too few arguments');
    return this.args[number - 1];
  }

  private named(shown: string): Value {
    if (this.argumentKind > 0) throw new PuppetError(`named${shown} after unnumbered(${this.argumentKind})`);
    if (this.argumentKind === -1) throw new PuppetError(`named${shown} after numbered`);
    this.argumentKind = -2;
    const [hash] = this.args;
    if (this.args.length !== 1 || !(hash instanceof PuppetHash)) throw new PuppetError('one hash required');
    const name = shown.slice(1, -1);
    const key = [name, new RubySymbol(name)].find((one) => hash.has(one));
    if (key === undefined) throw new PuppetError(`key${shown} not found`);
    return hash.get(key);
  }
}

/** Ruby's NUM2INT. */
export function intOf(value: Value): number {
  if (value === undefined) throw new PuppetError('no implicit conversion from nil to integer');
  if (typeof value !== 'bigint' && typeof value !== 'number') {
    throw new PuppetError(`no implicit conversion of ${rubyConversionName(value)} into Integer`);
  }
  const integer = Math.trunc(Number(value));
  if (Math.abs(integer) <= MAX_INT || integer === -MAX_INT - 1) return integer;
  if (typeof value === 'number' && Math.abs(value) >= 2 ** 63)
    throw new PuppetError(`float ${shortFloat(value)} out of range of integer`);
  const digits = typeof value === 'bigint' ? value : BigInt(integer);
  throw new PuppetError(`integer ${digits} too ${digits < 0n ? 'small' : 'big'} to convert to \`int'`);
}

/** A Float as C's `%-.10g`. */
function shortFloat(value: number): string {
  const [mantissa, exponent] = value.toExponential(9).split('e') as [string, string];
  return `${mantissa.replace(/\.?0+$/, '')}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
}
