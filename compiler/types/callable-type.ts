import { PuppetCallable } from '../values/callable.ts';
import type { Value } from '../values/value.ts';
import type { PTupleType } from './collection-types.ts';
import type { Bound } from './numeric-types.ts';
import { POptionalType } from './optional-types.ts';
import { type Fits, PType, type TypeResolver, typeKey } from './ptype.ts';
import type { RecursionGuard } from './recursion-guard.ts';
import { PAnyType, PUndefType } from './scalar-types.ts';

/**
 * The type of lambdas and functions.
 *
 * Puppet: pops/types/types.rb (PCallableType)
 */
export class PCallableType extends PType {
  override readonly simpleName = 'Callable';
  readonly paramTypes: PTupleType | undefined;
  /** Undefined when no block is taken; Optional when it may be absent. */
  readonly blockType: PType | undefined;
  readonly returnType: PType | undefined;
  constructor(paramTypes?: PTupleType, blockType?: PType, returnType?: PType) {
    super();
    this.paramTypes = paramTypes;
    this.blockType = blockType;
    this.returnType = returnType !== undefined && PAnyType.DEFAULT.eql(returnType) ? undefined : returnType;
  }
  static readonly DEFAULT: PCallableType = new PCallableType();
  protected override key(): string {
    return `${typeKey(this.paramTypes)};${typeKey(this.blockType)};${typeKey(this.returnType)}`;
  }
  override accept(visitor: (type: PType, guard: RecursionGuard) => void, guard: RecursionGuard): void {
    super.accept(visitor, guard);
    for (const type of [this.paramTypes, this.blockType, this.returnType]) type?.accept(visitor, guard);
  }
  override generalize(): PType {
    return this.changed((type) => type.generalize());
  }
  override normalize(guard?: RecursionGuard): PType {
    return this.changed((type) => type.normalize(guard));
  }
  override resolve(resolver: TypeResolver | undefined): PType {
    return this.changed((type) => type.resolve(resolver));
  }
  private changed(change: (type: PType) => PType): PType {
    const params = this.paramTypes && (change(this.paramTypes) as PTupleType);
    const block = this.blockType && change(this.blockType);
    const result = this.returnType && change(this.returnType);
    if (params === this.paramTypes && block === this.blockType && result === this.returnType) return this;
    return new PCallableType(params, block, result);
  }
  override isInstance(value: Value, guard?: RecursionGuard): boolean {
    return value instanceof PuppetCallable && this.isAssignable(value.type, guard) === true;
  }
  /** Whether it can be called with these arguments. */
  isCallableWith(args: readonly Value[], block?: PuppetCallable): boolean {
    if (this.paramTypes === undefined) return true;
    if (!this.paramTypes.isInstance(args)) return false;
    return this.blockType === undefined ? block === undefined : this.blockType.isInstance(block);
  }
  override isCallableArgs(required: PCallableType, guard?: RecursionGuard): boolean {
    return required.isAssignable(this, guard) === true;
  }
  override isKindOfCallable(): boolean {
    return true;
  }
  /** Least and greatest number of arguments. */
  get sizeRange(): readonly [Bound, Bound] | undefined {
    return this.paramTypes?.sizeRange;
  }
  /** Whether a block is refused, may be given, or must be given. */
  get blockRange(): readonly [number, number] {
    if (this.blockType === undefined) return [0, 0];
    return this.blockType instanceof POptionalType ? [0, 1] : [1, 1];
  }
  protected override accepts(other: PType, guard?: RecursionGuard): Fits {
    if (!(other instanceof PCallableType)) return false;
    if (this.returnType && !this.returnType.isAssignable(other.returnType ?? PAnyType.DEFAULT, guard)) return false;
    if (this.paramTypes === undefined) return true;
    // In reverse: what this one may be called with, the other must take.
    if (!other.paramTypes?.isAssignable(this.paramTypes, guard)) return false;
    return (other.blockType ?? PUndefType.DEFAULT).isAssignable(this.blockType ?? PUndefType.DEFAULT, guard);
  }
}
