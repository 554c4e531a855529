/**
 * Instances of Object types: how they are made, read, compared and written down. Puppet generates a Ruby class for each type; what
 * is here does as those classes do, the odd cases too.
 *
 * Puppet: pops/types/ruby_generator.rb#class_body
 */
import { PuppetError } from '../../functions/error.ts';
import type { PuppetCallable } from '../../values/callable.ts';
import { Deferred } from '../../values/deferred.ts';
import { eql, rubyEquals } from '../../values/equality.ts';
import { PuppetHash } from '../../values/hash.ts';
import { hashKey } from '../../values/hash-key.ts';
import { PuppetObject, setInstanceEquality } from '../../values/puppet-object.ts';
import type { Value } from '../../values/value.ts';
import { memberLabel, type ObjectAttribute, type ObjectMember } from './member.ts';
import type { PObjectType } from './object-type.ts';

// --- Making -----------------------------------------------------------------------------------------------------------

/** The attributes that are given when an instance is made, in order: those without a default first. */
export function initParameters(type: PObjectType): readonly ObjectAttribute[] {
  const given = [...type.allAttributes().values()].filter((a) => a.kind !== 'constant' && a.kind !== 'derived');
  return [...given.filter((a) => a.value === undefined), ...given.filter((a) => a.value !== undefined)];
}

/** The attributes that the type itself declares and instances hold. */
function ownAttributes(type: PObjectType): readonly ObjectAttribute[] {
  return [...type.attributes.values()].filter((a) => a.kind !== 'constant' && a.kind !== 'derived');
}

/** A type without attributes of its own has the initializer of its parent. */
function hasInitializer(type: PObjectType): boolean {
  const { parent } = type;
  if (parent !== undefined && parent === type.parentObject && ownAttributes(type).length === 0) return false;
  return parent === undefined || initParameters(type).length > 0;
}

/** The parameters of the initializer that is run for the type: its own, or one that it inherits. */
export function initializerParameters(type: PObjectType): readonly ObjectAttribute[] {
  if (hasInitializer(type)) return initParameters(type);
  const parent = type.parentObject;
  return parent === undefined ? [] : initializerParameters(parent);
}

/** An instance from the arguments of the initializer. */
export function constructObject(type: PObjectType, args: readonly Value[]): Value {
  const fields = new Map<string, Value>();
  initialize(type, args, fields);
  if (type.objectName === 'Deferred') {
    return new Deferred(fields.get('name') as string, fields.get('arguments') as readonly Value[] | undefined);
  }
  return new PuppetObject(type, fields);
}

function initialize(type: PObjectType, args: readonly Value[], fields: Map<string, Value>): void {
  const parent = type.parentObject;
  if (!hasInitializer(type)) {
    if (parent !== undefined) initialize(parent, args, fields);
    else checkCount(args, []);
    return;
  }
  const parameters = initParameters(type);
  checkCount(args, parameters);
  const values = parameters.map((parameter, index) => (index < args.length ? args[index] : parameter.value?.value));
  // What the type overrides is not passed on to the parent, which may then miss it.
  if (parent !== undefined)
    initialize(
      parent,
      values.filter((_, index) => parameters[index]?.container !== type),
      fields,
    );
  parameters.forEach((parameter, index) => {
    if (parameter.container === type) fields.set(parameter.name, values[index]);
  });
}

function checkCount(args: readonly Value[], parameters: readonly ObjectAttribute[]): void {
  const least = parameters.filter((parameter) => parameter.value === undefined).length;
  const most = parameters.length;
  if (args.length >= least && args.length <= most) return;
  const expected = least === most ? `${most}` : `${least}..${most}`;
  throw new PuppetError(`wrong number of arguments (given ${args.length}, expected ${expected})`);
}

/** An instance from the hash of its attributes, which has been checked. */
export function constructFromHash(type: PObjectType, hash: PuppetHash): Value {
  return constructObject(
    type,
    initParameters(type).map(({ name, value }) => (hash.has(name) || value === undefined ? hash.get(name) : value.value)),
  );
}

// --- Reading ----------------------------------------------------------------------------------------------------------

/** The value of an attribute; throws for a derived one that the object does not bring with it, which nobody can compute. */
export function readAttribute(object: PuppetObject | Deferred, attribute: ObjectAttribute): Value {
  if (attribute.body !== undefined) return attribute.body(object, [], undefined);
  if (attribute.kind === 'constant') return attribute.value?.value;
  if (object instanceof Deferred) return attribute.name === 'name' ? object.name : object.arguments;
  if (attribute.kind === 'derived' && !object.attributes.has(attribute.name))
    throw new PuppetError(`no method is implemented for derived ${memberLabel(attribute)}`);
  return object.attributes.get(attribute.name);
}

/** What a call of the member on the instance answers; the arguments have been checked. */
export function callMember(
  object: PuppetObject | Deferred,
  member: ObjectMember,
  args: readonly Value[],
  block: PuppetCallable | undefined,
): Value {
  if (member.feature !== 'function') return readAttribute(object, member);
  if (member.body === undefined) throw new PuppetError(`no method is implemented for ${memberLabel(member)}`);
  return member.body(object, args, block);
}

// --- Writing ----------------------------------------------------------------------------------------------------------

/** Attributes of an instance by name, without those that have their default value. */
export function objectInitHash(object: PuppetObject | Deferred): PuppetHash {
  const hash = new PuppetHash();
  if (object instanceof Deferred) {
    hash.set('name', object.name);
    if (object.arguments !== undefined) hash.set('arguments', object.arguments);
    return hash;
  }
  collectInitHash(object.type, object, hash);
  return hash;
}

function collectInitHash(type: PObjectType, object: PuppetObject, hash: PuppetHash): void {
  if (type.parentObject !== undefined) collectInitHash(type.parentObject, object, hash);
  for (const { name, value } of ownAttributes(type)) {
    const held = object.attributes.get(name);
    if (value === undefined || !rubyEquals(value.value, RESERVED_WORDS.has(name) ? undefined : held)) hash.set(name, held);
  }
}

/**
 * Words of Ruby: the generated class keeps such an attribute under another name, and the comparison with the default forgets that.
 *
 * Puppet: pops/types/ruby_generator.rb (RUBY_RESERVED_WORDS, equals_default_string)
 */
const RESERVED_WORDS: ReadonlySet<string> = new Set(
  'alias begin break def do end ensure for module next nil not redo rescue retry return self super then until when while yield'.split(
    ' ',
  ),
);

// --- Comparing --------------------------------------------------------------------------------------------------------

/** Whether two instances are equal for Puppet: asks the type of the first, then its ancestors. */
function objectsEqual(a: PuppetObject, b: PuppetObject): boolean {
  return a === b || equalAs(a.type, a, b);
}

function equalAs(type: PObjectType, a: PuppetObject, b: PuppetObject): boolean {
  const includesType = includesTypeFirst(type);
  const names = comparedNames(type);
  const parent = type.parentObject;
  if (names.length === 0 && !includesType) return parent === undefined ? a === b : equalAs(parent, a, b);
  if (type.parent !== undefined && !(parent === undefined ? a === b : equalAs(parent, a, b))) return false;
  if (includesType && !a.type.eql(b.type)) return false;
  return names.every((name) => eql(a.attributes.get(name), readAttribute(b, type.member(name) as ObjectAttribute)));
}

/** The types are compared by the topmost type that wants it. */
function includesTypeFirst(type: PObjectType): boolean {
  const parent = type.parent === type.parentObject ? type.parentObject : undefined;
  return type.equalityIncludesType && parent?.equalityIncludesType !== true;
}

function comparedNames(type: PObjectType): readonly string[] {
  return type.definition.equality ?? ownAttributes(type).map((attribute) => attribute.name);
}

/** Whether an instance equals nothing but itself. */
function isEqualToItselfOnly(type: PObjectType): boolean {
  if (comparedNames(type).length > 0 || includesTypeFirst(type)) return false;
  return type.parentObject === undefined || isEqualToItselfOnly(type.parentObject);
}

let unequalCount = 0;
const unequalKeys = new WeakMap<PuppetObject, string>();

/** A text that is the same for equal instances. */
function instanceKey(object: PuppetObject): string {
  const { type } = object;
  if (isEqualToItselfOnly(type)) {
    const key = unequalKeys.get(object) ?? `object#${++unequalCount}`;
    unequalKeys.set(object, key);
    return key;
  }
  const values = [...type.equalityNames()].map((name) => hashKey(object.attributes.get(name)));
  return `object(${type.label};${values.join(',')})`;
}

setInstanceEquality({ equals: objectsEqual, key: instanceKey });
