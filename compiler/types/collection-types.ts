/**
 * Collection, Array, Hash, Tuple and Struct.
 *
 * Puppet: pops/types/types.rb
 */

import { PuppetError } from '../functions/error.ts';
import { countSteps } from '../limits.ts';
import { PuppetHash } from '../values/hash.ts';
import type { Value } from '../values/value.ts';
import type { PCallableType } from './callable-type.ts';
import { type Bound, DEFAULT_SIZE, exactSize, PIntegerType, ZERO_SIZE } from './numeric-types.ts';
import { POptionalType } from './optional-types.ts';
import { alterTypes, type Fits, PType, type TypeResolver, typeKey } from './ptype.ts';
import type { RecursionGuard } from './recursion-guard.ts';
import { PAnyType, PUndefType, PUnitType } from './scalar-types.ts';
import { PStringType } from './string-types.ts';

type Visitor = (type: PType, guard: RecursionGuard) => void;

export class PCollectionType extends PType {
  override readonly simpleName: string = 'Collection';
  readonly sizeType: PIntegerType | undefined;
  constructor(sizeType?: PIntegerType) {
    super();
    this.sizeType = sizeType?.toSize();
  }
  static readonly DEFAULT: PCollectionType = new PCollectionType();
  protected override key(): string {
    return typeKey(this.sizeType);
  }
  get sizeRange(): readonly [Bound, Bound] {
    const size = this.sizeType ?? DEFAULT_SIZE;
    return [size.numericFrom, size.numericTo];
  }
  get hasEmptyRange(): boolean {
    return this.sizeType?.eql(ZERO_SIZE) === true;
  }
  override accept(visitor: Visitor, guard: RecursionGuard): void {
    super.accept(visitor, guard);
    this.sizeType?.accept(visitor, guard);
  }
  override generalize(): PType {
    return PCollectionType.DEFAULT;
  }
  override normalize(_guard?: RecursionGuard): PType {
    return PCollectionType.DEFAULT;
  }
  override isInstance(value: Value, _guard?: RecursionGuard): boolean {
    if (Array.isArray(value)) return this.acceptsSize(value.length);
    return value instanceof PuppetHash && this.acceptsSize(value.size);
  }
  protected acceptsSize(size: number): boolean {
    return this.sizeType === undefined || this.sizeType.includes(size);
  }
  protected override accepts(other: PType, guard?: RecursionGuard): Fits {
    const size = this.sizeType ?? DEFAULT_SIZE;
    if (other instanceof PCollectionType) return size.isAssignable(other.sizeType ?? DEFAULT_SIZE, guard);
    if (other instanceof PTupleType) return size.isAssignable(other.sizeType ?? exactSize(other.types.length));
    return other instanceof PStructType && size.isAssignable(exactSize(other.elements.length), guard);
  }
}

export class PArrayType extends PCollectionType {
  override readonly simpleName = 'Array';
  readonly elementType: PType;
  constructor(elementType?: PType, sizeType?: PIntegerType) {
    super(sizeType);
    this.elementType = sizeType !== undefined && isZeroSize(sizeType) ? PUnitType.DEFAULT : (elementType ?? PAnyType.DEFAULT);
  }
  static override readonly DEFAULT: PArrayType = new PArrayType();
  static readonly EMPTY: PArrayType = new PArrayType(PUnitType.DEFAULT, ZERO_SIZE);
  protected override key(): string {
    return `${super.key()};${this.elementType.equalityKey}`;
  }
  override accept(visitor: Visitor, guard: RecursionGuard): void {
    super.accept(visitor, guard);
    this.elementType.accept(visitor, guard);
  }
  override isCallableArgs(callable: PCallableType, guard?: RecursionGuard): boolean {
    const blockType = callable.blockType;
    if (callable.paramTypes !== undefined && !callable.paramTypes.isAssignable(this, guard)) return false;
    return blockType === undefined || blockType.isAssignable(PUndefType.DEFAULT, guard) === true;
  }
  override generalize(): PType {
    if (PAnyType.DEFAULT.eql(this.elementType)) return PArrayType.DEFAULT;
    const element = this.elementType.generalize();
    return this.sizeType === undefined && element === this.elementType ? this : new PArrayType(element);
  }
  override normalize(guard?: RecursionGuard): PType {
    if (PAnyType.DEFAULT.eql(this.elementType)) return PArrayType.DEFAULT; // the size goes too
    const element = this.elementType.normalize(guard);
    return element === this.elementType ? this : new PArrayType(element, this.sizeType);
  }
  override resolve(resolver: TypeResolver | undefined): PType {
    const element = this.elementType.resolve(resolver);
    return element === this.elementType ? this : new PArrayType(element, this.sizeType);
  }
  override isInstance(value: Value, guard?: RecursionGuard): boolean {
    if (!Array.isArray(value)) return false;
    return this.acceptsSize(value.length) && allInstances(value, this.elementType, guard);
  }
  protected override accepts(other: PType, guard?: RecursionGuard): Fits {
    if (other instanceof PTupleType) {
      const size = this.sizeType ?? DEFAULT_SIZE;
      if (!size.isAssignable(other.sizeType ?? exactSize(other.types.length))) return false;
      return other.types.every((type) => this.elementType.isAssignable(type, guard));
    }
    return other instanceof PArrayType && super.accepts(other, guard) && this.elementType.isAssignable(other.elementType, guard);
  }
}

/** Whether all values are of the type; a type that every value has is not asked. */
function allInstances(values: readonly Value[], type: PType, guard: RecursionGuard | undefined): boolean {
  if (type instanceof PAnyType) return true;
  countSteps(values.length);
  for (const value of values) if (!type.isInstance(value, guard)) return false;
  return true;
}

function isZeroSize(size: PIntegerType): boolean {
  return size.numericFrom === 0n && size.numericTo === 0n;
}

export class PHashType extends PCollectionType {
  override readonly simpleName = 'Hash';
  readonly keyType: PType;
  readonly valueType: PType;
  constructor(keyType?: PType, valueType?: PType, sizeType?: PIntegerType) {
    super(sizeType);
    const empty = sizeType !== undefined && isZeroSize(sizeType);
    this.keyType = empty ? PUnitType.DEFAULT : (keyType ?? PAnyType.DEFAULT);
    this.valueType = empty ? PUnitType.DEFAULT : (valueType ?? PAnyType.DEFAULT);
  }
  static override readonly DEFAULT: PHashType = new PHashType();
  static readonly EMPTY: PHashType = new PHashType(PUnitType.DEFAULT, PUnitType.DEFAULT, ZERO_SIZE);
  protected override key(): string {
    return `${super.key()};${this.keyType.equalityKey};${this.valueType.equalityKey}`;
  }
  get isTheEmptyHash(): boolean {
    return this.eql(PHashType.EMPTY);
  }
  override accept(visitor: Visitor, guard: RecursionGuard): void {
    super.accept(visitor, guard);
    this.keyType.accept(visitor, guard);
    this.valueType.accept(visitor, guard);
  }
  override generalize(): PType {
    if (this.isTheEmptyHash) return this;
    const key = this.keyType.generalize();
    const value = this.valueType.generalize();
    return this.sizeType === undefined && key === this.keyType && value === this.valueType ? this : new PHashType(key, value);
  }
  override normalize(guard?: RecursionGuard): PType {
    if (this.isTheEmptyHash) return this;
    return this.changed(this.keyType.normalize(guard), this.valueType.normalize(guard));
  }
  override resolve(resolver: TypeResolver | undefined): PType {
    return this.changed(this.keyType.resolve(resolver), this.valueType.resolve(resolver));
  }
  private changed(key: PType, value: PType): PType {
    return key === this.keyType && value === this.valueType ? this : new PHashType(key, value, this.sizeType);
  }
  override isInstance(value: Value, guard?: RecursionGuard): boolean {
    if (!(value instanceof PuppetHash)) return false;
    if (!this.acceptsSize(value.size)) return false;
    const { keyType, valueType } = this;
    if (keyType instanceof PAnyType && valueType instanceof PAnyType) return true;
    countSteps(value.size);
    for (const key of value.keys()) if (!keyType.isInstance(key, guard)) return false;
    for (const item of value.values()) if (!valueType.isInstance(item, guard)) return false;
    return true;
  }
  protected override accepts(other: PType, guard?: RecursionGuard): Fits {
    if (other instanceof PHashType) return this.acceptsHash(other, guard);
    if (!(other instanceof PStructType) || !(this.sizeType ?? DEFAULT_SIZE).includes(other.elements.length)) return false;
    return other.elements.every((e) => this.keyType.isInstance(e.name, guard) && this.valueType.isAssignable(e.valueType, guard));
  }
  private acceptsHash(other: PHashType, guard?: RecursionGuard): Fits {
    if ((this.sizeType === undefined || this.sizeType.numericFrom === 0n) && other.isTheEmptyHash) return true;
    if (!this.keyType.isAssignable(other.keyType, guard) || !this.valueType.isAssignable(other.valueType, guard)) return false;
    return super.accepts(other, guard);
  }
}

export class PTupleType extends PType {
  override readonly simpleName = 'Tuple';
  readonly types: readonly PType[];
  /** How many elements; beyond the types, the last one repeats. */
  readonly sizeType: PIntegerType | undefined;
  constructor(types: readonly PType[], sizeType?: PIntegerType) {
    super();
    this.types = types;
    this.sizeType = sizeType?.toSize();
  }
  static readonly DEFAULT: PTupleType = new PTupleType([]);
  protected override key(): string {
    return `${typeKey(this.sizeType)};${this.types.map((type) => type.equalityKey).join(',')}`;
  }
  /** Least and greatest number of elements. */
  get sizeRange(): readonly [Bound, Bound] {
    if (this.sizeType) return [this.sizeType.numericFrom, this.sizeType.numericTo];
    const count = BigInt(this.types.length);
    return count === 0n ? [0n, Number.POSITIVE_INFINITY] : [count, count];
  }
  /** How often the last type may occur. */
  get repeatLastRange(): readonly [Bound, Bound] {
    if (this.sizeType === undefined) return [1n, 1n];
    const before = BigInt(this.types.length - 1);
    const [from, to] = this.sizeRange;
    const minimum = (from as bigint) - before;
    return [minimum <= 0n ? 0n : minimum, typeof to === 'bigint' ? to - before : to];
  }
  /** The type of the element at the index. */
  typeAt(index: number): PType {
    return (this.types[index] ?? this.types.at(-1)) as PType;
  }
  override accept(visitor: Visitor, guard: RecursionGuard): void {
    super.accept(visitor, guard);
    this.sizeType?.accept(visitor, guard);
    for (const type of this.types) type.accept(visitor, guard);
  }
  override generalize(): PType {
    return this.changed(alterTypes(this.types, (type) => type.generalize()));
  }
  override normalize(guard?: RecursionGuard): PType {
    return this.changed(alterTypes(this.types, (type) => type.normalize(guard)));
  }
  override resolve(resolver: TypeResolver | undefined): PType {
    return this.changed(alterTypes(this.types, (type) => type.resolve(resolver)));
  }
  private changed(types: readonly PType[]): PType {
    return types === this.types ? this : new PTupleType(types, this.sizeType);
  }
  override isInstance(value: Value, guard?: RecursionGuard): boolean {
    if (!Array.isArray(value)) return false;
    if (this.sizeType ? !this.sizeType.includes(value.length) : this.types.length > 0 && this.types.length !== value.length)
      return false;
    countSteps(value.length);
    return this.types.length === 0 || value.every((item: Value, index) => this.typeAt(index).isInstance(item, guard));
  }
  override isCallableArgs(callable: PCallableType, guard?: RecursionGuard): boolean {
    if (this.sizeType !== undefined) throw new PuppetError('Callable tuple may not have a size constraint when used as args');
    const last = this.types.at(-1);
    if (last?.isKindOfCallable(true, guard)) return this.fitsWithBlock(callable, last, guard);
    const blockType = callable.blockType;
    if (callable.paramTypes !== undefined && !callable.paramTypes.isAssignable(this, guard)) return false;
    return blockType === undefined || blockType.isAssignable(PUndefType.DEFAULT, guard) === true;
  }
  private fitsWithBlock(callable: PCallableType, block: PType, guard?: RecursionGuard): boolean {
    const params = callable.paramTypes;
    if (!callable.blockType?.isAssignable(block, guard) || params === undefined) return false;
    const count = this.types.length - 1;
    const [from, to] = params.sizeRange;
    if (!new PIntegerType(from, to).isAssignable(exactSize(count), guard)) return false;
    return this.types.slice(0, count).every((type, index) => params.typeAt(index).isAssignable(type, guard));
  }
  protected override accepts(other: PType, guard?: RecursionGuard): Fits {
    if (this.eql(other)) return true;
    const size = this.sizeType ?? new PIntegerType(...this.sizeRange);
    if (other instanceof PTupleType) return this.acceptsTuple(other, size, guard);
    if (!(other instanceof PArrayType)) return false;
    const otherSize = other.sizeType ?? DEFAULT_SIZE;
    if (!size.isAssignable(otherSize, guard)) return false;
    const checked = otherSize.numericTo < this.types.length ? Number(otherSize.numericTo) : this.types.length;
    return this.types.slice(0, checked).every((type) => type.isAssignable(other.elementType, guard));
  }
  private acceptsTuple(other: PTupleType, size: PIntegerType, guard?: RecursionGuard): boolean {
    if (!size.isAssignable(other.sizeType ?? new PIntegerType(...other.sizeRange), guard)) return false;
    if (this.types.length === 0) return true;
    if (other.types.length === 0) return size.numericFrom === 0n;
    return other.types.every((type, index) => this.typeAt(index).isAssignable(type, guard));
  }
}

export class PStructElement {
  /** A String with a value, or an Optional around one. */
  readonly keyType: PType;
  readonly valueType: PType;
  readonly name: string;
  constructor(keyType: PType, valueType: PType) {
    this.keyType = keyType;
    this.valueType = valueType;
    const key = keyType instanceof POptionalType ? keyType.type : keyType;
    this.name = (key as PStringType).value as string;
  }
  get isOptional(): boolean {
    return this.keyType.isAssignable(PUndefType.DEFAULT) === true;
  }
  /** The element with its value type changed. */
  withValueType(valueType: PType): PStructElement {
    return valueType === this.valueType ? this : new PStructElement(this.keyType, valueType);
  }
}

export class PStructType extends PType {
  override readonly simpleName = 'Struct';
  readonly elements: readonly PStructElement[];
  /** The elements by name. */
  readonly hashedElements: ReadonlyMap<string, PStructElement>;
  constructor(elements: readonly PStructElement[]) {
    super();
    this.elements = elements;
    this.hashedElements = new Map(elements.map((element) => [element.name, element]));
  }
  static readonly DEFAULT: PStructType = new PStructType([]);
  protected override key(): string {
    return this.elements.map((e) => `${e.keyType.equalityKey}:${e.valueType.equalityKey}`).join(',');
  }
  override accept(visitor: Visitor, guard: RecursionGuard): void {
    super.accept(visitor, guard);
    for (const element of this.elements) {
      element.keyType.accept(visitor, guard);
      element.valueType.accept(visitor, guard);
    }
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
    const altered = this.elements.map((element) => element.withValueType(change(element.valueType)));
    return altered.every((element, index) => element === this.elements[index]) ? this : new PStructType(altered);
  }
  override isInstance(value: Value, guard?: RecursionGuard): boolean {
    if (!(value instanceof PuppetHash)) return false;
    countSteps(this.elements.length);
    let matched = 0;
    for (const element of this.elements) {
      const item = value.get(element.name);
      if (item === undefined && !value.has(element.name)) {
        if (!element.isOptional) return false;
      } else if (element.valueType.isInstance(item, guard)) matched++;
      else return false;
    }
    return matched === value.size;
  }
  protected override accepts(other: PType, guard?: RecursionGuard): Fits {
    if (other instanceof PStructType) return this.acceptsStruct(other, guard);
    return other instanceof PHashType && this.acceptsHash(other, guard);
  }
  private acceptsStruct(other: PStructType, guard?: RecursionGuard): boolean {
    let matched = 0;
    for (const mine of this.elements) {
      const theirs = other.hashedElements.get(mine.name);
      if (theirs === undefined) {
        if (!mine.isOptional) return false;
      } else if (mine.keyType.isAssignable(theirs.keyType, guard) && mine.valueType.isAssignable(theirs.valueType, guard))
        matched++;
      else return false;
    }
    return matched === other.hashedElements.size;
  }
  private acceptsHash(other: PHashType, guard?: RecursionGuard): Fits {
    const required = this.elements.filter((element) => !element.isOptional);
    const fits = required.every(
      (e) => e.valueType.isAssignable(other.valueType, guard) && e.keyType.generalize().isAssignable(other.keyType),
    );
    if (!fits) return false;
    const size = new PIntegerType(BigInt(required.length), BigInt(this.elements.length));
    return size.isAssignable(other.sizeType ?? DEFAULT_SIZE, guard);
  }
}

/** The key of a struct's element by its name, and whether it may be missing. */
export function structKey(name: string, optional: boolean): PType {
  const key = new PStringType(name);
  return optional ? new POptionalType(key) : key;
}
