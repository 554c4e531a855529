/**
 * The aliases that every environment knows: Data, RichData and their relatives.
 *
 * Puppet: pops/loader/static_loader.rb (BUILTIN_ALIASES)
 */
import { PTypeAliasType } from './alias-type.ts';
import { PBinaryType } from './binary-type.ts';
import { PArrayType, PHashType } from './collection-types.ts';
import { PNumericType } from './numeric-types.ts';
import { PObjectType } from './object/object-type.ts';
import type { PType } from './ptype.ts';
import { PDefaultType, PScalarDataType, PScalarType, PUndefType } from './scalar-types.ts';
import { PSemVerRangeType } from './semver-types.ts';
import { PSensitiveType } from './sensitive-type.ts';
import { PStringType } from './string-types.ts';
import { PTypeSetType } from './type-set/type-set-type.ts';
import { PTypeType } from './type-type.ts';
import { PURIType } from './uri-type.ts';
import { PVariantType } from './variant-type.ts';

const DEFINITIONS: Readonly<Record<string, (self: PType) => PType>> = {
  Data: (self) =>
    new PVariantType([PScalarDataType.DEFAULT, PUndefType.DEFAULT, new PHashType(PStringType.DEFAULT, self), new PArrayType(self)]),
  RichDataKey: () => new PVariantType([PStringType.DEFAULT, PNumericType.DEFAULT]),
  RichData: (self) =>
    new PVariantType([
      PScalarType.DEFAULT,
      PSemVerRangeType.DEFAULT,
      PBinaryType.DEFAULT,
      PSensitiveType.DEFAULT,
      PTypeType.DEFAULT,
      PTypeSetType.DEFAULT,
      PURIType.DEFAULT,
      PObjectType.DEFAULT,
      PUndefType.DEFAULT,
      PDefaultType.DEFAULT,
      new PHashType(builtin('RichDataKey'), self),
      new PArrayType(self),
    ]),
  'Puppet::LookupKey': () => builtin('RichDataKey'),
  'Puppet::LookupValue': () => builtin('RichData'),
};

/** By lower-case name, as a reference finds them. */
const NAMES: ReadonlyMap<string, string> = new Map(Object.keys(DEFINITIONS).map((name) => [name.toLowerCase(), name]));
const made = new Map<string, PTypeAliasType>();

function builtin(name: string): PTypeAliasType {
  const known = made.get(name);
  if (known) return known;
  const definition = DEFINITIONS[name];
  if (definition === undefined) throw new Error(`no builtin alias ${name}`);
  const alias: PTypeAliasType = new PTypeAliasType(name, () => definition(alias), true);
  made.set(name, alias);
  alias.resolve(undefined);
  return alias;
}

/** The builtin alias of that lower-case name. */
export function builtinAlias(lowerCaseName: string): PTypeAliasType | undefined {
  const name = NAMES.get(lowerCaseName);
  return name === undefined ? undefined : builtin(name);
}

/** True for `Data`, `RichData` and the others, which are never printed with what they stand for. */
export function isBuiltinAlias(name: string): boolean {
  return name in DEFINITIONS;
}

export function data(): PTypeAliasType {
  return builtin('Data');
}

export function richData(): PTypeAliasType {
  return builtin('RichData');
}
