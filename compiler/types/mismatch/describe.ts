/**
 * Finds out why one type does not take another.
 *
 * Puppet: pops/types/type_mismatch_describer.rb#describe and relatives
 */
import { countSteps } from '../../limits.ts';
import { PTypeAliasType } from '../alias-type.ts';
import { PCallableType } from '../callable-type.ts';
import { PArrayType, PHashType, PStructType, PTupleType } from '../collection-types.ts';
import { DEFAULT_SIZE, exactSize, PIntegerType } from '../numeric-types.ts';
import { POptionalType } from '../optional-types.ts';
import type { PType } from '../ptype.ts';
import { RecursionGuard } from '../recursion-guard.ts';
import { PTypeReferenceType } from '../reference-type.ts';
import { PAnyType, PUndefType } from '../scalar-types.ts';
import { PEnumType, PPatternType } from '../string-types.ts';
import { PVariantType } from '../variant-type.ts';
import {
  CountMismatch,
  ExtraneousKey,
  type Mismatch,
  MissingKey,
  MissingRequiredBlock,
  PatternMismatch,
  SizeMismatch,
  TypeMismatch,
  UnexpectedBlock,
  UnresolvedTypeReference,
} from './mismatches.ts';
import { type Path, pathElement } from './path.ts';

type Mismatches = readonly Mismatch[];
type SizeMismatchClass = typeof SizeMismatch | typeof CountMismatch;

const NONE: Mismatches = [];

/** What is wrong with a value of the actual type where the expected one is wanted; nothing when it fits. */
export function describe(expected: PType, actual: PType, path: Path): Mismatches {
  const unresolved = unresolvedReference(expected);
  if (unresolved !== undefined) return [new UnresolvedTypeReference(path, unresolved)];
  return describeResolved(expected.normalize(), expected, actual, path);
}

function unresolvedReference(type: PType): string | undefined {
  let found: string | undefined;
  type.accept((inner) => {
    if (inner instanceof PTypeReferenceType) found ??= inner.typeString;
  }, new RecursionGuard());
  return found;
}

function describeResolved(expected: PType, original: PType, actual: PType, path: Path): Mismatches {
  countSteps(1);
  if (expected instanceof PVariantType) return describeVariant(expected, original, actual, path);
  if (expected instanceof PStructType) return describeStruct(expected, original, actual, path);
  if (expected instanceof PHashType) return describeHash(expected, original, actual, path);
  if (expected instanceof PTupleType) return describeTuple(expected, original, actual, path, SizeMismatch);
  if (expected instanceof PArrayType) return describeArray(expected, original, actual, path);
  if (expected instanceof PCallableType) return describeCallable(expected, original, actual, path);
  if (expected instanceof POptionalType) return describeOptional(expected, original, actual, path);
  if (expected instanceof PPatternType || expected instanceof PEnumType) return [new PatternMismatch(path, original, actual)];
  if (expected instanceof PTypeAliasType) return describeResolved(expected.resolvedType.normalize(), expected, actual, path);
  return expected.isAssignable(actual) ? NONE : [new TypeMismatch(path, original, actual)];
}

function describeOptional(expected: POptionalType, original: PType, actual: PType, path: Path): Mismatches {
  if (actual instanceof PUndefType || expected.optionalType === undefined) return NONE;
  return describeResolved(expected.optionalType, original instanceof PTypeAliasType ? original : expected, actual, path);
}

function describeVariant(expected: PVariantType, original: PType, actual: PType, path: Path): Mismatches {
  const types = original instanceof POptionalType ? [PUndefType.DEFAULT, ...expected.types] : expected.types;
  const perVariant: Mismatches[] = [];
  for (const [index, type] of types.entries()) {
    const found = describe(type, actual, [...path, pathElement('variant', index)]);
    if (found.length === 0) return NONE;
    perVariant.push(found);
  }
  const merged = mergeDescriptions(path.length, SizeMismatch, perVariant);
  return original instanceof PTypeAliasType && merged.length === 1 ? [new TypeMismatch(path, original, actual)] : merged;
}

/** One mismatch for all alternatives where they fail in the same way; `position` is where their paths differ. */
export function mergeDescriptions(position: number, sizeClass: SizeMismatchClass, perVariant: readonly Mismatches[]): Mismatches {
  let descriptions: Mismatches = perVariant.flat();
  for (const mismatchClass of [sizeClass, MissingRequiredBlock, UnexpectedBlock, TypeMismatch]) {
    const same = descriptions.filter((description) => description instanceof mismatchClass);
    const generic = same.length === perVariant.length ? mergedAll(same) : undefined;
    if (generic === undefined) continue;
    descriptions = [generic];
    break;
  }
  const seen = new Set<string>();
  const unique = descriptions.filter(({ identity }) => {
    if (identity === undefined) return true;
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
  return unique.length === 1 ? [(unique[0] as Mismatch).chopPath(position)] : unique;
}

function mergedAll(mismatches: Mismatches): Mismatch | undefined {
  let result = mismatches[0];
  for (const mismatch of mismatches.slice(1)) {
    if (result?.canonicalPath !== mismatch.canonicalPath) return undefined;
    result = result.merge(result.path, mismatch);
  }
  return result;
}

function describeArray(expected: PArrayType, original: PType, actual: PType, path: Path): Mismatches {
  if (actual instanceof PTupleType) {
    const size = expected.sizeType ?? DEFAULT_SIZE;
    const actualSize = actual.sizeType ?? exactSize(actual.types.length);
    if (!size.isAssignable(actualSize)) return [new SizeMismatch(path, size, actualSize)];
    return actual.types.flatMap((type, index) =>
      describeUnless(expected.elementType, type, [...path, pathElement('index', index)]),
    );
  }
  if (!(actual instanceof PArrayType)) return [new TypeMismatch(path, original, actual)];
  const actualSize = actual.sizeType ?? DEFAULT_SIZE;
  if (expected.sizeType && !expected.sizeType.isAssignable(actualSize))
    return [new SizeMismatch(path, expected.sizeType, actualSize)];
  return [new TypeMismatch(path, original, new PArrayType(actual.elementType))];
}

function describeUnless(expected: PType, actual: PType, path: Path): Mismatches {
  return expected.isAssignable(actual) ? NONE : describe(expected, actual, path);
}

function describeHash(expected: PHashType, original: PType, actual: PType, path: Path): Mismatches {
  if (actual instanceof PStructType) return describeStructAsHash(expected, actual, path);
  if (!(actual instanceof PHashType)) return [new TypeMismatch(path, original, actual)];
  const actualSize = actual.sizeType ?? DEFAULT_SIZE;
  if (expected.sizeType && !expected.sizeType.isAssignable(actualSize))
    return [new SizeMismatch(path, expected.sizeType, actualSize)];
  return [new TypeMismatch(path, original, new PHashType(actual.keyType, actual.valueType))];
}

function describeStructAsHash(expected: PHashType, actual: PStructType, path: Path): Mismatches {
  const size = expected.sizeType ?? DEFAULT_SIZE;
  const actualSize = structSize(actual);
  if (!size.isAssignable(actualSize)) return [new SizeMismatch(path, size, actualSize)];
  return actual.elements.flatMap((element) => [
    ...describeUnless(expected.keyType, element.keyType, [...path, pathElement('key', element.name)]),
    ...describeUnless(expected.valueType, element.valueType, [...path, pathElement('entry', element.name)]),
  ]);
}

/** From the number of required elements to that of all. */
function structSize(type: PStructType): PIntegerType {
  const required = type.elements.filter((element) => !element.isOptional).length;
  return new PIntegerType(BigInt(required), BigInt(type.elements.length));
}

function describeStruct(expected: PStructType, original: PType, actual: PType, path: Path): Mismatches {
  if (actual instanceof PStructType) return describeStructs(expected, actual, path);
  if (!(actual instanceof PHashType)) return [new TypeMismatch(path, original, actual)];
  const size = structSize(expected);
  const actualSize = actual.sizeType ?? DEFAULT_SIZE;
  if (!size.isAssignable(actualSize)) return [new SizeMismatch(path, size, actualSize)];
  return [new TypeMismatch(path, original, new PHashType(actual.keyType, actual.valueType))];
}

function describeStructs(expected: PStructType, actual: PStructType, path: Path): Mismatches {
  const found: Mismatch[] = [];
  for (const mine of expected.elements) {
    const theirs = actual.hashedElements.get(mine.name);
    if (theirs === undefined) {
      if (!mine.isOptional) found.push(new MissingKey(path, mine.name));
      continue;
    }
    found.push(...describeUnless(mine.keyType, theirs.keyType, [...path, pathElement('key', mine.name)]));
    found.push(...describeUnless(mine.valueType, theirs.valueType, [...path, pathElement('entry', mine.name)]));
  }
  const extra = [...actual.hashedElements.keys()].filter((name) => !expected.hashedElements.has(name));
  return [...found, ...extra.map((name) => new ExtraneousKey(path, name))];
}

function describeTuple(expected: PTupleType, original: PType, actual: PType, path: Path, sizeClass: SizeMismatchClass): Mismatches {
  if (expected.eql(actual) || (expected.types.length === 0 && actual instanceof PArrayType)) return NONE;
  const size = expected.sizeType ?? new PIntegerType(...expected.sizeRange);
  if (actual instanceof PTupleType) {
    const actualSize = actual.sizeType ?? new PIntegerType(...actual.sizeRange);
    if (!size.isAssignable(actualSize)) return [new sizeClass(path, size, actualSize)];
    return expected.types.length === 0 ? NONE : describeElements(expected, actual.types, path);
  }
  if (!(actual instanceof PArrayType)) return [new TypeMismatch(path, original, actual)];
  const actualSize = actual.sizeType ?? DEFAULT_SIZE;
  if (!size.isAssignable(actualSize)) return [new sizeClass(path, size, actualSize)];
  return expected.types.flatMap((type, index) => describe(type, actual.elementType, [...path, pathElement('index', index)]));
}

function describeElements(expected: PTupleType, actual: readonly PType[], path: Path): Mismatches {
  return actual.flatMap((type, index) => {
    const position = Math.min(index, expected.types.length - 1);
    return describe(expected.types[position] as PType, type, [...path, pathElement('index', position)]);
  });
}

function describeCallable(expected: PCallableType, original: PType, actual: PType, path: Path): Mismatches {
  if (!(actual instanceof PCallableType)) return [new TypeMismatch(path, original, actual)];
  if (expected.paramTypes === undefined && expected.returnType === undefined) return NONE;
  const params = expected.paramTypes ?? PTupleType.DEFAULT;
  const errors = describeTuple(params, params, actual.paramTypes ?? PUndefType.DEFAULT, path, CountMismatch);
  if (errors.length > 0) return errors;
  const [mine, theirs] = [expected.returnType ?? PAnyType.DEFAULT, actual.returnType ?? PAnyType.DEFAULT];
  if (!mine.isAssignable(theirs)) return [new TypeMismatch([...path, pathElement('return', 'return')], mine, theirs)];
  const [myBlock, theirBlock] = [expected.blockType ?? PUndefType.DEFAULT, actual.blockType ?? PUndefType.DEFAULT];
  if (theirBlock.isAssignable(myBlock)) return NONE;
  return [new TypeMismatch([...path, pathElement('block', 'block')], myBlock, theirBlock)];
}
