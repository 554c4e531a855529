/**
 * Numeric, Integer and Float with their ranges.
 *
 * Puppet: pops/types/types.rb
 */
import { PuppetError } from '../functions/error.ts';
import type { Value } from '../values/value.ts';
import { formatFloat } from './float-format.ts';
import type { Fits, PType } from './ptype.ts';
import { PScalarDataType } from './scalar-types.ts';

/** A bound of a range; an open end is an infinity. */
export type Bound = bigint | number;

const INFINITY = Number.POSITIVE_INFINITY;

/** A bound as text. */
export function boundText(bound: Bound): string {
  return typeof bound === 'bigint' ? `${bound}` : formatFloat(bound);
}

export class PNumericType extends PScalarDataType {
  override readonly simpleName: string = 'Numeric';
  /** Lower bound, `-Infinity` when open. */
  readonly numericFrom: Bound;
  /** Upper bound, `Infinity` when open. */
  readonly numericTo: Bound;
  constructor(from: Bound = -INFINITY, to: Bound = INFINITY) {
    super();
    if (from > to) throw new PuppetError(`'from' must be less or equal to 'to'. Got (${boundText(from)}, ${boundText(to)}`);
    this.numericFrom = from;
    this.numericTo = to;
  }
  static override readonly DEFAULT: PNumericType = new PNumericType();

  /** Lower bound, or undefined when open. */
  get from(): Bound | undefined {
    return this.numericFrom === -INFINITY ? undefined : this.numericFrom;
  }
  /** Upper bound, or undefined when open. */
  get to(): Bound | undefined {
    return this.numericTo === INFINITY ? undefined : this.numericTo;
  }
  get unbounded(): boolean {
    return this.numericFrom === -INFINITY && this.numericTo === INFINITY;
  }
  /** Whether the number lies within the bounds, whatever its type. */
  includes(number: Bound): boolean {
    return number >= this.numericFrom && number <= this.numericTo;
  }
  intersects(other: PNumericType): boolean {
    return this.constructor === other.constructor && !(this.numericTo < other.numericFrom || other.numericTo < this.numericFrom);
  }
  protected override key(): string {
    return `${this.numericFrom},${this.numericTo}`;
  }
  override isInstance(value: Value): boolean {
    return (typeof value === 'number' || typeof value === 'bigint') && this.includes(value);
  }
  protected override accepts(other: PType): Fits {
    return other instanceof PNumericType && this.numericFrom <= other.numericFrom && this.numericTo >= other.numericTo;
  }
}

export class PIntegerType extends PNumericType {
  override readonly simpleName = 'Integer';
  static override readonly DEFAULT: PIntegerType = new PIntegerType();
  get finiteRange(): boolean {
    return this.numericFrom !== -INFINITY && this.numericTo !== INFINITY;
  }
  override generalize(): PType {
    return PIntegerType.DEFAULT;
  }
  override isInstance(value: Value): boolean {
    return typeof value === 'bigint' && this.includes(value);
  }
  protected override accepts(other: PType): Fits {
    return other instanceof PIntegerType && this.numericFrom <= other.numericFrom && this.numericTo >= other.numericTo;
  }
  private isAdjacent(other: PIntegerType): boolean {
    return follows(this.numericTo, other.from) || follows(other.numericTo, this.from);
  }
  /** One range for both, when they overlap or touch. */
  merge(other: PIntegerType): PIntegerType | undefined {
    if (!this.intersects(other) && !this.isAdjacent(other)) return undefined;
    return new PIntegerType(lowest(this.numericFrom, other.numericFrom), highest(this.numericTo, other.numericTo));
  }
  /** The range as sizes: nothing below zero. */
  toSize(): PIntegerType {
    if (this.numericFrom >= 0) return this;
    return new PIntegerType(0n, this.numericTo < 0 ? 0n : this.numericTo);
  }
}

export class PFloatType extends PNumericType {
  override readonly simpleName = 'Float';
  static override readonly DEFAULT: PFloatType = new PFloatType();
  override generalize(): PType {
    return PFloatType.DEFAULT;
  }
  override isInstance(value: Value): boolean {
    return typeof value === 'number' && this.includes(value);
  }
  protected override accepts(other: PType): Fits {
    return other instanceof PFloatType && this.numericFrom <= other.numericFrom && this.numericTo >= other.numericTo;
  }
  /** One range for both, when they overlap. */
  merge(other: PFloatType): PFloatType | undefined {
    if (!this.intersects(other)) return undefined;
    return new PFloatType(lowest(this.numericFrom, other.numericFrom), highest(this.numericTo, other.numericTo));
  }
}

function follows(end: Bound, start: Bound | undefined): boolean {
  return typeof end === 'bigint' && typeof start === 'bigint' && end + 1n === start;
}

export function lowest(a: Bound, b: Bound): Bound {
  return a <= b ? a : b;
}

export function highest(a: Bound, b: Bound): Bound {
  return a >= b ? a : b;
}

/** Sizes from zero up. */
export const DEFAULT_SIZE = new PIntegerType(0n);
export const ZERO_SIZE = new PIntegerType(0n, 0n);
export const NOT_EMPTY_SIZE = new PIntegerType(1n);

/** The size type of a collection with exactly so many elements. */
export function exactSize(count: number): PIntegerType {
  return new PIntegerType(BigInt(count), BigInt(count));
}
