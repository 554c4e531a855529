/**
 * SemVer with its ranges, and SemVerRange.
 *
 * Puppet: pops/types/p_sem_ver_type.rb, p_sem_ver_range_type.rb
 */
import { SemVer } from '../values/semver.ts';
import { SemVerRange } from '../values/semver-range.ts';
import type { Value } from '../values/value.ts';
import { type Fits, PType } from './ptype.ts';
import { PScalarType } from './scalar-types.ts';

export class PSemVerType extends PScalarType {
  override readonly simpleName = 'SemVer';
  readonly ranges: readonly SemVerRange[];
  constructor(ranges: readonly SemVerRange[]) {
    super();
    this.ranges = ranges.length > 1 ? mergeRanges(ranges) : ranges;
  }
  static override readonly DEFAULT: PSemVerType = new PSemVerType([]);
  protected override key(): string {
    return this.ranges.map((range) => range.hashKey()).join(',');
  }
  override isInstance(value: Value): boolean {
    return value instanceof SemVer && (this.ranges.length === 0 || this.ranges.some((range) => range.includes(value)));
  }
  protected override accepts(other: PType): Fits {
    if (!(other instanceof PSemVerType)) return false;
    if (this.ranges.length === 0) return true;
    return other.ranges.length > 0 && other.ranges.every((theirs) => this.ranges.some((mine) => theirs.coveredBy(mine)));
  }
}

/** The ranges with overlapping and adjacent ones joined; Puppet takes them from the last to the first. */
function mergeRanges(ranges: readonly SemVerRange[]): readonly SemVerRange[] {
  const result: SemVerRange[] = [];
  let left = [...ranges];
  while (left.length > 0) {
    let merged = left.pop() as SemVerRange;
    const apart: SemVerRange[] = [];
    for (const range of left) {
      const union = merged.merge(range);
      if (union) merged = union;
      else apart.push(range);
    }
    result.push(merged);
    left = apart;
  }
  return result.reverse();
}

export class PSemVerRangeType extends PType {
  override readonly simpleName = 'SemVerRange';
  static readonly DEFAULT = new PSemVerRangeType();
  override isInstance(value: Value): boolean {
    return value instanceof SemVerRange;
  }
  protected override accepts(other: PType): Fits {
    return other instanceof PSemVerRangeType;
  }
}
