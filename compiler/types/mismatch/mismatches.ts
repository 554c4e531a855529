/**
 * The ways in which a value does not fit a type, and their texts.
 *
 * Puppet: pops/types/type_mismatch_describer.rb (Mismatch and subclasses)
 */
import { type Bound, highest, lowest, PIntegerType } from '../numeric-types.ts';
import { POptionalType } from '../optional-types.ts';
import type { PType } from '../ptype.ts';
import { PStringType } from '../string-types.ts';
import { PVariantType, uniqueTypes } from '../variant-type.ts';
import { canonicalPath, elementText, type Path } from './path.ts';
import { shortName, typeMismatchText } from './type-text.ts';

export abstract class Mismatch {
  readonly path: Path;
  constructor(path: Path) {
    this.path = path;
  }
  /** What is wrong, after the place: ` expects a block`. */
  protected abstract text(): string;
  /** A copy at another place, in which nothing else is made anew: types are normalized just once, which does not always finish it. */
  private at(path: Path): Mismatch {
    return Object.assign(Object.create(Object.getPrototypeOf(this)) as this, this, { path });
  }
  /** One mismatch for two alternatives at the same place. */
  merge(path: Path, _other: Mismatch): Mismatch {
    return this.at(path);
  }
  get canonicalPath(): string {
    return canonicalPath(this.path);
  }
  /**
   * The same text for two mismatches of which one is enough. Puppet means to drop all duplicates, but its comparison of those that
   * have more than a place never succeeds.
   */
  get identity(): string | undefined {
    return undefined;
  }
  /** Without the element at the index of the path. */
  chopPath(index: number): Mismatch {
    if (index >= this.path.length) return this;
    return this.at(this.path.filter((_, position) => position !== index));
  }
  /** The whole text, with a space before it. */
  format(): string {
    const first = this.path[0];
    const signature = first?.kind === 'signature';
    const variant = signature ? ` ${elementText(first)}` : '';
    const rest = signature ? this.path.slice(1) : this.path;
    const position = rest.length === 0 ? '' : ` ${rest.map(elementText).join(' ')}`;
    return `${variant}${position}${this.text()}`;
  }
}

abstract class KeyMismatch extends Mismatch {
  readonly key: string;
  constructor(path: Path, key: string) {
    super(path);
    this.key = key;
  }
}

export class MissingKey extends KeyMismatch {
  protected override text(): string {
    return ` expects a value for key '${this.key}'`;
  }
}

export class MissingParameter extends KeyMismatch {
  protected override text(): string {
    return ` expects a value for parameter '${this.key}'`;
  }
}

export class ExtraneousKey extends KeyMismatch {
  protected override text(): string {
    return ` unrecognized key '${this.key}'`;
  }
}

export class InvalidParameter extends KeyMismatch {
  protected override text(): string {
    return ` has no parameter named '${this.key}'`;
  }
}

export class UnexpectedBlock extends Mismatch {
  protected override text(): string {
    return ' does not expect a block';
  }
  override get identity(): string {
    return `UnexpectedBlock\0${this.canonicalPath}`;
  }
}

export class MissingRequiredBlock extends Mismatch {
  protected override text(): string {
    return ' expects a block';
  }
  override get identity(): string {
    return `MissingRequiredBlock\0${this.canonicalPath}`;
  }
}

export class UnresolvedTypeReference extends Mismatch {
  readonly unresolved: string;
  constructor(path: Path, unresolved: string) {
    super(path);
    this.unresolved = unresolved;
  }
  protected override text(): string {
    return ` references an unresolved type '${this.unresolved}'`;
  }
}

abstract class ExpectedActualMismatch extends Mismatch {
  readonly expected: PType;
  readonly actual: PType;
  constructor(path: Path, expected: PType, actual: PType) {
    super(path);
    this.expected = expected.normalize();
    this.actual = actual.normalize();
  }
}

export class TypeMismatch extends ExpectedActualMismatch {
  protected override text(): string {
    return typeMismatchText(this.expected, this.actual);
  }
  override merge(path: Path, other: TypeMismatch): Mismatch {
    return new TypeMismatch(path, bothExpected(this.expected, other.expected), this.actual);
  }
}

export class PatternMismatch extends TypeMismatch {
  protected override text(): string {
    const optional = this.expected instanceof POptionalType ? this.expected.optionalType : undefined;
    const prefix = optional === undefined ? '' : 'an undef value or ';
    return ` expects ${prefix}a match for ${(optional ?? this.expected).toAliasExpandedString()}, got ${this.actualText()}`;
  }
  private actualText(): string {
    const actual = this.actual;
    return actual instanceof PStringType && actual.value !== undefined ? `'${actual.value}'` : shortName(actual);
  }
  override merge(path: Path, other: TypeMismatch): Mismatch {
    return new PatternMismatch(path, bothExpected(this.expected, other.expected), this.actual);
  }
}

function bothExpected(a: PType, b: PType): PType {
  return PVariantType.maybeCreate(uniqueTypes([a, b]));
}

export class SizeMismatch extends ExpectedActualMismatch {
  declare readonly expected: PIntegerType;
  declare readonly actual: PIntegerType;
  protected override text(): string {
    return ` expects size to be ${rangeText(this.expected, '0')}, got ${rangeText(this.actual, '0')}`;
  }
  protected joined(other: SizeMismatch): PIntegerType {
    const from = lowest(this.expected.from ?? 0n, other.expected.from ?? 0n);
    return new PIntegerType(from, highest(this.expected.numericTo, other.expected.numericTo));
  }
  override merge(path: Path, other: SizeMismatch): Mismatch {
    return new SizeMismatch(path, this.joined(other), this.actual);
  }
}

export class CountMismatch extends SizeMismatch {
  protected override text(): string {
    const min = this.expected.from ?? 0n;
    const max = this.expected.numericTo;
    const single = (min === 1n && (max === 1n || max === Number.POSITIVE_INFINITY)) || (min === 0n && max === 1n);
    return ` expects ${rangeText(this.expected, 'no')} argument${single ? '' : 's'}, got ${rangeText(this.actual, 'none')}`;
  }
  override merge(path: Path, other: SizeMismatch): Mismatch {
    return new CountMismatch(path, this.joined(other), this.actual);
  }
}

function rangeText(range: PIntegerType, zero: string): string {
  const min: Bound = range.from ?? 0n;
  const max = range.numericTo;
  if (min === max) return min === 0n ? zero : `${min}`;
  if (min === 0n) return max === Number.POSITIVE_INFINITY ? 'unlimited' : `at most ${max}`;
  return max === Number.POSITIVE_INFINITY ? `at least ${min}` : `between ${min} and ${max}`;
}
