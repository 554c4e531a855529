/**
 * Which `new` each type has.
 *
 * Puppet: pops/types/types.rb#new_function
 */
import { unaliased } from '../alias-type.ts';
import { PBinaryType } from '../binary-type.ts';
import type { PCallableType } from '../callable-type.ts';
import { PArrayType, PHashType, PStructType, PTupleType } from '../collection-types.ts';
import { PFloatType, PIntegerType, PNumericType } from '../numeric-types.ts';
import { callableSignatures } from '../object/constructor.ts';
import { PObjectType } from '../object/object-type.ts';
import { PNotUndefType, POptionalType } from '../optional-types.ts';
import type { PType } from '../ptype.ts';
import { PBooleanType, PUnitType } from '../scalar-types.ts';
import { PSemVerRangeType, PSemVerType } from '../semver-types.ts';
import { PSensitiveType } from '../sensitive-type.ts';
import { PRegexpType, PStringType } from '../string-types.ts';
import { PTimespanType, PTimestampType } from '../time-types.ts';
import { PTypeType } from '../type-type.ts';
import { PURIType } from '../uri-type.ts';
import { NEW_ARRAY, NEW_HASH } from './collections.ts';
import { type NewDeclaration, signaturesOf } from './declaration.ts';
import { NEW_BOOLEAN, NEW_FLOAT, NEW_INTEGER, NEW_NUMERIC } from './numeric.ts';
import {
  NEW_BINARY,
  NEW_REGEXP,
  NEW_SEMVER,
  NEW_SEMVER_RANGE,
  NEW_SENSITIVE,
  NEW_STRING,
  NEW_TIMESPAN,
  NEW_TIMESTAMP,
  NEW_TYPE,
  NEW_UNIT,
  NEW_URI,
} from './others.ts';

/** The declaration of a type's `new`; undefined for types that have none or make it from their definition. */
export function newDeclaration(type: PType): NewDeclaration | undefined {
  const bare = unaliased(type);
  if (bare instanceof POptionalType) return bare.type && newDeclaration(bare.type);
  if (bare instanceof PNotUndefType) return bare.type === undefined ? NEW_UNIT : newDeclaration(bare.type);
  return DECLARATIONS.find(([typeClass]) => bare instanceof typeClass)?.[1];
}

// Subclasses before their base.
const DECLARATIONS: readonly (readonly [abstract new (...args: never[]) => PType, NewDeclaration])[] = [
  [PIntegerType, NEW_INTEGER],
  [PFloatType, NEW_FLOAT],
  [PNumericType, NEW_NUMERIC],
  [PBooleanType, NEW_BOOLEAN],
  [PStringType, NEW_STRING],
  [PArrayType, NEW_ARRAY],
  [PTupleType, NEW_ARRAY],
  [PHashType, NEW_HASH],
  [PStructType, NEW_HASH],
  [PRegexpType, NEW_REGEXP],
  [PTypeType, NEW_TYPE],
  [PSensitiveType, NEW_SENSITIVE],
  [PBinaryType, NEW_BINARY],
  [PSemVerType, NEW_SEMVER],
  [PSemVerRangeType, NEW_SEMVER_RANGE],
  [PTimespanType, NEW_TIMESPAN],
  [PTimestampType, NEW_TIMESTAMP],
  [PURIType, NEW_URI],
  [PUnitType, NEW_UNIT],
];

/** The signatures of a type's `new`; undefined when it has none. */
export function newSignatures(type: PType): readonly PCallableType[] | undefined {
  const bare = unaliased(type);
  if (bare instanceof PObjectType) return callableSignatures(bare).map((signature) => signature.type);
  const declaration = newDeclaration(bare);
  return declaration && signaturesOf(declaration).map((signature) => signature.type);
}
