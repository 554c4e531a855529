/**
 * Object types from the hash that defines them.
 *
 * Puppet: pops/types/p_object_type.rb#_pcore_init_from_hash
 */
import { PuppetError } from '../../functions/error.ts';
import { Default } from '../../values/default.ts';
import { PuppetHash } from '../../values/hash.ts';
import type { Value } from '../../values/value.ts';
import { infer } from '../calculator.ts';
import { POptionalType } from '../optional-types.ts';
import type { PType } from '../ptype.ts';
import { PTypeReferenceType } from '../reference-type.ts';
import { assertInstance } from '../type-asserter.ts';
import { PTypeType } from '../type-type.ts';
import { initializerTypes } from './initializer-types.ts';
import {
  type AttributeKind,
  assertOverride,
  memberLabel,
  type ObjectAttribute,
  type ObjectFunction,
  type ObjectMember,
} from './member.ts';
import { type ObjectDefinition, PObjectType } from './object-type.ts';

const NO_MEMBERS: ReadonlyMap<string, ObjectMember> = new Map();

/** The type; an empty hash makes the type of all objects, and a name alone a type without members. */
export function objectFromHash(hash: Value): PObjectType {
  if (typeof hash === 'string' && hash !== '') {
    return new PObjectType(() => ({}), assertInstance('object name', initializerTypes().typeName, hash) as string);
  }
  if (!(hash instanceof PuppetHash) || hash.size === 0) return PObjectType.DEFAULT;
  const name = hash.get('name');
  const type = new PObjectType((self) => objectDefinition(self, hash), typeof name === 'string' ? name : undefined);
  void type.definition;
  return type;
}

/** The definition that a hash describes; throws with Puppet's message when it is not consistent. */
export function objectDefinition(type: PObjectType, hash: Value): ObjectDefinition {
  assertInstance('object initializer', initializerTypes().object, hash);
  return new DefinitionBuilder(type, hash as PuppetHash).build();
}

class DefinitionBuilder {
  private readonly type: PObjectType;
  private readonly hash: PuppetHash;

  constructor(type: PObjectType, hash: PuppetHash) {
    this.type = type;
    this.hash = hash;
  }

  build(): ObjectDefinition {
    const parent = this.hash.get('parent') as PType | undefined;
    const inherited = this.inherited(parent);
    const typeParameters = this.typeParameters();
    const members = inherited?.allMembers() ?? NO_MEMBERS;
    const attributes = this.attributes(members);
    const functions = this.functions(members, attributes);
    const equalityIncludeType = this.hash.get('equality_include_type') !== false;
    return {
      parent,
      typeParameters,
      attributes,
      functions,
      equality: this.equality(inherited, new Map<string, ObjectMember>([...functions, ...attributes]), equalityIncludeType),
      equalityIncludeType,
      checks: this.hash.get('checks'),
      annotations: this.hash.get('annotations') as PuppetHash | undefined,
    };
  }

  private entries(key: string): readonly (readonly [string, Value])[] {
    const value = this.hash.get(key);
    return value instanceof PuppetHash ? ([...value] as unknown as readonly (readonly [string, Value])[]) : [];
  }

  /** The parent when it has members. */
  private inherited(parent: PType | undefined): PObjectType | undefined {
    if (parent === undefined) return undefined;
    this.type.inherit(parent);
    const resolved = this.type.resolvedParent;
    if (resolved instanceof PTypeReferenceType) throw new PuppetError(`reference to unresolved type '${resolved.typeString}'`);
    return resolved instanceof PObjectType ? resolved : undefined;
  }

  private label(feature: ObjectMember['feature'], name: string): string {
    return memberLabel({ feature, container: this.type, name });
  }

  private typeParameters(): ReadonlyMap<string, ObjectAttribute> {
    const inherited = this.type.parentObject?.allTypeParameters() ?? NO_MEMBERS;
    return new Map(
      this.entries('type_parameters').map(([name, spec]): [string, ObjectAttribute] => {
        return [name, assertOverride(this.typeParameter(name, spec), inherited)];
      }),
    );
  }

  /** Whatever else its hash says, a type parameter neither overrides nor is final. */
  private typeParameter(name: string, spec: Value): ObjectAttribute {
    const label = this.label('type_parameter', name);
    const isHash = spec instanceof PuppetHash;
    const given = (isHash ? spec.get('type') : assertInstance(label, PTypeType.DEFAULT, spec)) as PType | undefined;
    const type = given instanceof POptionalType ? given : new POptionalType(given);
    const value = isHash && spec.has('value') ? { value: assertInstance(`${label} value`, type, spec.get('value')) } : undefined;
    return { feature: 'type_parameter', name, container: this.type, type, final: false, override: false, value };
  }

  private attributes(inherited: ReadonlyMap<string, ObjectMember>): ReadonlyMap<string, ObjectAttribute> {
    const specs = new Map(this.entries('attributes'));
    for (const [name, value] of this.entries('constants')) {
      if (specs.has(name)) {
        throw new PuppetError(`${this.label('attribute', name)} is defined as both a constant and an attribute`);
      }
      specs.set(name, constantSpec(value, inherited.has(name)));
    }
    return new Map(
      [...specs].map(([name, spec]): [string, ObjectAttribute] => [name, assertOverride(this.attribute(name, spec), inherited)]),
    );
  }

  private attribute(name: string, spec: Value): ObjectAttribute {
    const label = this.label('attribute', name);
    const hash = spec instanceof PuppetHash ? spec : plainSpec(label, spec);
    assertInstance(() => `initializer for ${label}`, initializerTypes().attribute, hash);
    if (name === '__ptype' || name === '__pvalue') {
      throw new PuppetError(`The attribute '${name}' is reserved and cannot be used`);
    }
    const kind = hash.get('kind') as AttributeKind | undefined;
    if (kind === 'constant' && hash.get('final') === false) {
      throw new PuppetError(`${label} of kind 'constant' cannot be combined with final => false`);
    }
    const type = hash.get('type') as PType;
    return {
      feature: 'attribute',
      name,
      container: this.type,
      type,
      kind,
      final: hash.get('final') === true || kind === 'constant',
      override: hash.get('override') === true,
      value: attributeValue(label, type, kind, hash),
      annotations: hash.get('annotations') as PuppetHash | undefined,
    };
  }

  private functions(
    inherited: ReadonlyMap<string, ObjectMember>,
    attributes: ReadonlyMap<string, ObjectAttribute>,
  ): ReadonlyMap<string, ObjectFunction> {
    return new Map(
      this.entries('functions').map(([name, spec]): [string, ObjectFunction] => {
        const member = this.function(name, spec);
        if (attributes.has(name)) {
          throw new PuppetError(`${memberLabel(member)} conflicts with attribute with the same name`);
        }
        return [name, assertOverride(member, inherited)];
      }),
    );
  }

  private function(name: string, spec: Value): ObjectFunction {
    const types = initializerTypes();
    const hash =
      spec instanceof PuppetHash
        ? spec
        : new PuppetHash([['type', assertInstance(this.label('function', name), types.functionType, spec)]]);
    assertInstance(() => `initializer for function '${name}'`, types.function, hash);
    return {
      feature: 'function',
      name,
      container: this.type,
      type: hash.get('type') as PType,
      final: hash.get('final') === true,
      override: hash.get('override') === true,
      annotations: hash.get('annotations') as PuppetHash | undefined,
    };
  }

  private equality(
    parent: PObjectType | undefined,
    own: ReadonlyMap<string, ObjectMember>,
    includeType: boolean,
  ): readonly string[] | undefined {
    const given = this.hash.get('equality') as string | readonly string[] | undefined;
    const names = typeof given === 'string' ? [given] : given;
    if (names === undefined || names.length === 0) return names;
    if (!includeType) {
      throw new PuppetError('equality_include_type = false cannot be combined with non empty equality specification');
    }
    for (const name of names) this.checkEquality(name, parent, own);
    return names;
  }

  private checkEquality(name: string, parent: PObjectType | undefined, own: ReadonlyMap<string, ObjectMember>): void {
    const { label } = this.type;
    const inherited = parent?.allMembers().get(name);
    if (parent !== undefined && inherited?.feature === 'attribute' && parent.equalityNames().has(name)) {
      const definer = equalityDefiner(parent, name);
      throw new PuppetError(
        `${label} equality is referencing ${memberLabel(inherited)} which is included in equality of ${definer.label}`,
      );
    }
    const member = inherited ?? own.get(name);
    if (member === undefined) throw new PuppetError(`${label} equality is referencing non existent attribute '${name}'`);
    if (member.feature === 'function') {
      throw new PuppetError(`${label} equality is referencing ${memberLabel(member)}. Only attribute references are allowed`);
    }
    if (member.kind === 'constant') {
      const problem = 'Reference to constant is not allowed in equality';
      throw new PuppetError(`${label} equality is referencing constant ${memberLabel(member)}. ${problem}`);
    }
  }
}

/** The topmost ancestor whose equality includes the attribute. */
function equalityDefiner(type: PObjectType, name: string): PObjectType {
  const parent = type.parentObject;
  return parent?.equalityNames().has(name) ? equalityDefiner(parent, name) : type;
}

/** A constant's type is general, or it could not be overridden. */
function constantSpec(value: Value, override: boolean): PuppetHash {
  return new PuppetHash([
    ['type', infer(value).generalize()],
    ['value', value],
    ['kind', 'constant'],
    ['override', override],
  ]);
}

/** An attribute that is given by its type alone. */
function plainSpec(label: string, spec: Value): PuppetHash {
  const type = assertInstance(label, PTypeType.DEFAULT, spec) as PType;
  return new PuppetHash(
    type instanceof POptionalType
      ? [
          ['type', type],
          ['value', undefined],
        ]
      : [['type', type]],
  );
}

function attributeValue(
  label: string,
  type: PType,
  kind: AttributeKind | undefined,
  spec: PuppetHash,
): { readonly value: Value } | undefined {
  if (!spec.has('value')) {
    if (kind === 'constant') throw new PuppetError(`${label} of kind 'constant' requires a value`);
    return undefined;
  }
  if (kind === 'derived' || kind === 'given_or_derived') {
    throw new PuppetError(`${label} of kind '${kind}' cannot be combined with an attribute value`);
  }
  const value = spec.get('value');
  return { value: value instanceof Default ? value : assertInstance(`${label} value`, type, value) };
}
