import { PuppetError } from '../functions/error.ts';
import { ObjectValue } from './object-value.ts';

const FULL =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?\n?$/;

type Identifier = number | string;

/**
 * A semantic version.
 *
 * Ruby: semantic_puppet/version.rb
 */
export class SemVer extends ObjectValue {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly prereleaseParts: readonly Identifier[] | undefined;
  readonly buildParts: readonly string[] | undefined;

  constructor(major: number, minor: number, patch: number, prerelease?: readonly Identifier[], build?: readonly string[]) {
    super();
    this.major = major;
    this.minor = minor;
    this.patch = patch;
    this.prereleaseParts = prerelease;
    this.buildParts = build;
  }

  /** Reads `1.2.3-rc.1+build`; throws an Error with Puppet's message. */
  static parse(text: string): SemVer {
    const match = FULL.exec(text);
    if (!match) throw new PuppetError(`Unable to parse '${text}' as a semantic version identifier`);
    return new SemVer(Number(match[1]), Number(match[2]), Number(match[3]), SemVer.prerelease(match[4]), match[5]?.split('.'));
  }

  static isValid(text: string): boolean {
    const match = FULL.exec(text);
    return match !== null && !(match[4] ?? '').split('.').some((part) => /^0\d+$/.test(part));
  }

  /** The parts of a prerelease text, whole numbers as numbers. */
  static prerelease(text: string | undefined): readonly Identifier[] | undefined {
    return text?.split('.').map((part) => {
      if (!/^\d+$/.test(part)) return part;
      if (part.length > 1 && part.startsWith('0')) {
        throw new PuppetError('Numeric pre-release identifiers MUST NOT contain leading zeroes');
      }
      return Number(part);
    });
  }

  get prerelease(): string | undefined {
    return this.prereleaseParts?.length ? this.prereleaseParts.join('.') : undefined;
  }
  get build(): string | undefined {
    return this.buildParts?.length ? this.buildParts.join('.') : undefined;
  }
  get stable(): boolean {
    return this.prereleaseParts === undefined || this.prereleaseParts.length === 0;
  }

  /** Negative, zero or positive, by precedence; the build does not count. */
  compare(other: SemVer): number {
    const numbers = compareNumbers(this.major, other.major) || compareNumbers(this.minor, other.minor);
    return numbers || compareNumbers(this.patch, other.patch) || this.comparePrerelease(other);
  }

  private comparePrerelease(other: SemVer): number {
    const mine = this.prereleaseParts;
    const yours = other.prereleaseParts;
    if (mine === undefined) return yours === undefined ? 0 : 1;
    if (yours === undefined) return -1;
    for (const [index, part] of mine.entries()) {
      const their = yours[index];
      if (their === undefined) return 1;
      const order = compareIdentifiers(part, their);
      if (order !== 0) return order;
    }
    return compareNumbers(mine.length, yours.length);
  }

  override eql(other: unknown): boolean {
    return other instanceof SemVer && this.hashKey() === other.hashKey();
  }
  override hashKey(): string {
    return `semver(${this.toString()}${this.prereleaseParts?.length === 0 ? '-' : ''})`;
  }
  override toString(): string {
    const prerelease = this.prereleaseParts === undefined ? '' : `-${this.prereleaseParts.join('.')}`;
    const build = this.buildParts === undefined ? '' : `+${this.buildParts.join('.')}`;
    return `${this.major}.${this.minor}.${this.patch}${prerelease}${build}`;
  }

  /** Lower than every other version. */
  static readonly MIN = new SemVer(0, 0, 0, []);
  /** Higher than every other version. */
  static readonly MAX = new SemVer(Number.POSITIVE_INFINITY, 0, 0);
}

function compareIdentifiers(a: Identifier, b: Identifier): number {
  if (typeof a === 'number') return typeof b === 'number' ? compareNumbers(a, b) : -1;
  if (typeof b === 'number') return 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
