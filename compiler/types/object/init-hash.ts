/**
 * Object types as the hashes that they are made from.
 *
 * Puppet: pops/types/p_object_type.rb#_pcore_init_hash
 */
import { eql } from '../../values/equality.ts';
import { PuppetHash } from '../../values/hash.ts';
import type { Value } from '../../values/value.ts';
import { infer } from '../calculator.ts';
import { POptionalType } from '../optional-types.ts';
import type { ObjectAttribute, ObjectMember } from './member.ts';
import type { PObjectType } from './object-type.ts';

/** The hash, with the name unless it is known already. */
export function objectTypeHash(type: PObjectType, withName = true): PuppetHash {
  const { equality, checks, annotations } = type.definition;
  const attributes = [...type.attributes.values()];
  const constants = attributes.filter(isPlainConstant);
  const hash = new PuppetHash();
  const add = (key: string, value: Value, present = value !== undefined): unknown => present && hash.set(key, value);
  add('annotations', annotations);
  add('name', type.objectName, withName && type.objectName !== undefined);
  add('parent', type.parent);
  addMembers(hash, 'type_parameters', [...type.typeParameters.values()]);
  addMembers(
    hash,
    'attributes',
    attributes.filter((attribute) => !isPlainConstant(attribute)),
  );
  add('constants', new PuppetHash(constants.map(({ name, value }) => [name, value?.value] as const)), constants.length > 0);
  addMembers(hash, 'functions', [...type.functions.values()]);
  add('equality', equality);
  add('checks', checks);
  return hash;
}

function addMembers(hash: PuppetHash, key: string, members: readonly ObjectMember[]): void {
  if (members.length > 0) hash.set(key, new PuppetHash(members.map((member) => [member.name, memberHash(member)] as const)));
}

/** A constant that can be written as its value alone. */
function isPlainConstant(attribute: ObjectAttribute): boolean {
  if (attribute.kind !== 'constant' || attribute.value === undefined) return false;
  return eql(attribute.type, infer(attribute.value.value).generalize());
}

/** The type of a member when there is nothing else to say of it, or a hash. */
function memberHash(member: ObjectMember): Value {
  const isParameter = member.feature === 'type_parameter' && member.type instanceof POptionalType;
  const kind = member.feature === 'function' ? undefined : member.kind;
  const hash = new PuppetHash([['type', isParameter ? (member.type as POptionalType).type : member.type]]);
  if (member.final && kind !== 'constant') hash.set('final', true);
  if (member.override) hash.set('override', true);
  if (member.annotations !== undefined) hash.set('annotations', member.annotations);
  if (kind !== undefined) hash.set('kind', kind);
  const value = member.feature === 'function' ? undefined : member.value;
  if (value !== undefined && !(isParameter && value.value === undefined)) hash.set('value', value.value);
  return hash.size === 1 ? hash.get('type') : hash;
}
