/**
 * The base of all types, and of those that contain one other type.
 *
 * Puppet: pops/types/types.rb (PAnyType, PTypeWithContainedType)
 */

import type { Source } from '../../parser/source.ts';
import { boundedText, countSteps } from '../limits.ts';
import { ObjectValue } from '../values/object-value.ts';
import type { Value } from '../values/value.ts';
import type { PCallableType } from './callable-type.ts';
import { RecursionGuard } from './recursion-guard.ts';

/** Where something stands in source text. */
export interface TypePlace {
  readonly source: Source;
  readonly offset: number;
}

/** Finds a type by its lower-case name (`stdlib::port`): aliases and Object types of modules, and resource types. */
export interface TypeResolver {
  loadType(name: string): PType | undefined;
  /** The module whose types these are, when types are looked for from within it. */
  readonly module?: string | undefined;
  /** Makes a type known that a set of types brings along; `name` in lower case. */
  defineType?(name: string, type: PType, place: TypePlace): void;
  /** Told of a key that a definition gives twice, which is a warning or an error. */
  reportDuplicateKey?(key: string, place: TypePlace): void;
}

/** How a type is printed; set by formatter.ts, which knows every class and so cannot be imported here. */
type Formatter = (type: PType, expanded: boolean) => string;
let formatter: Formatter | undefined;

export function setTypeFormatter(format: Formatter): void {
  formatter = format;
}

/** Whether a type accepts another; undefined is a no that Puppet answers with nil, which operators pass on. */
export type Fits = boolean | undefined;

export abstract class PType extends ObjectValue {
  /** The name without parameters: `Integer`. */
  abstract readonly simpleName: string;
  // Only declared: most types are never asked, and fields would cost every one of them.
  declare private cachedEqualityKey: string | undefined;
  declare private cachedHashKey: string | undefined;

  /** Whether the value is of this type. */
  abstract isInstance(value: Value, guard?: RecursionGuard): boolean;

  /** Whether every value of the other type, which is no alias, variant or optional, is of this type. */
  protected abstract accepts(other: PType, guard?: RecursionGuard): Fits;

  /** What equality is decided by, beyond the class. */
  protected key(): string {
    return '';
  }

  /** Whether every value of the other type is of this type. */
  isAssignable(other: PType, guard?: RecursionGuard): Fits {
    countSteps(1);
    return other.isAssignedTo(this, guard);
  }

  /** Asked by `isAssignable` of its argument: types that stand for others take themselves apart here. */
  isAssignedTo(target: PType, guard?: RecursionGuard): Fits {
    return target.accepts(this, guard);
  }

  /** `accepts` for the classes that must ask another type. */
  acceptsDirectly(other: PType, guard?: RecursionGuard): Fits {
    return this.accepts(other, guard);
  }

  /** 1 when the value is of this type, -1 when not, 0 when that turned out to be circular. */
  reallyInstance(value: Value, guard?: RecursionGuard): number {
    return this.isInstance(value, guard) ? 1 : -1;
  }

  /** The type without sizes, ranges and literal values. */
  generalize(): PType {
    return this;
  }

  /** The same type in its simplest form: variants merged, nested optionals removed. */
  normalize(_guard?: RecursionGuard): PType {
    return this;
  }

  /** The type with all references to aliases replaced by what the resolver finds. */
  resolve(_resolver: TypeResolver | undefined): PType {
    return this;
  }

  /** Visits this type and all that it contains. */
  accept(visitor: (type: PType, guard: RecursionGuard) => void, guard: RecursionGuard): void {
    visitor(this, guard);
  }

  isKindOfCallable(_optional = true, _guard?: RecursionGuard): boolean {
    return false;
  }

  /** Whether a callable of this type takes arguments of the given type. */
  isCallable(argsType: PType, guard?: RecursionGuard): boolean {
    return this.isKindOfCallable() && argsType.isCallableArgs(this as unknown as PCallableType, guard);
  }

  /** Whether this type describes arguments that the callable takes. */
  isCallableArgs(_callable: PCallableType, _guard?: RecursionGuard): boolean {
    return false;
  }

  checkSelfRecursion(_originator: PType): void {}

  get name(): string {
    return this.simpleName;
  }

  /** A text that is the same for equal types. */
  get equalityKey(): string {
    this.cachedEqualityKey ??= boundedText(`type(${this.simpleName}:${this.key()})`);
    return this.cachedEqualityKey;
  }

  override eql(other: unknown): boolean {
    return (
      other === this || (other instanceof PType && other.constructor === this.constructor && other.equalityKey === this.equalityKey)
    );
  }

  /** What distinguishes equal types as keys of a hash: see `TimeData`, which may be the bounds of a type. */
  protected boundIdentity(): string {
    return '';
  }

  override hashKey(): string {
    this.cachedHashKey ??= this.equalityKey + this.containedIdentities();
    return this.cachedHashKey;
  }

  private containedIdentities(): string {
    let identities = '';
    this.accept((type) => {
      identities += type.boundIdentity();
    }, new RecursionGuard());
    return identities;
  }

  /** Puppet's text of the type. */
  override toString(): string {
    return format(this, false);
  }

  /** The text with every alias followed by what it stands for. */
  toAliasExpandedString(): string {
    return format(this, true);
  }
}

function format(type: PType, expanded: boolean): string {
  if (!formatter) throw new Error('the type formatter is not loaded; import types/index.ts');
  return formatter(type, expanded);
}

/** `equalityKey` of a type, and something for none. */
export function typeKey(type: PType | undefined): string {
  return type === undefined ? '-' : type.equalityKey;
}

/** The list with each type changed, or the same list when no type changed. */
export function alterTypes<T extends PType>(types: readonly T[], change: (type: T) => PType): readonly PType[] {
  countSteps(types.length);
  const altered = types.map(change);
  return altered.every((type, index) => type === types[index]) ? types : altered;
}

/** A type with one contained type, which may be absent: `Optional`, `NotUndef`, `Type`, `Iterable`, `Iterator`, `Sensitive`. */
export abstract class PTypeWithContainedType extends PType {
  readonly type: PType | undefined;
  constructor(type: PType | undefined) {
    super();
    this.type = type;
  }
  /** A type of the same class around another one. */
  protected abstract wrap(type: PType | undefined): PType;

  protected override key(): string {
    return typeKey(this.type);
  }
  override accept(visitor: (type: PType, guard: RecursionGuard) => void, guard: RecursionGuard): void {
    super.accept(visitor, guard);
    this.type?.accept(visitor, guard);
  }
  override generalize(): PType {
    return this.changed(this.type?.generalize());
  }
  override normalize(guard?: RecursionGuard): PType {
    return this.changed(this.type?.normalize(guard));
  }
  override resolve(resolver: TypeResolver | undefined): PType {
    return this.changed(this.type?.resolve(resolver));
  }
  private changed(type: PType | undefined): PType {
    return type === this.type ? this : this.wrap(type);
  }
}
