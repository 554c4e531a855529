/**
 * Optional and NotUndef.
 *
 * Puppet: pops/types/types.rb
 */
import type { Value } from '../values/value.ts';
import { type Fits, type PType, PTypeWithContainedType } from './ptype.ts';
import type { RecursionGuard } from './recursion-guard.ts';
import { PAnyType, PUndefType } from './scalar-types.ts';

export class POptionalType extends PTypeWithContainedType {
  override readonly simpleName = 'Optional';
  static readonly DEFAULT: POptionalType = new POptionalType(undefined);
  get optionalType(): PType | undefined {
    return this.type;
  }
  protected override wrap(type: PType | undefined): PType {
    return type === undefined ? POptionalType.DEFAULT : new POptionalType(type);
  }
  override isKindOfCallable(optional = true, guard?: RecursionGuard): boolean {
    return optional && this.type?.isKindOfCallable(optional, guard) === true;
  }
  override isInstance(value: Value, guard?: RecursionGuard): boolean {
    return value === undefined || this.type?.isInstance(value, guard) === true;
  }
  override normalize(guard?: RecursionGuard): PType {
    const normal = super.normalize(guard) as POptionalType;
    const contained = normal.type;
    if (contained === undefined) return normal;
    if (contained instanceof PNotUndefType) return new POptionalType(contained.type).normalize();
    return contained.isAssignable(PUndefType.DEFAULT) ? contained : normal;
  }
  override isAssignedTo(target: PType, guard?: RecursionGuard): Fits {
    return target.isAssignable(PUndefType.DEFAULT, guard) && (this.type === undefined || target.isAssignable(this.type, guard));
  }
  protected override accepts(other: PType, guard?: RecursionGuard): Fits {
    return other instanceof PUndefType || this.type === undefined || this.type.isAssignable(other, guard);
  }
}

export class PNotUndefType extends PTypeWithContainedType {
  override readonly simpleName = 'NotUndef';
  constructor(type?: PType) {
    super(type instanceof PAnyType ? undefined : type);
  }
  static readonly DEFAULT: PNotUndefType = new PNotUndefType();
  protected override wrap(type: PType | undefined): PType {
    return type === undefined ? PNotUndefType.DEFAULT : new PNotUndefType(type);
  }
  override isInstance(value: Value, guard?: RecursionGuard): boolean {
    return value !== undefined && (this.type === undefined || this.type.isInstance(value, guard));
  }
  override normalize(guard?: RecursionGuard): PType {
    const normal = super.normalize(guard) as PNotUndefType;
    const contained = normal.type;
    if (contained === undefined) return normal;
    if (contained instanceof POptionalType) return new PNotUndefType(contained.type).normalize();
    return contained.isAssignable(PUndefType.DEFAULT) ? normal : contained;
  }
  override isAssignedTo(target: PType, guard?: RecursionGuard): Fits {
    if (this.type !== undefined && !this.type.isAssignable(PUndefType.DEFAULT)) return target.isAssignable(this.type, guard);
    return target.acceptsDirectly(this, guard);
  }
  protected override accepts(other: PType, guard?: RecursionGuard): Fits {
    // A NotUndef[T] argument asks back here: it excludes undef by itself.
    const excludesUndef = other instanceof PNotUndefType || !other.isAssignable(PUndefType.DEFAULT, guard);
    return excludesUndef && (this.type === undefined || this.type.isAssignable(other, guard));
  }
}
