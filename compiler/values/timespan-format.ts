/**
 * Formats of timespans, for printing and for reading.
 *
 * Puppet: pops/time/timespan.rb (Format, FormatParser)
 */
import { PuppetError } from '../functions/error.ts';
import { escapeRegexp } from '../regexp/escape.ts';
import { type CompiledRegexp, compileRubyRegexp } from '../regexp/index.ts';
import { NSECS_PER_DAY, NSECS_PER_HOUR, NSECS_PER_MIN, NSECS_PER_MSEC, NSECS_PER_SEC } from './time.ts';
import type { Timespan } from './timespan.ts';

type Unit = 'N' | 'L' | 'S' | 'M' | 'H' | 'D';
/** `undefined` is no padding at all (`%-H`). */
type Pad = '0' | ' ' | undefined;

/** A piece of a format: literal text, or one unit with its padding. */
interface Segment {
  readonly literal?: string;
  readonly unit?: Unit;
  readonly pad?: Pad;
  readonly width?: number | undefined;
  /** The first segment of the highest unit shows everything above it as well: `%M` of an hour and a half is 90. */
  useTotal?: boolean;
}

const RANK: readonly Unit[] = ['N', 'L', 'S', 'M', 'H', 'D'];
const DEFAULT_WIDTH: Readonly<Record<Unit, number>> = { N: 9, L: 3, S: 2, M: 2, H: 2, D: 1 };
const MULTIPLIER: Readonly<Record<Unit, bigint>> = {
  N: 1n,
  L: NSECS_PER_MSEC,
  S: NSECS_PER_SEC,
  M: NSECS_PER_MIN,
  H: NSECS_PER_HOUR,
  D: NSECS_PER_DAY,
};

/** One format, ready to print and to read timespans. */
export class TimespanFormat {
  readonly text: string;
  private readonly segments: readonly Segment[];
  private pattern: CompiledRegexp | undefined;

  constructor(text: string) {
    this.text = text;
    this.segments = parseSegments(text);
  }

  format(timespan: Timespan): string {
    return (timespan.negative ? '-' : '') + this.segments.map((segment) => formatSegment(segment, timespan)).join('');
  }

  /** Nanoseconds; throws an Error with Puppet's message when the text does not fit. */
  parse(text: string): bigint {
    const parsed = this.tryParse(text, true);
    if (parsed === undefined) throw new PuppetError(`Unable to parse '${text}' using format '${this.text}'`);
    return parsed;
  }

  /** Nanoseconds, or undefined when the text does not fit. */
  tryParse(text: string, strict = false): bigint | undefined {
    // Ruby's, for its error: `%-0H` asks for 1 to 0 digits.
    this.pattern ??= compileRubyRegexp(`\\A-?${this.segments.map(segmentPattern).join('')}\\z`);
    const match = this.pattern.exec(text, 0)?.groups;
    if (!match) return undefined;
    let total = 0n;
    for (const [index, segment] of this.segments.entries()) {
      if (segment.unit === undefined) continue;
      const group = (match[index + 1] as string).trimStart();
      if (!/^[0-9]+$/.test(group)) return undefined;
      const value = groupNanoseconds(segment, segment.unit, group, strict);
      if (value === undefined) return undefined;
      total += value;
    }
    return text.startsWith('-') ? -total : total;
  }
}

function groupNanoseconds(segment: Segment, unit: Unit, group: string, strict: boolean): bigint | undefined {
  if (unit !== 'N' && unit !== 'L') return BigInt(group) * MULTIPLIER[unit];
  if (segment.useTotal) {
    if (!strict) return undefined;
    throw new PuppetError(
      'Format specifiers %L and %N denotes fractions and must be used together with a specifier of higher magnitude',
    );
  }
  const missing = 9 - group.length;
  return missing <= 0 ? BigInt(group) : BigInt(group) * 10n ** BigInt(missing);
}

function segmentPattern(segment: Segment): string {
  if (segment.unit === undefined) return `(${escapeRegexp(segment.literal as string)})`;
  const standard = DEFAULT_WIDTH[segment.unit];
  if (segment.width === undefined) {
    if (segment.pad === ' ') return segment.useTotal ? '\\s*([0-9]+)' : `([0-9\\s]{1,${standard}})`;
    return segment.useTotal ? '([0-9]+)' : `([0-9]{1,${standard}})`;
  }
  if (segment.pad === undefined) return `([0-9]{1,${segment.width}})`;
  return segment.pad === '0' ? `([0-9]{${segment.width}})` : `([0-9\\s]{${segment.width}})`;
}

function formatSegment(segment: Segment, timespan: Timespan): string {
  if (segment.unit === undefined) return segment.literal as string;
  const value = unitValue(segment, segment.unit, timespan);
  if (segment.unit === 'N' || segment.unit === 'L') return formatFraction(segment, segment.unit, value, timespan.float);
  if (segment.pad === undefined) return `${value}`;
  return `${value}`.padStart(segment.width ?? DEFAULT_WIDTH[segment.unit], segment.pad);
}

function formatFraction(segment: Segment, unit: Unit, value: bigint, float: number | undefined): string {
  const strip = !segment.useTotal && segment.pad !== '0';
  // Of a Float, Puppet reads the digits before the point, and finds no zeros at its end.
  if (strip && float !== undefined) return String(Number.parseInt(String(Math.abs(float) % 1e9), 10));
  const digits = strip ? `${BigInt(`${value}`.replace(/^([0-9]+?)0*$/, '$1'))}` : `${value}`;
  return segment.pad === undefined ? digits : digits.padEnd(segment.width ?? DEFAULT_WIDTH[unit], ' ');
}

function unitValue(segment: Segment, unit: Unit, timespan: Timespan): bigint {
  const total = segment.useTotal === true;
  switch (unit) {
    case 'D':
      return timespan.days;
    case 'H':
      return total ? timespan.totalHours : timespan.hours;
    case 'M':
      return total ? timespan.totalMinutes : timespan.minutes;
    case 'S':
      return total ? timespan.totalSeconds : timespan.seconds;
    case 'L':
      return total ? timespan.totalMilliseconds : timespan.milliseconds;
    case 'N':
      return nanosecondValue(segment, total, timespan);
  }
}

function nanosecondValue(segment: Segment, total: boolean, timespan: Timespan): bigint {
  const width = segment.width ?? 9;
  if (width >= 9) return total ? timespan.totalNanoseconds : timespan.fraction;
  const cut = timespan.totalNanoseconds / 10n ** BigInt(9 - width);
  return total ? cut : cut % 10n ** BigInt(width);
}

function parseSegments(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  const characters = [...text];
  let at = 0;
  while (at < characters.length) {
    if (characters[at] !== '%') {
      appendLiteral(segments, characters[at++] as string);
      continue;
    }
    const [segment, next] = parseSpecifier(text, characters, at);
    if (segment.unit === undefined) appendLiteral(segments, segment.literal as string);
    else segments.push(segment);
    at = next;
  }
  markTotal(segments);
  return segments;
}

/** The specifier that starts with the `%` at `start`, and where the text goes on. */
function parseSpecifier(text: string, characters: readonly string[], start: number): [Segment, number] {
  let pad: Pad = '0';
  let width: number | undefined;
  for (let at = start + 1; at < characters.length; at++) {
    const character = characters[at] as string;
    const first = at === start + 1;
    if (character === '%') return [{ literal: '%' }, at + 1];
    if (isUnit(character)) return [{ unit: character, pad, width }, at + 1];
    if (first && character === '-') pad = undefined;
    else if (first && character === '_') pad = ' ';
    else if (first && character === '0') pad = '0';
    else if (/^[0-9]$/.test(character)) width = (width ?? 0) * 10 + Number(character);
    else throw badSpecifier(text, characters, start, at);
  }
  throw badSpecifier(text, characters, start, characters.length - 1);
}

function badSpecifier(text: string, characters: readonly string[], start: number, at: number): PuppetError {
  const expression = characters.slice(start, at).join('');
  return new PuppetError(`Bad format specifier '${expression}' in '${text}', at position ${at}`);
}

function isUnit(character: string): character is Unit {
  return RANK.includes(character as Unit);
}

function appendLiteral(segments: Segment[], text: string): void {
  const last = segments.at(-1);
  if (last?.literal === undefined) segments.push({ literal: text });
  else segments[segments.length - 1] = { literal: last.literal + text };
}

function markTotal(segments: readonly Segment[]): void {
  const ranks = segments.flatMap((segment) => (segment.unit === undefined ? [] : [RANK.indexOf(segment.unit)]));
  const highest = RANK[Math.max(...ranks, -1)];
  const first = segments.find((segment) => segment.unit !== undefined && segment.unit === highest);
  if (first) first.useTotal = true;
}

const cache = new Map<string, TimespanFormat>();

/** The format of that text; throws an Error with Puppet's message for a bad specifier. */
export function timespanFormat(text: string): TimespanFormat {
  const known = cache.get(text);
  if (known) return known;
  const format = new TimespanFormat(text);
  cache.set(text, format);
  return format;
}

/** What is tried, in order, when no format is given; the first also prints. */
export const DEFAULT_TIMESPAN_FORMATS: readonly TimespanFormat[] = [
  '%D-%H:%M:%S.%-N',
  '%H:%M:%S.%-N',
  '%M:%S.%-N',
  '%S.%-N',
  '%D-%H:%M:%S',
  '%H:%M:%S',
  '%D-%H:%M',
  '%S',
].map(timespanFormat);
