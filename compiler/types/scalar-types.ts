/**
 * Types without parameters that others build on, and Boolean.
 *
 * Puppet: pops/types/types.rb
 */
import { DEFAULT } from '../values/default.ts';
import { PuppetRegexp } from '../values/regexp.ts';
import { SemVer } from '../values/semver.ts';
import { SemVerRange } from '../values/semver-range.ts';
import { TimeData } from '../values/time.ts';
import type { Value } from '../values/value.ts';
import type { PCallableType } from './callable-type.ts';
import { type Fits, PType } from './ptype.ts';
import type { RecursionGuard } from './recursion-guard.ts';

export class PAnyType extends PType {
  override readonly simpleName: string = 'Any';
  static readonly DEFAULT: PAnyType = new PAnyType();
  override isInstance(_value: Value, _guard?: RecursionGuard): boolean {
    return true;
  }
  protected override accepts(_other: PType): Fits {
    return true;
  }
}

export class PUndefType extends PType {
  override readonly simpleName = 'Undef';
  static readonly DEFAULT = new PUndefType();
  override isInstance(value: Value): boolean {
    return value === undefined;
  }
  protected override accepts(other: PType): Fits {
    return other instanceof PUndefType;
  }
  /** A missing block is fine for a callable whose block is optional. */
  override isCallableArgs(callable: PCallableType, guard?: RecursionGuard): boolean {
    return callable.isAssignable(this, guard) === true;
  }
}

/** "I am what you are": private to the type system; element type of empty collections. */
export class PUnitType extends PType {
  override readonly simpleName = 'Unit';
  static readonly DEFAULT = new PUnitType();
  override isInstance(_value: Value): boolean {
    return true;
  }
  override isAssignable(_other: PType): Fits {
    return true;
  }
  override isAssignedTo(_target: PType): Fits {
    return true;
  }
  protected override accepts(_other: PType): Fits {
    return true;
  }
}

export class PDefaultType extends PType {
  override readonly simpleName = 'Default';
  static readonly DEFAULT = new PDefaultType();
  override isInstance(value: Value): boolean {
    return value === DEFAULT;
  }
  protected override accepts(other: PType): Fits {
    return other instanceof PDefaultType;
  }
}

/** Scalar, and the base class of all scalar types. */
export class PScalarType extends PType {
  override readonly simpleName: string = 'Scalar';
  static readonly DEFAULT: PScalarType = new PScalarType();
  override isInstance(value: Value, _guard?: RecursionGuard): boolean {
    if (isScalarData(value)) return true;
    return value instanceof PuppetRegexp || value instanceof SemVer || value instanceof SemVerRange || value instanceof TimeData;
  }
  protected override accepts(other: PType, _guard?: RecursionGuard): Fits {
    // SemVerRange is a scalar without being a subclass.
    return other instanceof PScalarType || other.simpleName === 'SemVerRange';
  }
}

/** ScalarData, and the base class of the scalar types that JSON knows. */
export class PScalarDataType extends PScalarType {
  override readonly simpleName: string = 'ScalarData';
  static override readonly DEFAULT: PScalarDataType = new PScalarDataType();
  override isInstance(value: Value, _guard?: RecursionGuard): boolean {
    return isScalarData(value);
  }
  protected override accepts(other: PType, _guard?: RecursionGuard): Fits {
    return other instanceof PScalarDataType;
  }
}

function isScalarData(value: Value): boolean {
  return typeof value !== 'object' && value !== undefined;
}

export class PBooleanType extends PScalarDataType {
  override readonly simpleName = 'Boolean';
  /** The only value, for `Boolean[true]` and `Boolean[false]`. */
  readonly value: boolean | undefined;
  constructor(value?: boolean) {
    super();
    this.value = value;
  }
  static override readonly DEFAULT = new PBooleanType();
  static readonly TRUE = new PBooleanType(true);
  static readonly FALSE = new PBooleanType(false);
  protected override key(): string {
    return `${this.value}`;
  }
  override generalize(): PType {
    return PBooleanType.DEFAULT;
  }
  override isInstance(value: Value): boolean {
    return typeof value === 'boolean' && (this.value === undefined || this.value === value);
  }
  protected override accepts(other: PType): Fits {
    return other instanceof PBooleanType && (this.value === undefined || this.value === other.value);
  }
}
