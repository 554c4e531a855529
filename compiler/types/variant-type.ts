import type { Value } from '../values/value.ts';
import { PFloatType, PIntegerType } from './numeric-types.ts';
import { PNotUndefType, POptionalType } from './optional-types.ts';
import { alterTypes, type Fits, PType, type TypeResolver } from './ptype.ts';
import type { RecursionGuard } from './recursion-guard.ts';
import { PAnyType, PUndefType } from './scalar-types.ts';
import { PSemVerType } from './semver-types.ts';
import { PEnumType, PPatternType, type PRegexpType, PStringType } from './string-types.ts';
import { PTimespanType, PTimestampType } from './time-types.ts';

/**
 * One of several types.
 *
 * Puppet: pops/types/types.rb (PVariantType)
 */
export class PVariantType extends PType {
  override readonly simpleName = 'Variant';
  readonly types: readonly PType[];
  constructor(types: readonly PType[]) {
    super();
    this.types = types;
  }
  static readonly DEFAULT: PVariantType = new PVariantType([]);

  /** A Variant of the types, nested ones opened, without duplicates; the type itself when there is only one. */
  static maybeCreate(types: readonly PType[]): PType {
    const unique = uniqueTypes(flattenVariants(types));
    return unique.length === 1 ? (unique[0] as PType) : new PVariantType(unique);
  }

  protected override key(): string {
    return this.types
      .map((type) => type.equalityKey)
      .sort()
      .join('|');
  }
  override accept(visitor: (type: PType, guard: RecursionGuard) => void, guard: RecursionGuard): void {
    super.accept(visitor, guard);
    for (const type of this.types) type.accept(visitor, guard);
  }
  override generalize(): PType {
    const types = alterTypes(this.types, (type) => type.generalize());
    return types === this.types ? this : PVariantType.maybeCreate(types);
  }
  override resolve(resolver: TypeResolver | undefined): PType {
    const types = alterTypes(this.types, (type) => type.resolve(resolver));
    return types === this.types ? this : new PVariantType(types);
  }
  override normalize(guard?: RecursionGuard): PType {
    if (this.types.length === 0) return this;
    const types = alterTypes(this.types, (type) => type.normalize(guard));
    if (types.length === 1) return types[0] as PType;
    if (types.some((type) => type instanceof PUndefType || type instanceof POptionalType)) return optionalVariant(types);
    const flat = flattenVariants(types);
    const merged = mergeAll(flat);
    if (merged.length === 1) return merged[0] as PType;
    return types !== this.types || merged.length !== flat.length ? PVariantType.maybeCreate(merged) : this;
  }
  override isInstance(value: Value, guard?: RecursionGuard): boolean {
    return this.types.some((type) => type.isInstance(value, guard));
  }
  override reallyInstance(value: Value, guard?: RecursionGuard): number {
    let result = -1;
    for (const type of this.types) {
      const answer = type.reallyInstance(value, guard);
      if (answer > 0) return answer;
      result = Math.max(result, answer);
    }
    return result;
  }
  override isKindOfCallable(optional = true, guard?: RecursionGuard): boolean {
    return this.types.every((type) => type.isKindOfCallable(optional, guard));
  }
  override isAssignable(other: PType, guard?: RecursionGuard): Fits {
    // An empty Variant is void: not even undef fits it.
    if (other instanceof PUndefType && this.types.length === 0) return false;
    if (!(other instanceof PVariantType)) return super.isAssignable(other, guard);
    if (this.types.length === 0) return true;
    return other.types.length > 0 && other.types.every((type) => super.isAssignable(type, guard));
  }
  override isAssignedTo(target: PType, guard?: RecursionGuard): Fits {
    if (target instanceof PAnyType) return true;
    if (target instanceof PNotUndefType && this.types.length === 0) return target.acceptsDirectly(this, guard);
    return this.types.length > 0 && this.types.every((type) => target.isAssignable(type, guard));
  }
  protected override accepts(other: PType, guard?: RecursionGuard): Fits {
    return this.types.some((type) => type.isAssignable(other, guard));
  }
}

export function flattenVariants(types: readonly PType[]): readonly PType[] {
  return types.flatMap((type) => (type instanceof PVariantType ? type.types : [type]));
}

export function uniqueTypes<T extends PType>(types: readonly T[]): readonly T[] {
  const seen = new Map<string, T>();
  for (const type of types) if (!seen.has(type.hashKey())) seen.set(type.hashKey(), type);
  return [...seen.values()];
}

function optionalVariant(types: readonly PType[]): PType {
  const bare = types.flatMap((type) => {
    if (type instanceof PUndefType) return [];
    if (type instanceof POptionalType) return type.type === undefined ? [] : [type.type];
    return [type];
  });
  if (bare.length === 0) return PUndefType.DEFAULT;
  return new POptionalType(PVariantType.maybeCreate(bare)).normalize();
}

type Merge = (types: readonly PType[]) => readonly PType[];

const MERGES: readonly Merge[] = [
  mergeNotUndefs,
  mergeEnums,
  mergeCaseInsensitiveEnums,
  mergePatterns,
  mergeVersionRanges,
  (types) => mergeRanges(types, PIntegerType),
  (types) => mergeRanges(types, PFloatType),
  (types) => mergeRanges(types, PTimespanType),
  (types) => mergeRanges(types, PTimestampType),
];

function mergeAll(types: readonly PType[]): readonly PType[] {
  return MERGES.reduce((list, merge) => (list.length > 1 ? merge(list) : list), types);
}

/** The types that the test picks, and the others. */
function partition<T extends PType>(types: readonly PType[], test: (type: PType) => type is T): [readonly T[], readonly PType[]] {
  return [types.filter(test), types.filter((type) => !test(type))];
}

function mergeNotUndefs(types: readonly PType[]): readonly PType[] {
  const [found, others] = partition(types, (type): type is PNotUndefType => type instanceof PNotUndefType);
  if (found.length < 2) return types;
  const contained = PVariantType.maybeCreate(found.map((type) => type.type ?? PAnyType.DEFAULT));
  return [...others, new PNotUndefType(contained.normalize())];
}

function mergeEnums(types: readonly PType[]): readonly PType[] {
  const isLiteral = (type: PType): type is PEnumType | PStringType =>
    (type instanceof PEnumType && type.values.length > 0 && !type.caseInsensitive) ||
    (type instanceof PStringType && type.value !== undefined);
  const [found, others] = partition(types, isLiteral);
  if (found.length < 2) return types;
  return [...others, new PEnumType(found.flatMap((type) => (type instanceof PEnumType ? type.values : [type.value as string])))];
}

function mergeCaseInsensitiveEnums(types: readonly PType[]): readonly PType[] {
  const isInsensitive = (type: PType): type is PEnumType =>
    type instanceof PEnumType && type.values.length > 0 && type.caseInsensitive;
  const [found, others] = partition(types, isInsensitive);
  if (found.length < 2) return types;
  return [
    ...others,
    new PEnumType(
      found.flatMap((type) => type.values.map((value) => value.toLowerCase())),
      true,
    ),
  ];
}

function mergePatterns(types: readonly PType[]): readonly PType[] {
  const [found, others] = partition(types, (type): type is PPatternType => type instanceof PPatternType);
  if (found.length < 2) return types;
  return [...others, new PPatternType(uniqueTypes<PRegexpType>(found.flatMap((type) => type.patterns)))];
}

function mergeVersionRanges(types: readonly PType[]): readonly PType[] {
  const [found, others] = partition(types, (type): type is PSemVerType => type instanceof PSemVerType);
  if (found.length < 2) return types;
  return [new PSemVerType(found.flatMap((type) => type.ranges)), ...others];
}

interface Mergeable extends PType {
  merge(other: Mergeable): Mergeable | undefined;
}

/** Joins overlapping ranges of one class; they come first, and Puppet takes them from the last to the first. */
function mergeRanges(types: readonly PType[], typeClass: abstract new (...args: never[]) => PType): readonly PType[] {
  const [found, others] = partition(types, (type): type is Mergeable => type instanceof typeClass);
  if (found.length < 2) return types;
  const result: PType[] = [];
  let left = [...found];
  while (left.length > 0) {
    let merged = left.pop() as Mergeable;
    const apart: Mergeable[] = [];
    for (const range of left) {
      const union = merged.merge(range);
      if (union) merged = union;
      else apart.push(range);
    }
    result.push(merged);
    left = apart;
  }
  return [...result, ...others];
}
