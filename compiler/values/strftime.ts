/**
 * Ruby's `Time#strftime`: flags `-0^#_:`, widths, and all conversions.
 */
import { PuppetError } from '../functions/error.ts';
import { civilFromDays, daysFromCivil, weekdayOf } from './civil.ts';
import { floorDivide, floorModulo, NSECS_PER_DAY, NSECS_PER_SEC } from './time.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A point in time taken apart at one offset from UTC. */
interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nanosecond: bigint;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** 1 is the first of January. */
  readonly yearday: number;
  readonly epoch: bigint;
  readonly utcOffset: number;
  /** UTC by itself, and no zone that someone named, has a name. */
  readonly named: boolean;
}

interface Flags {
  readonly flags: string;
  readonly colons: number;
  readonly width: number | undefined;
}

/** The text of a time (nanoseconds since 1970) by a format, in UTC or at an offset in seconds from it. */
export function strftime(nanoseconds: bigint, format: string, utcOffset?: number): string {
  const parts = takeApart(nanoseconds, utcOffset ?? 0);
  return expand({ ...parts, named: utcOffset === undefined }, format);
}

const SPECIFIER = /%([-0^#_]*)(\d*)(?:(:{1,3})(?=z))?(?:[EO](?=[a-zA-Z]))?([a-zA-Z%])/g;

function expand(parts: Parts, format: string): string {
  if (/%:+%/.test(format)) throw new PuppetError(`invalid format: ${format}`);
  return format.replace(SPECIFIER, (whole, flags: string, width: string, colons: string | undefined, conversion: string) =>
    convert(parts, conversion, { flags, colons: colons?.length ?? 0, width: width === '' ? undefined : Number(width) }, whole),
  );
}

function takeApart(nanoseconds: bigint, utcOffset: number): Omit<Parts, 'named'> {
  const local = nanoseconds + BigInt(utcOffset) * NSECS_PER_SEC;
  const days = Number(floorDivide(local, NSECS_PER_DAY));
  const { year, month, day } = civilFromDays(days);
  const secondOfDay = Number(floorDivide(floorModulo(local, NSECS_PER_DAY), NSECS_PER_SEC));
  return {
    year,
    month,
    day,
    hour: Math.floor(secondOfDay / 3600),
    minute: Math.floor(secondOfDay / 60) % 60,
    second: secondOfDay % 60,
    nanosecond: floorModulo(local, NSECS_PER_SEC),
    weekday: weekdayOf(days),
    yearday: days - daysFromCivil(year, 1, 1) + 1,
    epoch: floorDivide(nanoseconds, NSECS_PER_SEC),
    utcOffset,
  };
}

const COMPOUND: Readonly<Record<string, string>> = {
  c: '%a %b %e %H:%M:%S %Y',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  v: '%e-%^b-%4Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
  r: '%I:%M:%S %p',
  R: '%H:%M',
  T: '%H:%M:%S',
};

function convert(parts: Parts, conversion: string, flags: Flags, whole: string): string {
  const compound = COMPOUND[conversion];
  if (compound !== undefined) return text(expand(parts, compound), { ...flags, flags: flags.flags.replace(/[#-]/g, '') });
  const number = NUMBERS[conversion];
  if (number !== undefined) return numeric(number(parts), flags);
  const word = WORDS[conversion];
  if (word !== undefined) return word(parts, flags);
  return whole;
}

/** Value, width and padding of the conversions that print a number. */
const NUMBERS: Readonly<Record<string, (parts: Parts) => readonly [number | bigint, number, string]>> = {
  C: (p) => [Math.floor(p.year / 100), 2, '0'],
  y: (p) => [((p.year % 100) + 100) % 100, 2, '0'],
  m: (p) => [p.month, 2, '0'],
  d: (p) => [p.day, 2, '0'],
  e: (p) => [p.day, 2, ' '],
  j: (p) => [p.yearday, 3, '0'],
  H: (p) => [p.hour, 2, '0'],
  k: (p) => [p.hour, 2, ' '],
  I: (p) => [p.hour % 12 || 12, 2, '0'],
  l: (p) => [p.hour % 12 || 12, 2, ' '],
  M: (p) => [p.minute, 2, '0'],
  S: (p) => [p.second, 2, '0'],
  u: (p) => [p.weekday || 7, 1, '0'],
  w: (p) => [p.weekday, 1, '0'],
  s: (p) => [p.epoch, 1, '0'],
  Y: (p) => [p.year, p.year < 0 ? 5 : 4, '0'],
  G: (p) => [isoWeek(p)[0], 4, '0'],
  g: (p) => [((isoWeek(p)[0] % 100) + 100) % 100, 2, '0'],
  V: (p) => [isoWeek(p)[1], 2, '0'],
  U: (p) => [Math.floor((p.yearday - 1 + 7 - p.weekday) / 7), 2, '0'],
  W: (p) => [Math.floor((p.yearday - 1 + 7 - ((p.weekday + 6) % 7)) / 7), 2, '0'],
};

const WORDS: Readonly<Record<string, (parts: Parts, flags: Flags) => string>> = {
  A: (p, f) => text(DAYS[p.weekday] as string, f),
  a: (p, f) => text((DAYS[p.weekday] as string).slice(0, 3), f),
  B: (p, f) => text(MONTHS[p.month - 1] as string, f),
  b: (p, f) => text((MONTHS[p.month - 1] as string).slice(0, 3), f),
  h: (p, f) => text((MONTHS[p.month - 1] as string).slice(0, 3), f),
  p: (p, f) => lowered(meridian(p), f),
  P: (p, f) => text(meridian(p).toLowerCase(), f),
  Z: (p, f) => (p.named ? lowered('UTC', f) : ''),
  z: (p, f) => zone(p, f),
  L: (p, f) => fraction(p, f.width ?? 3),
  N: (p, f) => fraction(p, f.width ?? 9),
  n: (_, f) => text('\n', f),
  t: (_, f) => text('\t', f),
  '%': (_, f) => text('%', f),
};

/** Text that is upper case anyway: the flag `#` changes it to lower case. */
function lowered(value: string, flags: Flags): string {
  const lower = flags.flags.includes('#');
  return text(lower ? value.toLowerCase() : value, { ...flags, flags: flags.flags.replace('#', '') });
}

function meridian(parts: Parts): string {
  return parts.hour < 12 ? 'AM' : 'PM';
}

function fraction(parts: Parts, width: number): string {
  return `${parts.nanosecond}`.padStart(9, '0').padEnd(width, '0').slice(0, width);
}

function numeric([value, standard, pad]: readonly [number | bigint, number, string], flags: Flags): string {
  if (flags.flags.includes('-')) return `${value}`;
  const filler = flags.flags.includes('_') ? ' ' : flags.flags.includes('0') ? '0' : pad;
  const width = flags.width ?? standard;
  const negative = value < 0;
  if (!negative || filler === ' ') return `${value}`.padStart(width, filler);
  return `-${`${value}`.slice(1).padStart(width - 1, '0')}`;
}

function text(value: string, flags: Flags): string {
  const cased = flags.flags.includes('^') || flags.flags.includes('#') ? value.toUpperCase() : value;
  if (flags.flags.includes('-') || flags.width === undefined) return cased;
  return cased.padStart(flags.width, flags.flags.includes('0') ? '0' : ' ');
}

function zone(parts: Parts, flags: Flags): string {
  // The flag `-` says that the offset is unknown, as RFC 3339 has it for UTC.
  const sign = parts.utcOffset < 0 || (parts.utcOffset === 0 && flags.flags.includes('-')) ? '-' : '+';
  const seconds = Math.abs(parts.utcOffset);
  const two = (n: number): string => `${n}`.padStart(2, '0');
  const hours = two(Math.floor(seconds / 3600));
  const minutes = two(Math.floor(seconds / 60) % 60);
  const body = [
    `${hours}${minutes}`,
    `${hours}:${minutes}`,
    `${hours}:${minutes}:${two(seconds % 60)}`,
    shortZone(hours, minutes, two(seconds % 60)),
  ];
  const value = body[flags.colons] as string;
  if (!flags.flags.includes('_')) return sign + value.padStart((flags.width ?? 0) - 1, '0');
  const full = value.length + 1;
  return (sign + value.replace(/^0/, '')).padStart(Math.max(flags.width ?? 0, full), ' ');
}

function shortZone(hours: string, minutes: string, seconds: string): string {
  if (seconds !== '00') return `${hours}:${minutes}:${seconds}`;
  return minutes !== '00' ? `${hours}:${minutes}` : hours;
}

/** Year and number of the week by ISO 8601. */
function isoWeek(parts: Parts): readonly [number, number] {
  const week = Math.floor((parts.yearday - ((parts.weekday + 6) % 7) + 9) / 7);
  if (week < 1) return [parts.year - 1, weeksIn(parts.year - 1)];
  if (week > weeksIn(parts.year)) return [parts.year + 1, 1];
  return [parts.year, week];
}

function weeksIn(year: number): number {
  const first = weekdayOf(daysFromCivil(year, 1, 1));
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return first === 4 || (leap && first === 3) ? 53 : 52;
}
