/**
 * The Object types that Puppet defines for its own types (`Pcore::IntegerType`), syntax trees and resources, as recorded from Puppet.
 *
 * Puppet: `register_ptype` of each type, pops/model/ast.rb
 */
import { builtinObject } from './builtin-objects.ts';
import type { PObjectType } from './object/object-type.ts';
import recorded from './pcore-types.json' with { type: 'json' };
import type { PType } from './ptype.ts';

const TEXTS: Readonly<Record<string, string>> = recorded.types;
const NAMES: ReadonlyMap<string, string> = new Map(Object.keys(TEXTS).map((name) => [name.toLowerCase(), name]));
const made = new Map<string, PObjectType>();

/** The type of that lower-case name. */
export function pcoreObject(lowerCaseName: string): PObjectType | undefined {
  const name = NAMES.get(lowerCaseName);
  return name === undefined ? undefined : madeOnce(name);
}

function madeOnce(name: string): PObjectType {
  const type = made.get(name) ?? builtinObject(name, hashText(TEXTS[name] as string));
  made.set(name, type);
  return type;
}

/** What stands between the brackets. */
function hashText(text: string): string {
  return text.replace(/^Object\[/, '').replace(/\]$/, '');
}

/** Whether instances of the type are types, trees or other things of Puppet itself, which cannot be made by their attributes here. */
export function isPcoreObject({ objectName }: PObjectType): boolean {
  return objectName !== undefined && objectName in TEXTS;
}

/** The name of the Object type that a type is an instance of. */
export function pcoreTypeName({ simpleName }: PType): string {
  // Puppet cuts four letters off the end of the class's name, whatever they are.
  return simpleName === 'ObjectTypeExtension' ? 'Pcore::ObjectTypeExtenType' : `Pcore::${simpleName}Type`;
}

/** The Object type that a type is an instance of. */
export function pcoreTypeOf(type: PType): PObjectType {
  return madeOnce(pcoreTypeName(type));
}
