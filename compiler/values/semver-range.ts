/**
 * Ranges of semantic versions in npm's grammar.
 *
 * Ruby: semantic_puppet/version_range.rb
 */
import { PuppetError } from '../functions/error.ts';
import { ObjectValue } from './object-value.ts';
import { SemVer } from './semver.ts';

/** One stretch of versions; both ends may be open. `text` is the canonical form. */
export interface Interval {
  readonly begin: SemVer;
  readonly end: SemVer;
  readonly excludeBegin: boolean;
  readonly excludeEnd: boolean;
  /** Versions written in the text: a prerelease is only accepted beside one with the same three numbers. */
  readonly written: readonly SemVer[];
  readonly text: string;
}

const PART = '[0-9A-Za-z-]+';
const NUMBER = '(x|X|\\*|0|[1-9][0-9]*)';
const QUALIFIER = `(?:-(${PART}(?:\\.${PART})*))?(?:\\+(${PART}(?:\\.${PART})*))?`;
const PARTIAL = new RegExp(`^${NUMBER}(?:\\.${NUMBER}(?:\\.${NUMBER}${QUALIFIER})?)?$`);
const SIMPLE = /^(<=|>=|~>|~=|[<>=~^])?(.+)$/s;

const ALL: Interval = { ...between(SemVer.MIN, SemVer.MAX), text: '*' };
const NOTHING: Interval = { ...between(SemVer.MIN, SemVer.MIN, { excludeEnd: true }), text: '<0.0.0' };

export class SemVerRange extends ObjectValue {
  readonly intervals: readonly Interval[];
  private readonly text: string;

  private constructor(intervals: readonly Interval[], text?: string) {
    super();
    this.intervals = intervals.length === 0 ? [NOTHING] : intervals;
    this.text = text ?? this.inspect();
  }

  /** Reads a range such as `>=1.0.0 <2.0.0 || ^3`; throws an Error with Ruby's message. */
  static parse(text: string): SemVerRange {
    const ranges = rubySplit(text.replace(/([><=~^])(?:\s+|\s*v)/g, '$1'));
    if (ranges.length === 0) return new SemVerRange([ALL], '*');
    return new SemVerRange(merged(ranges.map((range) => parseRange(range, text))), text);
  }

  /** All versions from `min` to `max`. Its text names the two in the wrong order, as Ruby's does. */
  static between(min: SemVer, max: SemVer, excludeMax: boolean): SemVerRange {
    return new SemVerRange([boundedBy(min, max, excludeMax)], excludeMax ? `>=${max} <${min}` : `${max} - ${min}`);
  }

  includes(version: SemVer): boolean {
    return this.intervals.some((interval) => contains(interval, version) && (version.stable || namesPrerelease(interval, version)));
  }
  /** The lowest version, when the range is one stretch. */
  get begin(): SemVer | undefined {
    return this.intervals.length === 1 ? this.intervals[0]?.begin : undefined;
  }
  /** The highest version, when the range is one stretch. */
  get end(): SemVer | undefined {
    return this.intervals.length === 1 ? this.intervals[0]?.end : undefined;
  }
  get excludeEnd(): boolean {
    return this.intervals.length === 1 && (this.intervals[0] as Interval).excludeEnd;
  }
  /** The canonical text, made from the parsed range. */
  inspect(): string {
    return this.intervals.map((interval) => interval.text).join(' || ');
  }
  /** True when every version of this range is in the other. */
  coveredBy(other: SemVerRange): boolean {
    const [a, b] = [this.intervals, other.intervals];
    return a.every((mine) => b.some((theirs) => lies(mine, theirs)));
  }
  /** One range from the lower start to the higher end, or undefined when there is a gap between the two. */
  merge(other: SemVerRange): SemVerRange | undefined {
    const [first, second] = [soleInterval(this), soleInterval(other)];
    if (first === undefined || second === undefined) return undefined;
    if (this.includes(second.begin) || other.includes(first.begin)) {
      const start = first.begin.compare(second.begin) <= 0 ? first.begin : second.begin;
      const end = first.end.compare(second.end) >= 0 ? first.end : second.end;
      return SemVerRange.between(start, end, mergedExcludesEnd(first, second));
    }
    if (first.excludeEnd && first.end.eql(second.begin)) return SemVerRange.between(first.begin, second.end, second.excludeEnd);
    if (second.excludeEnd && second.end.eql(first.begin)) return SemVerRange.between(second.begin, first.end, first.excludeEnd);
    return undefined;
  }
  override eql(other: unknown): boolean {
    return other instanceof SemVerRange && other.inspect() === this.inspect();
  }
  override hashKey(): string {
    return `semverrange(${this.inspect()})`;
  }
  /** The text that was parsed. */
  override toString(): string {
    return this.text;
  }
}

/** Versions that differ in their build only have the same place in the order, and are not equal. Puppet: p_sem_ver_range_type.rb#covered_by? */
function lies(inner: Interval, outer: Interval): boolean {
  if (outer.begin.compare(inner.begin) > 0) return false;
  return outer.end.compare(inner.end) > 0 || (outer.end.eql(inner.end) && (!outer.excludeEnd || inner.excludeEnd));
}

function boundedBy(min: SemVer, max: SemVer, excludeMax: boolean): Interval {
  const order = min.compare(max);
  if (order > 0 || (order === 0 && excludeMax)) return NOTHING;
  if (min === SemVer.MIN) return upper(max, excludeMax);
  if (max === SemVer.MAX && !excludeMax) return lower(min, false);
  return order === 0 ? exactly(min) : between(min, max, { excludeEnd: excludeMax });
}

/** Puppet looks at the end of the second interval only when that of the first is included. Puppet: p_sem_ver_range_type.rb#merge */
function mergedExcludesEnd(first: Interval, second: Interval): boolean {
  const order = first.end.compare(second.end);
  if (first.excludeEnd) return order > 0 || (order === 0 && second.excludeEnd);
  return second.excludeEnd && order < 0;
}

function soleInterval(range: SemVerRange): Interval | undefined {
  return range.intervals.length === 1 ? range.intervals[0] : undefined;
}

function between(begin: SemVer, end: SemVer, open: { excludeBegin?: boolean; excludeEnd?: boolean } = {}): Interval {
  const excludeBegin = open.excludeBegin ?? false;
  const excludeEnd = open.excludeEnd ?? false;
  const text = `${excludeBegin ? '>' : '>='}${begin} ${excludeEnd ? '<' : '<='}${end}`;
  return { begin, end, excludeBegin, excludeEnd, written: [begin, end], text };
}

function lower(version: SemVer, excludeBegin: boolean): Interval {
  return { ...between(version, SemVer.MAX, { excludeBegin }), written: [version], text: `${excludeBegin ? '>' : '>='}${version}` };
}

function upper(version: SemVer, excludeEnd: boolean): Interval {
  return { ...between(SemVer.MIN, version, { excludeEnd }), written: [version], text: `${excludeEnd ? '<' : '<='}${version}` };
}

function exactly(version: SemVer): Interval {
  return { ...between(version, version), text: `${version}` };
}

/** What stands between the bars; nothing stands for nothing. */
function rubySplit(text: string): readonly string[] {
  return text.split(/\s*\|\|\s*/).filter((part) => part !== '');
}

function parseRange(range: string, whole: string): Interval {
  const hyphen = /^(\S+)\s+-\s+(\S+)$/.exec(range);
  if (hyphen && PARTIAL.test(hyphen[1] as string) && PARTIAL.test(hyphen[2] as string)) {
    return intersect([lower(version(hyphen[1] as string), false), upper(version(hyphen[2] as string), false)]);
  }
  return intersect(range.split(/\s+/).map((simple) => parseSimple(simple, whole)));
}

function parseSimple(simple: string, whole: string): Interval {
  const match = SIMPLE.exec(simple);
  if (!match || !PARTIAL.test(match[2] as string)) throw new PuppetError(`Unparsable version range: "${whole}"`);
  const operand = match[2] as string;
  switch (match[1]) {
    case '~':
    case '~>':
    case '~=':
      return patchUpdates(operand, true);
    case '^':
      return caret(operand);
    case '>':
      return greater(operand);
    case '>=':
      return lower(version(operand), false);
    case '<':
      return upper(version(operand), true);
    case '<=':
      return lessOrEqual(operand);
    default:
      return patchUpdates(operand, false);
  }
}

interface Partial {
  readonly major: number | undefined;
  readonly minor: number | undefined;
  readonly patch: number | undefined;
  readonly full: SemVer;
}

function partial(text: string): Partial {
  const match = PARTIAL.exec(text);
  if (!match) throw new PuppetError(`Unparsable version range: "${text}"`);
  const [major, minor, patch] = [digit(match[1]), digit(match[2]), digit(match[3])];
  const full = new SemVer(major ?? 0, minor ?? 0, patch ?? 0, SemVer.prerelease(match[4]), match[5]?.split('.'));
  return { major, minor, patch, full };
}

function digit(text: string | undefined): number | undefined {
  return text === undefined || /^[xX*]$/.test(text) ? undefined : Number(text);
}

function version(text: string): SemVer {
  return partial(text).full;
}

function upTo(begin: SemVer, major: number, minor: number): Interval {
  return between(begin, new SemVer(major, minor, 0), { excludeEnd: true });
}

function patchUpdates(operand: string, tilde: boolean): Interval {
  const { major, minor, patch, full } = partial(operand);
  if (major === undefined) return ALL;
  if (minor === undefined) return upTo(new SemVer(major, 0, 0), major + 1, 0);
  if (patch === undefined) return upTo(new SemVer(major, minor, 0), major, minor + 1);
  return tilde ? upTo(full, major, minor + 1) : exactly(full);
}

function caret(operand: string): Interval {
  const { major, minor, patch, full } = partial(operand);
  if (major === undefined) return ALL;
  if (major === 0) return patchUpdates(operand, true);
  if (minor === undefined) return upTo(new SemVer(major, 0, 0), major + 1, 0);
  if (patch === undefined) return upTo(new SemVer(major, minor, 0), major + 1, 0);
  return upTo(full.stable ? new SemVer(major, minor, patch) : full, major + 1, 0);
}

function greater(operand: string): Interval {
  const { major, minor, patch, full } = partial(operand);
  if (major === undefined) return NOTHING;
  if (minor === undefined) return lower(new SemVer(major + 1, 0, 0), false);
  if (patch === undefined) return lower(new SemVer(major, minor + 1, 0), false);
  return lower(full, true);
}

function lessOrEqual(operand: string): Interval {
  const { major, minor, patch, full } = partial(operand);
  if (major === undefined) return ALL;
  if (minor === undefined) return upper(new SemVer(major + 1, 0, 0), true);
  if (patch === undefined) return upper(new SemVer(major, minor + 1, 0), true);
  return upper(full, false);
}

function intersect(intervals: readonly Interval[]): Interval {
  return intervals.reduce((a, b) => intersection(a, b) ?? NOTHING);
}

function intersection(a: Interval, b: Interval): Interval | undefined {
  const lowest = tighterBegin(a, b);
  const highest = tighterEnd(a, b);
  const order = lowest.begin.compare(highest.end);
  if (order > 0) return undefined;
  if (order === 0) return lowest.excludeBegin || highest.excludeEnd ? undefined : exactly(lowest.begin);
  if (lowest === highest) return lowest;
  if (highest.end === SemVer.MAX) return lowest;
  if (lowest.begin === SemVer.MIN && !lowest.excludeBegin) return highest;
  const joined = between(lowest.begin, highest.end, { excludeBegin: lowest.excludeBegin, excludeEnd: highest.excludeEnd });
  return { ...joined, written: [...lowest.written, ...highest.written] };
}

function tighterBegin(a: Interval, b: Interval): Interval {
  const order = a.begin.compare(b.begin);
  return order < 0 ? b : order > 0 ? a : a.excludeBegin ? a : b;
}

function tighterEnd(a: Interval, b: Interval): Interval {
  const order = a.end.compare(b.end);
  return order > 0 ? b : order < 0 ? a : a.excludeEnd ? a : b;
}

function contains(interval: Interval, candidate: SemVer): boolean {
  // A single version is compared with its build, which precedence does not look at.
  if (interval.begin === interval.end) return candidate.eql(interval.begin);
  const low = candidate.compare(interval.begin);
  const high = candidate.compare(interval.end);
  return (interval.excludeBegin ? low > 0 : low >= 0) && (interval.excludeEnd ? high < 0 : high <= 0);
}

function namesPrerelease(interval: Interval, candidate: SemVer): boolean {
  if (interval === ALL) return true;
  return interval.written.some(
    (w) => !w.stable && w.major === candidate.major && w.minor === candidate.minor && w.patch === candidate.patch,
  );
}

function covers(outer: Interval, inner: Interval): boolean {
  const low = outer.begin.compare(inner.begin);
  const high = outer.end.compare(inner.end);
  const lowFits = low < 0 || (low === 0 && (!outer.excludeBegin || inner.excludeBegin));
  return lowFits && (high > 0 || (high === 0 && (!outer.excludeEnd || inner.excludeEnd)));
}

/** Overlapping and adjacent intervals joined, the others kept in order. */
function merged(intervals: readonly Interval[]): readonly Interval[] {
  const result: Interval[] = [];
  for (const interval of intervals) {
    const at = result.findIndex((known) => union(known, interval) !== undefined);
    if (at === -1) result.push(interval);
    else result[at] = union(result[at] as Interval, interval) as Interval;
  }
  return result.length < intervals.length ? merged(result) : result;
}

function union(a: Interval, b: Interval): Interval | undefined {
  if (a === ALL || b === ALL) return ALL;
  if (covers(a, b)) return a;
  if (covers(b, a)) return b;
  const [first, second] = a.begin.compare(b.begin) <= 0 ? [a, b] : [b, a];
  const gap = first.end.compare(second.begin);
  if (gap < 0 || (gap === 0 && first.excludeEnd && second.excludeBegin)) return undefined;
  if (first.begin === SemVer.MIN) return second.end === SemVer.MAX ? ALL : upper(second.end, second.excludeEnd);
  if (second.end === SemVer.MAX) return lower(first.begin, first.excludeBegin);
  return between(first.begin, second.end, { excludeBegin: first.excludeBegin, excludeEnd: second.excludeEnd });
}
