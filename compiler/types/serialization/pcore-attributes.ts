/**
 * Types as Pcore objects: the name of the class and its attributes in the order in which they are written.
 *
 * Puppet: `register_ptype` of each type, pops/types/p_object_type.rb#parameter_info
 */
import { PuppetError } from '../../functions/error.ts';
import type { Value } from '../../values/value.ts';
import { PTypeAliasType } from '../alias-type.ts';
import { PCallableType } from '../callable-type.ts';
import { PClassType, PResourceType } from '../catalog-types.ts';
import { PArrayType, PCollectionType, PHashType, type PStructElement, PStructType, PTupleType } from '../collection-types.ts';
import { PInitType } from '../init-type.ts';
import { PNumericType } from '../numeric-types.ts';
import { PObjectTypeExtension } from '../object/extension.ts';
import { objectTypeHash } from '../object/init-hash.ts';
import { PObjectType } from '../object/object-type.ts';
import { type PType, PTypeWithContainedType } from '../ptype.ts';
import { PTypeReferenceType } from '../reference-type.ts';
import { PRuntimeType } from '../runtime-type.ts';
import { PAnyType } from '../scalar-types.ts';
import { PSemVerType } from '../semver-types.ts';
import { PSensitiveType } from '../sensitive-type.ts';
import { PEnumType, PPatternType, PRegexpType, PStringType } from '../string-types.ts';
import { PTimespanType, PTimestampType } from '../time-types.ts';
import { PTypeSetType } from '../type-set/type-set-type.ts';
import { PURIType } from '../uri-type.ts';
import { PVariantType } from '../variant-type.ts';

/** A Struct's element is an object of its own in the data. */
export type PcoreValue = Value | PStructElement | readonly PStructElement[];

/** One attribute; `optional` ones at the end are left out when they have their default value. */
export interface PcoreAttribute {
  readonly name: string;
  readonly value: PcoreValue;
  /** Equal to the default value. */
  readonly isDefault: boolean;
}

function attribute(name: string, value: PcoreValue, isDefault = value === undefined): PcoreAttribute {
  return { name, value, isDefault };
}

function required(name: string, value: PcoreValue): PcoreAttribute {
  return { name, value, isDefault: false };
}

/** The attributes that are written, without those at the end that say nothing. */
export function pcoreAttributes(type: PType): readonly PcoreAttribute[] {
  const all = [...allAttributes(type)];
  while (all.at(-1)?.isDefault) all.pop();
  return all;
}

export function structElementAttributes(element: PStructElement): readonly PcoreAttribute[] {
  return [required('key_type', element.keyType), required('value_type', element.valueType)];
}

function allAttributes(type: PType): readonly PcoreAttribute[] {
  if (type instanceof PNumericType) return [attribute('from', type.from), attribute('to', type.to)];
  if (type instanceof PTimespanType || type instanceof PTimestampType)
    return [attribute('from', type.from), attribute('to', type.to)];
  if (type instanceof PStringType) return [attribute('size_type_or_value', type.sizeType ?? type.value)];
  if (type instanceof PEnumType) {
    return [required('values', type.values), attribute('case_insensitive', type.caseInsensitive, !type.caseInsensitive)];
  }
  if (type instanceof PPatternType) return [required('patterns', type.patterns)];
  if (type instanceof PRegexpType) return [attribute('pattern', type.pattern)];
  if (type instanceof PSemVerType) return [attribute('ranges', type.ranges, type.ranges.length === 0)];
  if (type instanceof PURIType) return [attribute('parameters', type.parameters)];
  if (type instanceof PObjectType) return [required('_pcore_init_hash', objectTypeHash(type))];
  if (type instanceof PObjectTypeExtension) {
    return [required('base_type', type.baseType), required('init_parameters', type.initParameters)];
  }
  if (type instanceof PTypeSetType) {
    const problem = "parameter 'name_or_init_hash' does not match any of the the attributes of type Pcore::TypeSetType";
    throw new PuppetError(`Initializer for class Puppet::Pops::Types::PTypeSetType ${problem}`);
  }
  return containerAttributes(type) ?? referenceAttributes(type);
}

function isAny(type: PType): boolean {
  return PAnyType.DEFAULT.eql(type);
}

function containerAttributes(type: PType): readonly PcoreAttribute[] | undefined {
  if (type instanceof PArrayType) {
    return [attribute('element_type', type.elementType, isAny(type.elementType)), attribute('size_type', type.sizeType)];
  }
  if (type instanceof PHashType) {
    return [
      attribute('key_type', type.keyType, isAny(type.keyType)),
      attribute('value_type', type.valueType, isAny(type.valueType)),
      attribute('size_type', type.sizeType),
    ];
  }
  if (type instanceof PCollectionType) return [attribute('size_type', type.sizeType)];
  if (type instanceof PTupleType) return [required('types', type.types), attribute('size_type', type.sizeType)];
  if (type instanceof PStructType) return [required('elements', type.elements)];
  return type instanceof PVariantType ? [required('types', type.types)] : undefined;
}

function referenceAttributes(type: PType): readonly PcoreAttribute[] {
  if (type instanceof PSensitiveType) return [];
  if (type instanceof PInitType)
    return [attribute('type', type.type), attribute('init_args', type.initArgs, type.initArgs.length === 0)];
  if (type instanceof PTypeWithContainedType) return [attribute('type', type.type)];
  if (type instanceof PClassType) return [attribute('class_name', type.className)];
  if (type instanceof PResourceType) return [attribute('type_name', type.typeName), attribute('title', type.title)];
  if (type instanceof PTypeReferenceType) return [required('type_string', type.typeString)];
  if (type instanceof PRuntimeType) {
    return [attribute('runtime', type.runtime), attribute('name_or_pattern', type.nameOrPattern as Value)];
  }
  if (type instanceof PTypeAliasType) {
    return [required('name', type.name), required('type_expr', undefined), attribute('resolved_type', type.resolvedType)];
  }
  if (type instanceof PCallableType) {
    // The declared default of the return type is Any, so that its absence is written out.
    return [
      required('param_types', type.paramTypes),
      required('block_type', type.blockType),
      required('return_type', type.returnType),
    ];
  }
  return [];
}
