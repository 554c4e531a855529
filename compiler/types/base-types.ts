/**
 * The types that a bare name stands for.
 *
 * Puppet: pops/types/type_parser.rb#type_map
 */
import { PTypeAliasType } from './alias-type.ts';
import { PBinaryType } from './binary-type.ts';
import { PCallableType } from './callable-type.ts';
import { PCatalogEntryType, PClassType, PResourceType } from './catalog-types.ts';
import { PArrayType, PCollectionType, PHashType, PStructType, PTupleType } from './collection-types.ts';
import { PInitType } from './init-type.ts';
import { PIterableType, PIteratorType } from './iterable-types.ts';
import { PFloatType, PIntegerType, PNumericType } from './numeric-types.ts';
import { PObjectType } from './object/object-type.ts';
import { PNotUndefType, POptionalType } from './optional-types.ts';
import type { PType } from './ptype.ts';
import { PTypeReferenceType } from './reference-type.ts';
import { PRuntimeType } from './runtime-type.ts';
import { PAnyType, PBooleanType, PDefaultType, PScalarDataType, PScalarType, PUndefType } from './scalar-types.ts';
import { PSemVerRangeType, PSemVerType } from './semver-types.ts';
import { PSensitiveType } from './sensitive-type.ts';
import { PEnumType, PPatternType, PRegexpType, PStringType } from './string-types.ts';
import { PTimespanType, PTimestampType } from './time-types.ts';
import { PTypeSetType } from './type-set/type-set-type.ts';
import { PTypeType } from './type-type.ts';
import { PURIType } from './uri-type.ts';
import { PVariantType } from './variant-type.ts';

const make = (): ReadonlyMap<string, PType> =>
  new Map<string, PType>([
    ['integer', PIntegerType.DEFAULT],
    ['float', PFloatType.DEFAULT],
    ['numeric', PNumericType.DEFAULT],
    ['init', PInitType.DEFAULT],
    ['iterable', PIterableType.DEFAULT],
    ['iterator', PIteratorType.DEFAULT],
    ['string', PStringType.DEFAULT],
    ['binary', PBinaryType.DEFAULT],
    ['sensitive', PSensitiveType.DEFAULT],
    ['enum', PEnumType.DEFAULT],
    ['boolean', PBooleanType.DEFAULT],
    ['pattern', PPatternType.DEFAULT],
    ['regexp', PRegexpType.DEFAULT],
    ['array', PArrayType.DEFAULT],
    ['hash', PHashType.DEFAULT],
    ['class', PClassType.DEFAULT],
    ['resource', PResourceType.DEFAULT],
    ['collection', PCollectionType.DEFAULT],
    ['scalar', PScalarType.DEFAULT],
    ['scalardata', PScalarDataType.DEFAULT],
    ['catalogentry', PCatalogEntryType.DEFAULT],
    ['undef', PUndefType.DEFAULT],
    ['notundef', PNotUndefType.DEFAULT],
    ['default', PDefaultType.DEFAULT],
    ['any', PAnyType.DEFAULT],
    ['variant', PVariantType.DEFAULT],
    ['optional', POptionalType.DEFAULT],
    ['runtime', PRuntimeType.DEFAULT],
    ['type', PTypeType.DEFAULT],
    ['tuple', PTupleType.DEFAULT],
    ['struct', PStructType.DEFAULT],
    ['object', PObjectType.DEFAULT],
    ['typealias', PTypeAliasType.DEFAULT],
    ['typereference', PTypeReferenceType.DEFAULT],
    ['typeset', PTypeSetType.DEFAULT],
    ['callable', PCallableType.DEFAULT],
    ['semver', PSemVerType.DEFAULT],
    ['semverrange', PSemVerRangeType.DEFAULT],
    ['timestamp', PTimestampType.DEFAULT],
    ['timespan', PTimespanType.DEFAULT],
    ['uri', PURIType.DEFAULT],
  ]);

let made: ReadonlyMap<string, PType> | undefined;

/** The type of that lower-case name. Made late: the modules of the types need each other. */
export function baseType(lowerCaseName: string): PType | undefined {
  made ??= make();
  return made.get(lowerCaseName);
}
