/**
 * What the hashes that define Object types, and sets of types, may hold.
 *
 * Puppet: pops/types/p_object_type.rb (TYPE_OBJECT_I12N and the constants before it), p_type_set_type.rb, pcore.rb
 */
import { ANNOTATION_TYPE } from '../builtin-objects.ts';
import { PCallableType } from '../callable-type.ts';
import { PArrayType, PHashType, PStructElement, PStructType, structKey } from '../collection-types.ts';
import { PIntegerType } from '../numeric-types.ts';
import { PNotUndefType, POptionalType } from '../optional-types.ts';
import type { PType } from '../ptype.ts';
import { PAnyType, PBooleanType } from '../scalar-types.ts';
import { PSemVerRangeType, PSemVerType } from '../semver-types.ts';
import { PEnumType, PPatternType, PRegexpType, PStringType } from '../string-types.ts';
import { PTypeType } from '../type-type.ts';
import { URI_REGEXP } from '../uri-pattern.ts';
import { PVariantType } from '../variant-type.ts';

export interface InitializerTypes {
  readonly object: PType;
  readonly attribute: PType;
  readonly function: PType;
  readonly functionType: PType;
  readonly typeSet: PType;
  readonly typeName: PType;
}

export const MEMBER_NAME = '\\A[a-z_]\\w*\\z';
export const SIMPLE_TYPE_NAME = '\\A[A-Z]\\w*\\z';
export const QUALIFIED_REFERENCE = '\\A[A-Z][\\w]*(?:::[A-Z][\\w]*)*\\z';

let made: InitializerTypes | undefined;

/** Made late: the modules of the types need each other. */
export function initializerTypes(): InitializerTypes {
  made ??= make();
  return made;
}

function pattern(source: string): PPatternType {
  return new PPatternType([new PRegexpType(source)]);
}

/** A Struct; a name with a question mark may be missing. */
function struct(elements: Readonly<Record<string, PType>>): PStructType {
  return new PStructType(
    Object.entries(elements).map(([key, type]) => {
      const name = key.replace('?', '');
      return new PStructElement(structKey(name, name !== key), type);
    }),
  );
}

function make(): InitializerTypes {
  const memberName = pattern(MEMBER_NAME);
  const reference = pattern(QUALIFIED_REFERENCE);
  const annotations = new POptionalType(new PHashType(new PTypeType(ANNOTATION_TYPE), new PHashType(memberName, PAnyType.DEFAULT)));
  const functionType = new PTypeType(PCallableType.DEFAULT);
  const members = new PHashType(memberName, PNotUndefType.DEFAULT);
  const flags = { 'final?': PBooleanType.DEFAULT, 'override?': PBooleanType.DEFAULT };
  const object = struct({
    'name?': reference,
    'parent?': PTypeType.DEFAULT,
    'type_parameters?': members,
    'attributes?': members,
    'constants?': new PHashType(memberName, PAnyType.DEFAULT),
    'functions?': new PHashType(new PVariantType([memberName, new PStringType('[]')]), PNotUndefType.DEFAULT),
    'equality?': new PVariantType([memberName, new PArrayType(memberName)]),
    'equality_include_type?': PBooleanType.DEFAULT,
    'checks?': PAnyType.DEFAULT,
    'annotations?': annotations,
  });
  const kinds = new PEnumType(['constant', 'derived', 'given_or_derived', 'reference']);
  return {
    object,
    attribute: struct({
      type: PTypeType.DEFAULT,
      ...flags,
      'kind?': kinds,
      'value?': PAnyType.DEFAULT,
      'annotations?': annotations,
    }),
    function: struct({ type: functionType, ...flags, 'annotations?': annotations }),
    functionType,
    typeSet: typeSetType(object, reference, annotations),
    typeName: reference,
  };
}

function typeSetType(object: PType, reference: PType, annotations: PType): PType {
  const simpleName = pattern(SIMPLE_TYPE_NAME);
  const uri = new PPatternType([new PRegexpType(URI_REGEXP)]);
  const atLeastOne = new PIntegerType(1n, undefined);
  const version = new PVariantType([PStringType.NON_EMPTY, PSemVerType.DEFAULT]);
  const typeReference = struct({
    name: reference,
    version_range: new PVariantType([PStringType.NON_EMPTY, PSemVerRangeType.DEFAULT]),
    'name_authority?': uri,
    'annotations?': annotations,
  });
  return struct({
    'pcore_uri?': uri,
    pcore_version: version,
    'name_authority?': uri,
    'name?': reference,
    'version?': version,
    'types?': new PHashType(simpleName, new PVariantType([PTypeType.DEFAULT, object]), atLeastOne),
    'references?': new PHashType(simpleName, typeReference, atLeastOne),
    'annotations?': annotations,
  });
}
