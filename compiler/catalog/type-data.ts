/**
 * Types as data: the name under which Pcore knows the class of a type, and the attributes it is made from.
 *
 * Puppet: pops/types/types.rb (register_ptype of each class), pops/serialization/to_data_converter.rb#value_to_data_hash
 */
import {
  PAnyType,
  PArrayType,
  PBooleanType,
  PCallableType,
  PClassType,
  PCollectionType,
  PEnumType,
  PFloatType,
  PHashType,
  PInitType,
  PIntegerType,
  PObjectType,
  PPatternType,
  PRegexpType,
  PResourceType,
  PRuntimeType,
  PSemVerType,
  PStringType,
  type PStructElement,
  PStructType,
  PTimespanType,
  PTimestampType,
  PTupleType,
  type PType,
  PTypeAliasType,
  PTypeWithContainedType,
  PVariantType,
} from '../types/index.ts';
import type { Value } from '../values/index.ts';

/** A value, or an element of a Struct, which is none. */
export type TypePart = Value | PStructElement | readonly PStructElement[];

export interface TypeData {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: TypePart])[];
}

type Attributes = readonly (readonly [name: string, value: TypePart, isDefault: boolean])[];

/** Name and attributes of a type; attributes at the end that have their default values are left out. */
export function typeData(type: PType): TypeData {
  const attributes = [...attributesOf(type)];
  while (attributes.at(-1)?.[2]) attributes.pop();
  return { name: `Pcore::${pcoreName(type)}Type`, attributes: attributes.map(([name, value]) => [name, value]) };
}

/** An element of a Struct as data. */
export function structElementData(element: PStructElement): TypeData {
  return {
    name: 'Pcore::StructElement',
    attributes: [
      ['key_type', element.keyType],
      ['value_type', element.valueType],
    ],
  };
}

function pcoreName(type: PType): string {
  if (type instanceof PTypeAliasType) return 'TypeAlias';
  return type instanceof PObjectType ? 'Object' : type.simpleName;
}

function optional(name: string, value: TypePart): readonly [string, TypePart, boolean] {
  return [name, value, value === undefined];
}

function list(name: string, values: readonly Value[] | readonly PStructElement[]): readonly [string, TypePart, boolean] {
  return [name, values as TypePart, false];
}

function bounds(from: bigint | number, to: bigint | number): Attributes {
  const open = (bound: bigint | number) =>
    bound === Number.NEGATIVE_INFINITY || bound === Number.POSITIVE_INFINITY ? undefined : bound;
  return [optional('from', open(from)), optional('to', open(to))];
}

function unlessAny(name: string, type: PType): readonly [string, TypePart, boolean] {
  return [name, type, type.eql(PAnyType.DEFAULT)];
}

function attributesOf(type: PType): Attributes {
  if (type instanceof PIntegerType || type instanceof PFloatType) return bounds(type.numericFrom, type.numericTo);
  if (type instanceof PStringType) return [optional('size_type_or_value', type.value ?? type.sizeType)];
  if (type instanceof PEnumType)
    return [list('values', type.values), ['case_insensitive', type.caseInsensitive, !type.caseInsensitive]];
  if (type instanceof PPatternType) return [list('patterns', type.patterns)];
  if (type instanceof PRegexpType) return [optional('pattern', type.pattern)];
  if (type instanceof PBooleanType) return [optional('value', type.value)];
  if (type instanceof PArrayType) return [unlessAny('element_type', type.elementType), optional('size_type', type.sizeType)];
  if (type instanceof PHashType) {
    return [unlessAny('key_type', type.keyType), unlessAny('value_type', type.valueType), optional('size_type', type.sizeType)];
  }
  if (type instanceof PCollectionType) return [optional('size_type', type.sizeType)];
  return moreAttributesOf(type);
}

function moreAttributesOf(type: PType): Attributes {
  if (type instanceof PTupleType) return [list('types', type.types), optional('size_type', type.sizeType)];
  if (type instanceof PStructType) return [list('elements', type.elements)];
  if (type instanceof PVariantType) return [list('types', type.types)];
  if (type instanceof PCallableType) {
    return [
      optional('param_types', type.paramTypes),
      optional('block_type', type.blockType),
      optional('return_type', type.returnType),
    ];
  }
  if (type instanceof PResourceType) return [optional('type_name', type.typeName), optional('title', type.title)];
  if (type instanceof PClassType) return [optional('class_name', type.className)];
  if (type instanceof PSemVerType) return [['ranges', type.ranges, type.ranges.length === 0]];
  if (type instanceof PTimespanType || type instanceof PTimestampType)
    return [optional('from', type.from), optional('to', type.to)];
  if (type instanceof PRuntimeType)
    return [optional('runtime', type.runtime), optional('name_or_pattern', type.nameOrPattern as Value)];
  if (type instanceof PInitType) return [optional('type', type.type), ['init_args', type.initArgs, type.initArgs.length === 0]];
  return type instanceof PTypeWithContainedType ? [optional('type', type.type)] : [];
}
