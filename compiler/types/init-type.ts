import { PuppetError } from '../functions/error.ts';
import { eql } from '../values/equality.ts';
import { hashKey } from '../values/hash-key.ts';
import type { Value } from '../values/value.ts';
import { richData } from './builtin-aliases.ts';
import { inferSet } from './calculator.ts';
import { PTupleType } from './collection-types.ts';
import { newSignatures } from './new-instance/signatures.ts';
import { PNotUndefType, POptionalType } from './optional-types.ts';
import { type Fits, type PType, PTypeWithContainedType } from './ptype.ts';
import { RecursionGuard, SELF_RECURSION_IN_THIS } from './recursion-guard.ts';
import { PVariantType } from './variant-type.ts';

/**
 * What `new` of a type accepts.
 *
 * Puppet: pops/types/p_init_type.rb
 */
export class PInitType extends PTypeWithContainedType {
  override readonly simpleName = 'Init';
  readonly initArgs: readonly Value[];
  private initialized: boolean;
  private recursive = false;
  private singleType: PType | undefined;
  private otherType: PType | undefined;
  private hasOptionalSingle = false;

  constructor(type?: PType, initArgs: readonly Value[] = []) {
    super(type);
    if (type === undefined && initArgs.length > 0) {
      throw new PuppetError('Init cannot be parameterized with an undefined type and additional arguments');
    }
    this.initArgs = initArgs;
    this.initialized = type === undefined;
  }
  static readonly DEFAULT: PInitType = new PInitType();
  protected override wrap(): PType {
    // Puppet makes the changed type without the arguments that its constructor demands, and stops.
    throw new PuppetError('wrong number of arguments (given 1, expected 2)');
  }
  protected override key(): string {
    return `${super.key()};${hashKey(this.initArgs)}`;
  }
  override eql(other: unknown): boolean {
    return other instanceof PInitType && super.eql(other) && eql(this.initArgs, other.initArgs);
  }
  override isInstance(value: Value, guard?: RecursionGuard): boolean {
    return this.reallyInstance(value, guard) === 1;
  }
  override reallyInstance(value: Value, guard?: RecursionGuard): number {
    const type = this.type;
    if (type === undefined) return richData().reallyInstance(value);
    this.assertInitialized();
    return this.guarded(guard, 0, (inner) => {
      let answer = type.reallyInstance(value, inner);
      if (answer < 1 && this.singleType) answer = Math.max(answer, this.singleType.reallyInstance(value, inner));
      if (answer < 1 && this.otherType) answer = Math.max(answer, this.reallyOther(this.otherType, value, inner));
      return answer;
    });
  }
  private reallyOther(other: PType, value: Value, guard: RecursionGuard): number {
    const answer = other.reallyInstance(value, guard);
    return answer < 0 && this.hasOptionalSingle ? other.reallyInstance([value], guard) : answer;
  }
  /** The arguments for `new` that a value stands for: the value itself, or the elements of an array of arguments. */
  argumentsFor(value: Value): readonly Value[] {
    this.assertInitialized();
    if (this.initArgs.length > 0) return [value, ...this.initArgs];
    if (!Array.isArray(value)) return [value];
    const single = this.singleType?.isInstance(value) ?? false;
    const wrapped =
      this.otherType && !this.otherType.isInstance(value) && this.hasOptionalSingle && this.otherType.isInstance([value]);
    return single || wrapped ? [value] : value;
  }

  /** Finds out which arguments `new` takes; throws when the type has no `new`. */
  assertInitialized(): this {
    if (this.initialized || this.type === undefined) return this;
    this.initialized = true;
    this.recursive = true;
    const type = this.type;
    const signatures =
      type instanceof PInitType || type instanceof POptionalType || type instanceof PNotUndefType ? undefined : newSignatures(type);
    if (signatures === undefined) throw new PuppetError(`Creation of new instance of type '${type}' is not supported`);
    const tuples = signatures.map((signature) => signature.paramTypes ?? PTupleType.DEFAULT);
    const others = this.initArgs.length === 0 ? this.splitTuples(type, tuples) : this.selectTuples(type, tuples);
    if (others.length > 0) {
      this.otherType = PVariantType.maybeCreate(others);
      this.hasOptionalSingle = others.some((tuple) => tuple.sizeRange[0] === 1n);
    }
    const guard = new RecursionGuard();
    this.accept(() => undefined, guard);
    this.recursive = guard.isRecursiveThis(this);
    return this;
  }
  private splitTuples(type: PType, tuples: readonly PTupleType[]): readonly PTupleType[] {
    const isSingle = (tuple: PTupleType): boolean => tuple.sizeRange[0] === 1n && tuple.sizeRange[1] === 1n;
    this.singleType = PVariantType.maybeCreate([type, ...tuples.filter(isSingle).map((tuple) => tuple.typeAt(0))]);
    return tuples.filter((tuple) => !isSingle(tuple));
  }
  private selectTuples(type: PType, tuples: readonly PTupleType[]): readonly PTupleType[] {
    const argTypes = this.initArgs.map((arg) => inferSet(arg));
    const count = 1 + argTypes.length;
    const fitting = tuples.filter((tuple) => {
      const [min, max] = tuple.sizeRange;
      return count >= min && count <= max && tuple.isAssignable(new PTupleType([tuple.typeAt(0), ...argTypes]));
    });
    if (fitting.length === 0) {
      throw new PuppetError(`The type '${this}' does not represent a valid set of parameters for ${type.generalize().name}.new()`);
    }
    this.singleType = PVariantType.maybeCreate([type, ...fitting.map((tuple) => tuple.typeAt(0))]);
    return [];
  }

  override accept(visitor: (type: PType, guard: RecursionGuard) => void, guard: RecursionGuard): void {
    this.guarded(guard, undefined, (inner) => {
      super.accept(visitor, inner);
      this.singleType?.accept(visitor, guard);
      this.otherType?.accept(visitor, guard);
    });
  }
  protected override accepts(other: PType, guard?: RecursionGuard): Fits {
    return this.guarded(guard, false, (inner) => {
      this.assertInitialized();
      if (other instanceof PInitType) {
        return this.type === undefined || (other.type !== undefined && this.type.isAssignable(other.type, inner));
      }
      if (this.type === undefined) return richData().isAssignable(other, inner);
      if (this.type.isAssignable(other, inner) || this.singleType?.isAssignable(other, inner)) return true;
      // Puppet's nil: it gives back what it has not got.
      if (this.otherType === undefined) return undefined;
      return (
        this.otherType.isAssignable(other, inner) ||
        (this.hasOptionalSingle && this.otherType.isAssignable(new PTupleType([other])))
      );
    });
  }
  private guarded<T>(guard: RecursionGuard | undefined, otherwise: T, block: (guard: RecursionGuard) => T): T {
    const active = guard ?? new RecursionGuard();
    if (!this.recursive) return block(active);
    return active.withThis(this, (state) => ((state & SELF_RECURSION_IN_THIS) === 0 ? block(active) : otherwise));
  }
}
