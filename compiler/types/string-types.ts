/**
 * String, Enum, Pattern and Regexp.
 *
 * Puppet: pops/types/types.rb
 */
import { PuppetRegexp } from '../values/regexp.ts';
import type { Value } from '../values/value.ts';
import { type Bound, DEFAULT_SIZE, highest, lowest, NOT_EMPTY_SIZE, PIntegerType } from './numeric-types.ts';
import type { Fits, PType } from './ptype.ts';
import type { RecursionGuard } from './recursion-guard.ts';
import { PScalarDataType, PScalarType } from './scalar-types.ts';

/** Number of characters, as Ruby counts them. */
export function characterCount(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) count--;
  }
  return count;
}

/** Ruby's `casecmp`: letters of ASCII without regard to case. */
function sameIgnoringCase(a: string, b: string): boolean {
  const lower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  return lower(a) === lower(b);
}

export class PStringType extends PScalarDataType {
  override readonly simpleName = 'String';
  readonly sizeType: PIntegerType | undefined;
  /** The only value: the type of a literal string. */
  readonly value: string | undefined;
  constructor(sizeTypeOrValue?: PIntegerType | string) {
    super();
    this.sizeType = sizeTypeOrValue instanceof PIntegerType ? sizeTypeOrValue.toSize() : undefined;
    this.value = typeof sizeTypeOrValue === 'string' ? sizeTypeOrValue : undefined;
  }
  static override readonly DEFAULT: PStringType = new PStringType();
  static readonly NON_EMPTY: PStringType = new PStringType(NOT_EMPTY_SIZE);

  protected override key(): string {
    return this.value === undefined ? `${this.sizeType?.equalityKey}` : JSON.stringify(this.value);
  }
  override generalize(): PType {
    return PStringType.DEFAULT;
  }
  override accept(visitor: (type: PType, guard: RecursionGuard) => void, guard: RecursionGuard): void {
    super.accept(visitor, guard);
    this.sizeType?.accept(visitor, guard);
  }
  override isInstance(value: Value): boolean {
    if (typeof value !== 'string') return false;
    if (this.sizeType) return this.sizeType.includes(characterCount(value));
    return this.value === undefined || this.value === value;
  }
  /** The sizes its values have. */
  derivedSizeType(): PIntegerType {
    if (this.sizeType) return this.sizeType;
    if (this.value === undefined) return DEFAULT_SIZE;
    const size = BigInt(characterCount(this.value));
    return new PIntegerType(size, size);
  }
  protected override accepts(other: PType): Fits {
    if (this.sizeType) return this.acceptsSized(other, this.sizeType);
    if (other instanceof PStringType) {
      return this.value === undefined || (this.value === other.value && other.sizeType === undefined);
    }
    if (other instanceof PEnumType) return this.value === undefined || (other.values.length === 1 && !other.caseInsensitive);
    return other instanceof PPatternType && this.value === undefined;
  }
  private acceptsSized(other: PType, size: PIntegerType): Fits {
    if (other instanceof PStringType) return size.isAssignable(other.derivedSizeType());
    if (other instanceof PEnumType) return size.isAssignable(other.sizeRange() ?? DEFAULT_SIZE);
    return other instanceof PPatternType && size.isAssignable(DEFAULT_SIZE);
  }
}

export class PEnumType extends PScalarDataType {
  override readonly simpleName = 'Enum';
  /** Sorted, without duplicates. */
  readonly values: readonly string[];
  readonly caseInsensitive: boolean;
  constructor(values: readonly string[], caseInsensitive = false) {
    super();
    this.values = [...new Set(values)].sort(compareBytes);
    this.caseInsensitive = caseInsensitive;
  }
  static override readonly DEFAULT: PEnumType = new PEnumType([]);
  protected override key(): string {
    return `${JSON.stringify(this.values)},${this.caseInsensitive}`;
  }
  /** Sizes of the values; undefined without values. */
  sizeRange(): PIntegerType | undefined {
    const sizes = this.values.map((value) => BigInt(characterCount(value)));
    if (sizes.length === 0) return undefined;
    return new PIntegerType(sizes.reduce<Bound>(lowest, sizes[0] as bigint), sizes.reduce<Bound>(highest, sizes[0] as bigint));
  }
  override generalize(): PType {
    const size = this.sizeRange();
    return size === undefined ? PStringType.DEFAULT : new PStringType(size);
  }
  override isInstance(value: Value): boolean {
    if (typeof value !== 'string') return false;
    if (this.caseInsensitive) return this.values.some((candidate) => sameIgnoringCase(candidate, value));
    return this.values.includes(value);
  }
  protected override accepts(other: PType): Fits {
    if (this.eql(other)) return true;
    if (this.values.length === 0 && (other instanceof PStringType || other instanceof PEnumType || other instanceof PPatternType)) {
      return true;
    }
    if (other instanceof PStringType) return this.isInstance(other.value);
    if (!(other instanceof PEnumType) || other.values.length === 0) return false;
    return (this.caseInsensitive || !other.caseInsensitive) && other.values.every((value) => this.isInstance(value));
  }
}

/** Order of Ruby strings: by bytes of UTF-8, which is by code point. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    // From the surrogates on, the order of UTF-16 is not that of UTF-8.
    if (x !== y) return x < 0xd800 || y < 0xd800 ? x - y : Buffer.compare(Buffer.from(a), Buffer.from(b));
  }
  return a.length - b.length;
}

export class PRegexpType extends PScalarType {
  override readonly simpleName = 'Regexp';
  /** Text of the pattern with its options; undefined for every Regexp. */
  readonly pattern: string | undefined;
  private compiled: PuppetRegexp | undefined;
  constructor(pattern?: PuppetRegexp | string) {
    super();
    this.pattern = pattern instanceof PuppetRegexp ? pattern.toPuppetSource() : pattern;
    this.compiled = pattern instanceof PuppetRegexp ? pattern : undefined;
  }
  static override readonly DEFAULT: PRegexpType = new PRegexpType();
  get regexp(): PuppetRegexp {
    this.compiled ??= new PuppetRegexp(this.pattern ?? '');
    return this.compiled;
  }
  protected override key(): string {
    return JSON.stringify(this.pattern) ?? '-';
  }
  override isInstance(value: Value): boolean {
    return value instanceof PuppetRegexp && (this.pattern === undefined || this.regexp.eql(value));
  }
  protected override accepts(other: PType): Fits {
    return other instanceof PRegexpType && (this.pattern === undefined || this.pattern === other.pattern);
  }
}

export class PPatternType extends PScalarDataType {
  override readonly simpleName = 'Pattern';
  readonly patterns: readonly PRegexpType[];
  constructor(patterns: readonly PRegexpType[]) {
    super();
    this.patterns = patterns;
  }
  static override readonly DEFAULT: PPatternType = new PPatternType([]);
  protected override key(): string {
    return this.patterns
      .map((pattern) => pattern.hashKey())
      .sort()
      .join(',');
  }
  override accept(visitor: (type: PType, guard: RecursionGuard) => void, guard: RecursionGuard): void {
    super.accept(visitor, guard);
    for (const pattern of this.patterns) pattern.accept(visitor, guard);
  }
  override isInstance(value: Value): boolean {
    return typeof value === 'string' && this.matches(value);
  }
  private matches(text: string): boolean {
    return this.patterns.length === 0 || this.patterns.some((pattern) => pattern.regexp.test(text));
  }
  protected override accepts(other: PType): Fits {
    if (this.eql(other)) return true;
    if (other instanceof PStringType) return other.value === undefined ? this.patterns.length === 0 : this.matches(other.value);
    if (other instanceof PEnumType) {
      if (other.values.length === 0) return this.patterns.length === 0;
      return other.values.every((value) => this.matches(value));
    }
    return other instanceof PPatternType && this.patterns.length === 0;
  }
}
