/**
 * Iterable and Iterator, and which types can be iterated over.
 *
 * Puppet: pops/types/types.rb (PIterableType, PIteratorType, #iterable?, #iterable_type), pops/types/p_runtime_type.rb
 */
import { countSteps } from '../limits.ts';
import { PuppetIterable } from '../values/iterable.ts';
import type { Value } from '../values/value.ts';
import { PTypeAliasType } from './alias-type.ts';
import { infer } from './calculator.ts';
import { PArrayType, PCollectionType, PHashType, PStructType, PTupleType } from './collection-types.ts';
import { exactSize, PIntegerType } from './numeric-types.ts';
import { type Fits, type PType, PTypeWithContainedType } from './ptype.ts';
import type { RecursionGuard } from './recursion-guard.ts';
import { PRuntimeType } from './runtime-type.ts';
import { PAnyType, PUnitType } from './scalar-types.ts';
import { PEnumType, PStringType } from './string-types.ts';
import { PTypeType } from './type-type.ts';
import { PVariantType } from './variant-type.ts';

export class PIterableType extends PTypeWithContainedType {
  override readonly simpleName = 'Iterable';
  static readonly DEFAULT: PIterableType = new PIterableType(undefined);
  get elementType(): PType | undefined {
    return this.type;
  }
  protected override wrap(type: PType | undefined): PType {
    return type === undefined ? PIterableType.DEFAULT : new PIterableType(type);
  }
  private acceptsAnyElement(guard?: RecursionGuard): boolean {
    return this.type === undefined || this.type.isAssignable(PAnyType.DEFAULT, guard) === true;
  }
  override isInstance(value: Value, guard?: RecursionGuard): boolean {
    return this.acceptsAnyElement(guard) ? isIterableValue(value) : this.isAssignable(infer(value), guard) === true;
  }
  protected override accepts(other: PType, guard?: RecursionGuard): Fits {
    if (this.acceptsAnyElement(guard)) return isIterable(other);
    const element = iterableType(other)?.elementType;
    return element !== undefined && (this.type as PType).isAssignable(element, guard);
  }
}

export class PIteratorType extends PTypeWithContainedType {
  override readonly simpleName = 'Iterator';
  static readonly DEFAULT: PIteratorType = new PIteratorType(undefined);
  get elementType(): PType | undefined {
    return this.type;
  }
  protected override wrap(type: PType | undefined): PType {
    return type === undefined ? PIteratorType.DEFAULT : new PIteratorType(type);
  }
  override isInstance(value: Value, guard?: RecursionGuard): boolean {
    return (
      value instanceof PuppetIterable && (this.type === undefined || this.type.isAssignable(value.elementType, guard) === true)
    );
  }
  protected override accepts(other: PType, guard?: RecursionGuard): Fits {
    if (!(other instanceof PIteratorType)) return false;
    return this.type === undefined || (other.type !== undefined && this.type.isAssignable(other.type, guard));
  }
}

function isIterableValue(value: Value): boolean {
  if (value instanceof PTypeAliasType) return isIterableValue(value.resolvedType);
  if (value instanceof PIntegerType) return value.finiteRange;
  if (typeof value === 'bigint') return value >= 0n;
  if (typeof value === 'string' || Array.isArray(value) || value instanceof Map) return true;
  return value instanceof PuppetIterable || value instanceof PEnumType;
}

/** Whether instances of the type can be iterated over. */
export function isIterable(type: PType): boolean {
  countSteps(1);
  if (type instanceof PTypeAliasType) return type.guarded(undefined, false, () => isIterable(type.resolvedType));
  if (type instanceof PTypeType) {
    return type.type instanceof PEnumType || (type.type instanceof PIntegerType && type.type.finiteRange);
  }
  if (type instanceof PRuntimeType) return type.isIterable;
  return (
    type instanceof PEnumType ||
    type instanceof PIntegerType ||
    type instanceof PStringType ||
    type instanceof PCollectionType ||
    type instanceof PStructType ||
    type instanceof PTupleType ||
    type instanceof PIterableType ||
    type instanceof PIteratorType
  );
}

/** The Iterable that instances of the type are; undefined when they cannot be iterated over. */
export function iterableType(type: PType): PIterableType | undefined {
  if (type instanceof PIterableType) return type;
  if (type instanceof PTypeAliasType) return type.guarded(undefined, undefined, () => iterableType(type.resolvedType));
  const element = elementTypeOf(type);
  if (element === undefined) return undefined;
  return element === 'any' ? PIterableType.DEFAULT : new PIterableType(element);
}

function elementTypeOf(type: PType): PType | 'any' | undefined {
  if (type instanceof PStringType || type instanceof PEnumType) return new PStringType(exactSize(1));
  if (type instanceof PIntegerType) return PIntegerType.DEFAULT;
  if (type instanceof PIteratorType) return type.type ?? 'any';
  if (type instanceof PRuntimeType) return type.isIterable ? type : undefined;
  if (type instanceof PTypeType) return isIterable(type) ? type.type : undefined;
  if (type instanceof PArrayType) return PAnyType.DEFAULT.eql(type.elementType) ? 'any' : type.elementType;
  if (type instanceof PHashType) return hashElementType(type);
  if (type instanceof PTupleType) return PVariantType.maybeCreate(type.types);
  if (type instanceof PStructType) return structElementType(type);
  return undefined;
}

function hashElementType(type: PHashType): PType {
  if (type.eql(PHashType.DEFAULT) || type.isTheEmptyHash) return defaultKeyPairTuple();
  return new PTupleType([type.keyType, type.valueType], exactSize(2));
}

function structElementType(type: PStructType): PType {
  if (type.elements.length === 0) return defaultKeyPairTuple();
  const keys = PVariantType.maybeCreate(type.elements.map((element) => element.keyType));
  const values = PVariantType.maybeCreate(type.elements.map((element) => element.valueType));
  return new PTupleType([keys, values], exactSize(2));
}

export function defaultKeyPairTuple(): PTupleType {
  return new PTupleType([PUnitType.DEFAULT, PUnitType.DEFAULT], exactSize(2));
}
