import { Sensitive } from '../values/sensitive.ts';
import type { Value } from '../values/value.ts';
import { type Fits, type PType, PTypeWithContainedType } from './ptype.ts';
import type { RecursionGuard } from './recursion-guard.ts';
import { PAnyType } from './scalar-types.ts';

/** Puppet: pops/types/p_sensitive_type.rb */
export class PSensitiveType extends PTypeWithContainedType {
  override readonly simpleName = 'Sensitive';
  declare readonly type: PType;
  constructor(type?: PType) {
    super(type === undefined ? PAnyType.DEFAULT : type.generalize());
  }
  static readonly DEFAULT: PSensitiveType = new PSensitiveType();
  protected override wrap(type: PType | undefined): PType {
    return new PSensitiveType(type);
  }
  override isInstance(value: Value, guard?: RecursionGuard): boolean {
    return value instanceof Sensitive && this.type.isInstance(value.unwrap(), guard);
  }
  protected override accepts(other: PType, guard?: RecursionGuard): Fits {
    return other instanceof PSensitiveType && this.type.isAssignable(other.type, guard);
  }
}
