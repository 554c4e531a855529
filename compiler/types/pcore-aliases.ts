/**
 * Aliases of the type system's own names: `Pcore::MemberName` and its relatives.
 *
 * Puppet: pops/pcore.rb#init
 */
import { PTypeAliasType } from './alias-type.ts';
import { MEMBER_NAME, QUALIFIED_REFERENCE, SIMPLE_TYPE_NAME } from './object/initializer-types.ts';
import type { PType } from './ptype.ts';
import { PPatternType, PRegexpType } from './string-types.ts';
import { URI_REGEXP } from './uri-pattern.ts';

const pattern = (source: string) => (): PType => new PPatternType([new PRegexpType(source)]);

const DEFINITIONS: Readonly<Record<string, () => PType>> = {
  'Pcore::URI_RX': () => new PRegexpType(URI_REGEXP),
  'Pcore::URI': () => new PPatternType([new PRegexpType(URI_REGEXP)]),
  'Pcore::SimpleTypeName': pattern(SIMPLE_TYPE_NAME),
  'Pcore::MemberName': pattern(MEMBER_NAME),
  'Pcore::TypeName': pattern(QUALIFIED_REFERENCE),
  'Pcore::QRef': pattern(QUALIFIED_REFERENCE),
};

const NAMES: ReadonlyMap<string, string> = new Map(Object.keys(DEFINITIONS).map((name) => [name.toLowerCase(), name]));
const made = new Map<string, PTypeAliasType>();

/** The alias of that lower-case name. */
export function pcoreAlias(lowerCaseName: string): PTypeAliasType | undefined {
  const name = NAMES.get(lowerCaseName);
  const definition = name === undefined ? undefined : DEFINITIONS[name];
  if (name === undefined || definition === undefined) return undefined;
  const alias = made.get(name) ?? new PTypeAliasType(name, definition());
  made.set(name, alias);
  return alias;
}
