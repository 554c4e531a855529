/**
 * "expects an Integer value, got String": how much of two types is told depends on how alike they are.
 *
 * Puppet: pops/types/type_mismatch_describer.rb (TypeMismatch)
 */
import { article } from '../../../parser/diagnostics/labels.ts';
import { PTypeAliasType, unaliased } from '../alias-type.ts';
import { baseType } from '../base-types.ts';
import { PArrayType, PHashType, PStructType, PTupleType } from '../collection-types.ts';
import { PObjectTypeExtension } from '../object/extension.ts';
import { PObjectType } from '../object/object-type.ts';
import { POptionalType } from '../optional-types.ts';
import { type PType, PTypeWithContainedType } from '../ptype.ts';
import { PAnyType } from '../scalar-types.ts';
import { PVariantType } from '../variant-type.ts';

export function typeMismatchText(expected: PType, actual: PType): string {
  const optional = expected instanceof POptionalType && expected.optionalType !== undefined;
  const bare = expected instanceof POptionalType ? (expected.optionalType ?? expected) : expected;
  return bare instanceof PVariantType ? severalText(bare.types, optional, actual) : singleText(bare, optional, actual);
}

function severalText(types: readonly PType[], optional: boolean, actual: PType): string {
  const detailed = types.some((type) => isDetailed(type, actual));
  const names = detailed ? types.map((type) => type.toAliasExpandedString()) : [...new Set(types.map(shortName))];
  const all = optional ? ['Undef', ...names] : names;
  return expects(all, detailed ? detailedActual(types, actual) : shortName(actual));
}

function singleText(type: PType, optional: boolean, actual: PType): string {
  const detailed = isDetailed(type, actual);
  const name = detailed ? type.toAliasExpandedString() : shortName(type);
  return expects(optional ? ['Undef', name] : [name], detailed ? detailedActual([type], actual) : shortName(actual));
}

function expects(names: readonly string[], got: string): string {
  if (names.length === 1) return ` expects ${article(names[0] as string)} ${names[0]} value, got ${got}`;
  const list = names.length === 2 ? names.join(' or ') : `${names.slice(0, -1).join(', ')}, or ${names.at(-1)}`;
  return ` expects a value of type ${list}, got ${got}`;
}

/** The name without parameters, but with the name of a contained type. */
export function shortName(type: PType): string {
  if (type instanceof PTypeWithContainedType && type.type !== undefined && !(type.type instanceof PAnyType)) {
    // An Object type without a name has none here, where elsewhere it is called Object.
    const contained = type.type instanceof PObjectType ? (type.type.objectName ?? '') : type.type.name;
    return `${type.name}[${contained}]`;
  }
  return type.name;
}

function isDetailed(expected: PType, actual: PType): boolean {
  return isAlwaysDetailed(expected, actual) || defaultOf(unaliased(expected)).isAssignable(actual) === true;
}

function isAlwaysDetailed(expected: PType, actual: PType): boolean {
  if (expected.constructor === actual.constructor) return true;
  if (expected instanceof PTypeAliasType || actual instanceof PTypeAliasType) return true;
  if (expected instanceof PStructType) return actual instanceof PHashType;
  return expected instanceof PTupleType && actual instanceof PArrayType;
}

function defaultOf(type: PType): PType {
  return baseType(type.simpleName.toLowerCase()) ?? PAnyType.DEFAULT;
}

function detailedActual(expected: readonly PType[], actual: PType): string {
  const types = expected.map(unaliased);
  if (types.some((type) => isAlwaysDetailed(type, actual))) return actual.toAliasExpandedString();
  const general = actual.generalize();
  return types.some((type) => type.isAssignable(general)) ? actual.toAliasExpandedString() : simpleName(actual);
}

/** The class of a type; of an Object type, the last part of its own name. */
function simpleName(type: PType): string {
  const object = type instanceof PObjectTypeExtension ? type.baseType : type;
  return object instanceof PObjectType ? (object.label.split('::').at(-1) as string) : type.simpleName;
}
