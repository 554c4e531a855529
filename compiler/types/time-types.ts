/**
 * Timespan and Timestamp with their ranges.
 *
 * Puppet: pops/types/p_timespan_type.rb, p_timestamp_type.rb
 */
import { PuppetError } from '../functions/error.ts';
import { Timespan } from '../values/timespan.ts';
import { Timestamp } from '../values/timestamp.ts';
import type { Value } from '../values/value.ts';
import type { Fits, PType } from './ptype.ts';
import { PScalarType } from './scalar-types.ts';

abstract class PAbstractTimeDataType<T extends Timespan | Timestamp> extends PScalarType {
  /** Lower bound, or undefined when open. */
  readonly from: T | undefined;
  /** Upper bound, or undefined when open. */
  readonly to: T | undefined;
  constructor(from?: T, to?: T) {
    super();
    if (from && to && from.nanoseconds > to.nanoseconds) {
      throw new PuppetError(`'from' must be less or equal to 'to'. Got (${from}, ${to}`);
    }
    this.from = from;
    this.to = to;
  }
  get unbounded(): boolean {
    return this.from === undefined && this.to === undefined;
  }
  protected override key(): string {
    return `${this.from?.nanoseconds},${this.to?.nanoseconds}`;
  }
  protected override boundIdentity(): string {
    // Ruby's hash of the type is that of both bounds together, which is nothing when both are one object.
    return this.from === this.to ? '' : `|${this.from?.hashKey() ?? ''},${this.to?.hashKey() ?? ''}`;
  }
  protected includes(value: T): boolean {
    if (this.from && value.nanoseconds < this.from.nanoseconds) return false;
    return !this.to || value.nanoseconds <= this.to.nanoseconds;
  }
  protected override accepts(other: PType): Fits {
    if (!(other instanceof PAbstractTimeDataType) || other.constructor !== this.constructor) return false;
    const range = other as PAbstractTimeDataType<T>;
    const lowFits = !this.from || (range.from !== undefined && this.from.nanoseconds <= range.from.nanoseconds);
    return lowFits && (!this.to || (range.to !== undefined && this.to.nanoseconds >= range.to.nanoseconds));
  }
  /** Both ranges as one, when they overlap. */
  protected union(other: PAbstractTimeDataType<T>): { from: T | undefined; to: T | undefined } | undefined {
    if (this.to && other.from && this.to.nanoseconds < other.from.nanoseconds) return undefined;
    if (other.to && this.from && other.to.nanoseconds < this.from.nanoseconds) return undefined;
    const from = !this.from || !other.from ? undefined : this.from.nanoseconds <= other.from.nanoseconds ? this.from : other.from;
    const to = !this.to || !other.to ? undefined : this.to.nanoseconds >= other.to.nanoseconds ? this.to : other.to;
    return { from, to };
  }
}

export class PTimespanType extends PAbstractTimeDataType<Timespan> {
  override readonly simpleName = 'Timespan';
  static override readonly DEFAULT: PTimespanType = new PTimespanType();
  override generalize(): PType {
    return PTimespanType.DEFAULT;
  }
  override isInstance(value: Value): boolean {
    return value instanceof Timespan && this.includes(value);
  }
  merge(other: PTimespanType): PTimespanType | undefined {
    const union = this.union(other);
    return union && new PTimespanType(union.from, union.to);
  }
}

export class PTimestampType extends PAbstractTimeDataType<Timestamp> {
  override readonly simpleName = 'Timestamp';
  static override readonly DEFAULT: PTimestampType = new PTimestampType();
  override generalize(): PType {
    return PTimestampType.DEFAULT;
  }
  override isInstance(value: Value): boolean {
    return value instanceof Timestamp && this.includes(value);
  }
  merge(other: PTimestampType): PTimestampType | undefined {
    const union = this.union(other);
    return union && new PTimestampType(union.from, union.to);
  }
}
