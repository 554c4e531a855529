/**
 * Takes a text apart by a format of Ruby's `Date._strptime`.
 */

/** What was found in the text. */
export interface TimeFields {
  year?: number;
  /** What `%C` has read, or goes with the two digits of `%y`; counted into the year at the end. */
  century?: number;
  /** Whether `%p` has read that it is afternoon; counted into the hour at the end. */
  afternoon?: boolean;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  nanoseconds?: bigint;
  zone?: string;
  /** True when text was left after the format's end. */
  leftover?: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ZONES: Readonly<Record<string, number>> = {
  utc: 0,
  gmt: 0,
  z: 0,
  ut: 0,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  met: 1,
  cest: 2,
  mest: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  msd: 4,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  akst: -9,
  akdt: -8,
  hst: -10,
  jst: 9,
  ist: 5.5,
  nzst: 12,
  nzdt: 13,
};

type Setter = (fields: TimeFields, text: string) => void;

const COMPOUND: Readonly<Record<string, string>> = {
  c: '%a %b %e %H:%M:%S %Y',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  R: '%H:%M',
  r: '%I:%M:%S %p',
  T: '%H:%M:%S',
  X: '%H:%M:%S',
  x: '%m/%d/%y',
  v: '%e-%b-%Y',
  '+': '%a %b %e %H:%M:%S %Z %Y',
};

/** Pattern and meaning of each conversion. */
const CONVERSIONS: Readonly<Record<string, readonly [string, Setter]>> = {
  Y: ['[-+]?\\d+', (f, t) => (f.year = Number(t))],
  y: ['\\d{1,2}', twoDigitYear],
  C: ['[-+]?\\d{1,2}', (f, t) => (f.century = Number(t))],
  m: ['\\d{1,2}', (f, t) => (f.month = Number(t))],
  d: ['\\s?\\d{1,2}', (f, t) => (f.day = Number(t))],
  e: ['\\s?\\d{1,2}', (f, t) => (f.day = Number(t))],
  H: ['\\s?\\d{1,2}', (f, t) => (f.hour = Number(t))],
  k: ['\\s?\\d{1,2}', (f, t) => (f.hour = Number(t))],
  I: ['\\s?\\d{1,2}', (f, t) => (f.hour = Number(t))],
  l: ['\\s?\\d{1,2}', (f, t) => (f.hour = Number(t))],
  M: ['\\d{1,2}', (f, t) => (f.minute = Number(t))],
  S: ['\\d{1,2}', (f, t) => (f.second = Number(t))],
  L: ['[-+]?\\d+', (f, t) => (f.nanoseconds = fraction(t))],
  N: ['[-+]?\\d+', (f, t) => (f.nanoseconds = fraction(t))],
  b: ['[A-Za-z]{3,9}', (f, t) => (f.month = MONTHS.indexOf(t.slice(0, 3).toLowerCase()) + 1)],
  B: ['[A-Za-z]{3,9}', (f, t) => (f.month = MONTHS.indexOf(t.slice(0, 3).toLowerCase()) + 1)],
  h: ['[A-Za-z]{3,9}', (f, t) => (f.month = MONTHS.indexOf(t.slice(0, 3).toLowerCase()) + 1)],
  a: ['(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*', () => undefined],
  A: ['(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*', () => undefined],
  p: ['[ap]\\.?m\\.?', meridian],
  P: ['[ap]\\.?m\\.?', meridian],
  s: ['-?\\d+', () => undefined],
  Q: ['-?\\d+', () => undefined],
  j: ['\\d{1,3}', () => undefined],
  z: ['(?:utc|gmt)?[-+]\\d+(?:[,.:]\\d+(?::\\d+)?)?|[A-Za-z]+(?:\\s+(?:standard|daylight)\\s+time)?\\b', (f, t) => (f.zone = t)],
  Z: ['(?:utc|gmt)?[-+]\\d+(?:[,.:]\\d+(?::\\d+)?)?|[A-Za-z]+(?:\\s+(?:standard|daylight)\\s+time)?\\b', (f, t) => (f.zone = t)],
  n: ['\\s+', () => undefined],
  t: ['\\s+', () => undefined],
  '%': ['%', () => undefined],
};

function fraction(text: string): bigint {
  return BigInt(text.replace(/^[-+]/, '').padEnd(9, '0').slice(0, 9));
}

function meridian(fields: TimeFields, text: string): void {
  fields.afternoon = text.toLowerCase().startsWith('p');
}

function twoDigitYear(fields: TimeFields, text: string): void {
  fields.year = Number(text);
  fields.century ??= fields.year >= 69 ? 19 : 20;
}

/** What says something of another field, wherever it stands. Puppet takes no date from `%s` and `%j`. */
function complete(fields: TimeFields): void {
  if (fields.century !== undefined && fields.year !== undefined) fields.year += fields.century * 100;
  if (fields.afternoon !== undefined && fields.hour !== undefined) fields.hour = (fields.hour % 12) + (fields.afternoon ? 12 : 0);
}

/** The fields that the format finds, or undefined when the text does not fit. */
export function strptime(text: string, format: string): TimeFields | undefined {
  const fields: TimeFields = {};
  const end = scan(text, 0, expanded(format), fields);
  if (end === undefined || !plausible(fields)) return undefined;
  if (end < text.length) fields.leftover = true;
  complete(fields);
  return fields;
}

function expanded(format: string): string {
  return format.replace(/%([-0^#_:]*\d*)([cDFRrTXxv+])/g, (_, _flags, letter: string) => COMPOUND[letter] as string);
}

function scan(text: string, start: number, format: string, fields: TimeFields): number | undefined {
  let at = start;
  for (let i = 0; i < format.length; ) {
    const specifier = /^%[-0^#_:EO]*(\d*)([A-Za-z%])/.exec(format.slice(i));
    if (specifier) {
      i += specifier[0].length;
      const adjacent = /^(?:%[-0^#_:EO]*\d*[YyCmdeHkIlMSLNjs]|\d)/.test(format.slice(i));
      const next = convert(text, at, specifier[2] as string, adjacent, fields);
      if (next === undefined) return undefined;
      at = next;
      continue;
    }
    const character = format[i++] as string;
    if (/\s/.test(character)) {
      while (at < text.length && /\s/.test(text[at] as string)) at++;
    } else if (text[at] === character) at++;
    else return undefined;
  }
  return at;
}

function convert(text: string, at: number, letter: string, adjacent: boolean, fields: TimeFields): number | undefined {
  const conversion = CONVERSIONS[letter];
  if (conversion === undefined) return undefined;
  // A number that follows directly limits the digits that a year or a fraction takes.
  const limited =
    adjacent && letter === 'Y'
      ? '[-+]?\\d{1,4}'
      : adjacent && letter === 'L'
        ? '\\d{1,3}'
        : adjacent && letter === 'N'
          ? '\\d{1,9}'
          : conversion[0];
  const pattern = new RegExp(`(?:${limited})`, 'iy');
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return undefined;
  conversion[1](fields, match[0].trim());
  return pattern.lastIndex;
}

function plausible(fields: TimeFields): boolean {
  const within = (value: number | undefined, low: number, high: number): boolean =>
    value === undefined || (value >= low && value <= high);
  return (
    within(fields.month, 1, 12) &&
    within(fields.day, 1, 31) &&
    within(fields.hour, 0, 24) &&
    within(fields.minute, 0, 59) &&
    within(fields.second, 0, 60)
  );
}

/** Seconds east of UTC for a zone's name or offset; undefined when unknown. */
export function zoneOffset(zone: string): number | undefined {
  const text = zone.trim().toLowerCase();
  const known = ZONES[text];
  if (known !== undefined) return known * 3600;
  const match = /^(?:utc|gmt)?([-+])(\d{1,2}):?(\d{2})?(?::?(\d{2}))?$/.exec(text);
  if (!match) return undefined;
  const seconds = Number(match[2]) * 3600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' ? -seconds : seconds;
}
