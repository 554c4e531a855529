import type { Value } from '../values/value.ts';
import { type Fits, PType, PTypeWithContainedType } from './ptype.ts';
import type { RecursionGuard } from './recursion-guard.ts';

/**
 * The type of types.
 *
 * Puppet: pops/types/types.rb (PTypeType)
 */
export class PTypeType extends PTypeWithContainedType {
  override readonly simpleName = 'Type';
  static readonly DEFAULT: PTypeType = new PTypeType(undefined);
  protected override wrap(type: PType | undefined): PType {
    return type === undefined ? PTypeType.DEFAULT : new PTypeType(type);
  }
  override isInstance(value: Value, guard?: RecursionGuard): boolean {
    return value instanceof PType && (this.type === undefined || this.type.isAssignable(value, guard) === true);
  }
  protected override accepts(other: PType, guard?: RecursionGuard): Fits {
    if (!(other instanceof PTypeType)) return false;
    if (this.type === undefined) return true;
    return other.type !== undefined && this.type.isAssignable(other.type, guard);
  }
}
