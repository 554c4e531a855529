/**
 * Object types and their instances as the hashes they are made from.
 *
 * Puppet: pops/types/p_object_type.rb#_pcore_init_hash, #extract_init_hash, type_formatter.rb#append_object_hash
 */
import { Deferred } from '../values/deferred.ts';
import { eql, rubyEquals } from '../values/equality.ts';
import { PuppetHash } from '../values/hash.ts';
import type { PuppetObject } from '../values/puppet-object.ts';
import type { Value } from '../values/value.ts';
import { infer } from './calculator.ts';
import type { ObjectAttribute, ObjectFunction, PObjectType } from './object-type.ts';

/** Attributes of an instance by name, without those that have their default value. */
export function objectInitHash(object: PuppetObject | Deferred): PuppetHash {
  if (object instanceof Deferred) {
    return new PuppetHash([
      ['name', object.name],
      ...(object.arguments === undefined ? [] : [['arguments', object.arguments] as const]),
    ]);
  }
  const hash = new PuppetHash();
  for (const attribute of object.type.allAttributes().values()) {
    if (attribute.kind === 'constant' || attribute.kind === 'derived') continue;
    const value = object.attributes.get(attribute.name);
    if (attribute.value === undefined || !rubyEquals(attribute.value.value, value)) hash.set(attribute.name, value);
  }
  return hash;
}

/** `Object[{...}]`, with all that the type defines itself. */
export function objectTypeText(type: PObjectType, text: (value: Value) => string): string {
  const entries = typeEntries(type, text).map(([key, value]) => `${key} => ${value}`);
  return `Object[{${entries.join(', ')}}]`;
}

type Entry = readonly [string, string];

function typeEntries(type: PObjectType, text: (value: Value) => string): readonly Entry[] {
  const { parent, typeParameters, attributes, functions, equality, checks } = type.definition;
  const all = [...(attributes?.values() ?? [])];
  const constants = all.filter(isPlainConstant);
  const others = all.filter((attribute) => !isPlainConstant(attribute));
  const members = (list: readonly (ObjectAttribute | ObjectFunction)[]): string =>
    `{${list.map((member) => `${text(member.name)} => ${memberText(member, text)}`).join(', ')}}`;
  const entries: (Entry | undefined)[] = [
    type.objectName === undefined ? undefined : ['name', text(type.objectName)],
    parent === undefined ? undefined : ['parent', text(parent)],
    typeParameters?.size ? ['type_parameters', members([...typeParameters.values()])] : undefined,
    others.length > 0 ? ['attributes', members(others)] : undefined,
    constants.length > 0
      ? ['constants', `{${constants.map((c) => `${text(c.name)} => ${text(c.value?.value)}`).join(', ')}}`]
      : undefined,
    functions?.size ? ['functions', members([...functions.values()])] : undefined,
    equality === undefined ? undefined : ['equality', text(equality)],
    checks === undefined ? undefined : ['checks', text(checks)],
  ];
  return entries.filter((entry) => entry !== undefined);
}

function isPlainConstant(attribute: ObjectAttribute): boolean {
  if (attribute.kind !== 'constant' || attribute.value === undefined) return false;
  return eql(attribute.type, infer(attribute.value.value).generalize());
}

function memberText(member: ObjectAttribute | ObjectFunction, text: (value: Value) => string): string {
  const kind = 'kind' in member ? member.kind : undefined;
  const value = 'value' in member ? member.value : undefined;
  const extras = [
    member.final && kind !== 'constant' ? 'final => true' : undefined,
    member.override ? 'override => true' : undefined,
    kind === undefined ? undefined : `kind => ${kind}`,
    value === undefined ? undefined : `value => ${text(value.value)}`,
  ].filter((extra) => extra !== undefined);
  return extras.length === 0 ? text(member.type) : `{${[`type => ${text(member.type)}`, ...extras].join(', ')}}`;
}

/** The hash that defines the type. Puppet: pops/types/p_object_type.rb#_pcore_init_hash */
export function objectTypeHash(type: PObjectType): PuppetHash {
  const { parent, typeParameters, attributes, functions, equality, checks } = type.definition;
  const all = [...(attributes?.values() ?? [])];
  const constants = all.filter(isPlainConstant);
  const others = all.filter((attribute) => !isPlainConstant(attribute));
  const hash = new PuppetHash();
  const add = (key: string, value: Value, empty = value === undefined): unknown => empty || hash.set(key, value);
  const members = (list: readonly (ObjectAttribute | ObjectFunction)[]): PuppetHash =>
    new PuppetHash(list.map((member) => [member.name, memberHash(member)] as const));
  add('name', type.objectName);
  add('parent', parent);
  add('type_parameters', members([...(typeParameters?.values() ?? [])]), !typeParameters?.size);
  add('attributes', members(others), others.length === 0);
  add('constants', new PuppetHash(constants.map((c) => [c.name, c.value?.value] as const)), constants.length === 0);
  add('functions', members([...(functions?.values() ?? [])]), !functions?.size);
  add('equality', equality);
  add('checks', checks);
  return hash;
}

function memberHash(member: ObjectAttribute | ObjectFunction): Value {
  const kind = 'kind' in member ? member.kind : undefined;
  const hash = new PuppetHash([['type', member.type]]);
  if (member.final && kind !== 'constant') hash.set('final', true);
  if (member.override) hash.set('override', true);
  if (kind !== undefined) hash.set('kind', kind);
  if ('value' in member && member.value !== undefined) hash.set('value', member.value.value);
  return hash.size === 1 ? member.type : hash;
}
