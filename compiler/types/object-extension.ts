import { PuppetError } from '../functions/error.ts';
import { PuppetHash } from '../values/hash.ts';
import type { Value } from '../values/value.ts';
import { type PObjectType, PObjectTypeExtension } from './object-type.ts';
import { PType } from './ptype.ts';

/**
 * An Object type with values for its type parameters, by position or in a hash.
 *
 * Puppet: pops/types/p_object_type_extension.rb
 */
export function parameterizeObject(type: PObjectType, values: readonly Value[]): PObjectTypeExtension {
  const declared = type.allTypeParameters();
  if (declared.size === 0) {
    throw new PuppetError(`The ${type.label}-Type cannot be parameterized using []`);
  }
  const first = values[0];
  const named = values.length === 1 && first instanceof PuppetHash;
  const given = named ? ([...first] as readonly (readonly [string, Value])[]) : byPosition(type, [...declared.keys()], values);
  const parameters = new Map<string, Value>();
  for (const [name, value] of given) {
    const parameter = declared.get(name);
    if (parameter === undefined) throw new PuppetError(`'${name}' is not a known type parameter for ${type.label}-Type`);
    if (!(value instanceof PType) && !parameter.type.isInstance(value)) {
      throw new PuppetError(`${type.label}[${name}] does not accept that value`);
    }
    parameters.set(name, value);
  }
  if (parameters.size === 0) throw new PuppetError(`The ${type.label}-Type cannot be parameterized using an empty parameter list`);
  return new PObjectTypeExtension(type, parameters);
}

function byPosition(type: PObjectType, names: readonly string[], values: readonly Value[]): readonly (readonly [string, Value])[] {
  if (values.length > names.length) throw new PuppetError(`Too many parameters for ${type.label}-Type`);
  return values.map((value, index) => [names[index] as string, value] as const);
}
