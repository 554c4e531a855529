/**
 * `new` of Object types.
 *
 * Puppet: pops/types/p_object_type.rb#create_new_function
 */
import { Deferred } from '../../values/deferred.ts';
import { PuppetHash } from '../../values/hash.ts';
import { PuppetObject } from '../../values/puppet-object.ts';
import type { Value } from '../../values/value.ts';
import type { ObjectAttribute, PObjectType } from '../object-type.ts';

/** The attributes that `new` takes, in its order: the required ones first. */
export function objectParameters(type: PObjectType): readonly ObjectAttribute[] {
  const given = [...type.allAttributes().values()].filter((a) => a.kind !== 'constant' && a.kind !== 'derived');
  return [...given.filter((a) => a.value === undefined), ...given.filter((a) => a.value !== undefined)];
}

/** An instance from arguments that fit one of the type's signatures. */
export function createObject(type: PObjectType, args: readonly Value[]): Value {
  const [first] = args;
  const named = args.length === 1 && first instanceof PuppetHash && type.initHashType().isInstance(first);
  const values = named ? namedValues(type, first) : positionalValues(type, args);
  if (type.objectName === 'Deferred') {
    return new Deferred(values.get('name') as string, values.get('arguments') as readonly Value[] | undefined);
  }
  return new PuppetObject(type, values);
}

function namedValues(type: PObjectType, hash: PuppetHash): Map<string, Value> {
  return filled(
    type,
    (attribute) => hash.get(attribute.name),
    (attribute) => hash.has(attribute.name),
  );
}

function positionalValues(type: PObjectType, args: readonly Value[]): Map<string, Value> {
  const names = objectParameters(type).map((attribute) => attribute.name);
  const index = (attribute: ObjectAttribute): number => names.indexOf(attribute.name);
  return filled(
    type,
    (attribute) => args[index(attribute)],
    (attribute) => index(attribute) >= 0 && index(attribute) < args.length,
  );
}

function filled(
  type: PObjectType,
  get: (attribute: ObjectAttribute) => Value,
  has: (attribute: ObjectAttribute) => boolean,
): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const attribute of type.allAttributes().values()) {
    values.set(attribute.name, has(attribute) ? get(attribute) : attribute.value?.value);
  }
  return values;
}
