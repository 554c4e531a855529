/**
 * Object types from the hash that defines them.
 *
 * Puppet: pops/types/p_object_type.rb#_pcore_init_from_hash
 */
import { PuppetError } from '../functions/error.ts';
import { PuppetHash } from '../values/hash.ts';
import type { Value } from '../values/value.ts';
import { infer } from './calculator.ts';
import { PCallableType } from './callable-type.ts';
import {
  type AttributeKind,
  type ObjectAttribute,
  type ObjectDefinition,
  type ObjectFunction,
  PObjectType,
} from './object-type.ts';
import { POptionalType } from './optional-types.ts';
import type { PType } from './ptype.ts';
import { PTypeReferenceType } from './reference-type.ts';
import { assertInstance } from './type-asserter.ts';
import { parseType } from './type-parser.ts';
import { PTypeType } from './type-type.ts';

/** The type; an empty hash makes the type of all objects. */
export function objectFromHash(hash: PuppetHash, name?: string): PObjectType {
  if (hash.size === 0 && name === undefined) return PObjectType.DEFAULT;
  return new PObjectType(objectDefinition(hash, name));
}

/** The definition that a hash describes; throws with Puppet's message when it is not consistent. */
export function objectDefinition(hash: PuppetHash, givenName?: string): ObjectDefinition {
  assertInstance('object initializer', initializerType(), hash);
  const name = givenName ?? (hash.get('name') as string | undefined);
  const label = name ?? 'Object';
  const parent = hash.get('parent') as PType | undefined;
  if (parent instanceof PTypeReferenceType) throw new PuppetError(`reference to unresolved type '${parent.typeString}'`);
  const inherited = parent instanceof PObjectType ? parent : undefined;
  const attributes = attributesOf(hash, label, inherited);
  const functions = functionsOf(hash, label, inherited, attributes);
  const equality = hash.get('equality') as string | readonly string[] | undefined;
  return {
    name,
    parent,
    typeParameters: typeParametersOf(hash, label),
    attributes,
    functions,
    equality: typeof equality === 'string' ? [equality] : equality,
    equalityIncludeType: hash.get('equality_include_type') !== false,
    checks: hash.get('checks'),
  };
}

const MEMBER = 'Pattern[/\\A[a-z_]\\w*\\z/]';
const INITIALIZER = `Struct[{
  Optional[name] => Pattern[/\\A[A-Z][\\w]*(?:::[A-Z][\\w]*)*\\z/],
  Optional[parent] => Type,
  Optional[type_parameters] => Hash[${MEMBER}, NotUndef],
  Optional[attributes] => Hash[${MEMBER}, NotUndef],
  Optional[constants] => Hash[${MEMBER}, Any],
  Optional[functions] => Hash[Variant[${MEMBER}, Enum['[]']], NotUndef],
  Optional[equality] => Variant[${MEMBER}, Array[${MEMBER}]],
  Optional[equality_include_type] => Boolean,
  Optional[checks] => Any,
  Optional[annotations] => Hash[Type, Hash[${MEMBER}, Any]]
}]`;

/** What the hash of a definition may hold. */
function initializerType(): PType {
  return parseType(INITIALIZER);
}

function entries(hash: PuppetHash, key: string): readonly (readonly [string, Value])[] {
  const value = hash.get(key);
  return value instanceof PuppetHash ? ([...value] as readonly (readonly [string, Value])[]) : [];
}

function typeParametersOf(hash: PuppetHash, label: string): ReadonlyMap<string, ObjectAttribute> {
  const made = entries(hash, 'type_parameters').map(([name, spec]): [string, ObjectAttribute] => {
    const given = spec instanceof PuppetHash ? spec.get('type') : spec;
    const type = assertInstance(`type_parameter ${label}[${name}]`, PTypeType.DEFAULT, given) as PType;
    const optional = type instanceof POptionalType ? type : new POptionalType(type);
    return [name, { name, type: optional, final: false, override: false }];
  });
  return new Map(made);
}

function attributesOf(hash: PuppetHash, label: string, parent: PObjectType | undefined): ReadonlyMap<string, ObjectAttribute> {
  const attributes = new Map<string, ObjectAttribute>();
  for (const [name, spec] of entries(hash, 'attributes')) {
    attributes.set(name, checkedOverride(`attribute ${label}[${name}]`, attribute(name, label, spec), parent, 'attribute'));
  }
  for (const [name, value] of entries(hash, 'constants')) {
    if (attributes.has(name)) throw new PuppetError(`attribute ${label}[${name}] is defined as both a constant and an attribute`);
    const override = parent?.member(name) !== undefined;
    attributes.set(name, { name, type: infer(value).generalize(), kind: 'constant', final: true, override, value: { value } });
  }
  return attributes;
}

function attribute(name: string, label: string, spec: Value): ObjectAttribute {
  const what = `attribute ${label}[${name}]`;
  if (!(spec instanceof PuppetHash)) {
    const type = assertInstance(what, PTypeType.DEFAULT, spec) as PType;
    return { name, type, final: false, override: false, ...(type instanceof POptionalType ? { value: { value: undefined } } : {}) };
  }
  const type = assertInstance(what, PTypeType.DEFAULT, spec.get('type')) as PType;
  const kind = spec.get('kind') as AttributeKind | undefined;
  if (kind === 'constant' && spec.get('final') === false) {
    throw new PuppetError(`${what} of kind 'constant' cannot be combined with final => false`);
  }
  const value = attributeValue(what, type, kind, spec);
  const flags = { final: spec.get('final') === true || kind === 'constant', override: spec.get('override') === true };
  return { name, type, kind, ...flags, ...(value === undefined ? {} : { value }) };
}

function attributeValue(
  what: string,
  type: PType,
  kind: AttributeKind | undefined,
  spec: PuppetHash,
): { value: Value } | undefined {
  if (!spec.has('value')) {
    if (kind === 'constant') throw new PuppetError(`${what} of kind 'constant' requires a value`);
    return undefined;
  }
  if (kind === 'derived' || kind === 'given_or_derived') {
    throw new PuppetError(`${what} of kind '${kind}' cannot be combined with an attribute value`);
  }
  return { value: assertInstance(`${what} value`, type, spec.get('value')) };
}

function functionsOf(
  hash: PuppetHash,
  label: string,
  parent: PObjectType | undefined,
  attributes: ReadonlyMap<string, ObjectAttribute>,
): ReadonlyMap<string, ObjectFunction> {
  const functions = new Map<string, ObjectFunction>();
  for (const [name, spec] of entries(hash, 'functions')) {
    const what = `function ${label}[${name}]`;
    const given = spec instanceof PuppetHash ? spec : new PuppetHash([['type', spec]]);
    const type = assertInstance(what, new PTypeType(PCallableType.DEFAULT), given.get('type')) as PType;
    if (attributes.has(name)) throw new PuppetError(`${what} conflicts with attribute with the same name`);
    const member = { name, type, final: given.get('final') === true, override: given.get('override') === true };
    functions.set(name, checkedOverride(what, member, parent, 'function'));
  }
  return functions;
}

function checkedOverride<T extends ObjectAttribute | ObjectFunction>(
  what: string,
  member: T,
  parent: PObjectType | undefined,
  feature: 'attribute' | 'function',
): T {
  const overridden = parent?.member(member.name);
  if (overridden === undefined) {
    if (!member.override) return member;
    throw new PuppetError(`expected ${what} to override an inherited ${feature}, but no such ${feature} was found`);
  }
  const isAttribute = parent?.allAttributes().has(member.name) === true;
  const inherited = `${isAttribute ? 'attribute' : 'function'} ${parent?.label}[${member.name}]`;
  if (isAttribute !== (feature === 'attribute')) throw new PuppetError(`${what} attempts to override ${inherited}`);
  if (overridden.final) throw new PuppetError(`${what} attempts to override final ${inherited}`);
  if (!member.override) throw new PuppetError(`${what} attempts to override ${inherited} without having override => true`);
  if (!overridden.type.isAssignable(member.type)) {
    throw new PuppetError(`${what} attempts to override ${inherited} with a type that does not match`);
  }
  return member;
}
