/**
 * Object types: named types with attributes and functions, a parent, and type parameters.
 *
 * Puppet: pops/types/p_object_type.rb
 */
import { PuppetError } from '../../functions/error.ts';
import { Deferred } from '../../values/deferred.ts';
import { eql } from '../../values/equality.ts';
import type { PuppetHash } from '../../values/hash.ts';
import { PuppetObject } from '../../values/puppet-object.ts';
import type { Value } from '../../values/value.ts';
import { PTypeAliasType } from '../alias-type.ts';
import { pcoreTypeOf } from '../pcore-types.ts';
import { type Fits, PType } from '../ptype.ts';
import type { RecursionGuard } from '../recursion-guard.ts';
import { PObjectTypeExtension } from './extension.ts';
import { memberMapsEqual, type ObjectAttribute, type ObjectFunction, type ObjectMember } from './member.ts';

/** What an Object type is made of. */
export interface ObjectDefinition {
  readonly parent?: PType | undefined;
  readonly typeParameters?: ReadonlyMap<string, ObjectAttribute>;
  readonly attributes?: ReadonlyMap<string, ObjectAttribute>;
  readonly functions?: ReadonlyMap<string, ObjectFunction>;
  readonly equality?: readonly string[] | undefined;
  readonly equalityIncludeType?: boolean;
  readonly checks?: Value;
  readonly annotations?: PuppetHash | undefined;
}

/** Makes the definition of a type, which it is given: members know their container, and a parent is announced by `inherit`. */
export type ObjectDefinitionLoader = (type: PObjectType) => ObjectDefinition;

const NO_ATTRIBUTES: ReadonlyMap<string, ObjectAttribute> = new Map();
const NO_FUNCTIONS: ReadonlyMap<string, ObjectFunction> = new Map();

/** A class that somebody wrote in Ruby makes the instances. */
export interface ObjectImplementation {
  /** Whether it takes a hash of the attributes in place of each. */
  readonly takesHash: boolean;
  readonly construct: (args: readonly Value[], isHash: boolean) => Value;
}

export class PObjectType extends PType {
  override readonly simpleName = 'Object';
  readonly objectName: string | undefined;
  private readonly load: ObjectDefinitionLoader;
  private loaded: ObjectDefinition | undefined;
  implementation: ObjectImplementation | undefined;

  /** The definition is made when it is first needed. */
  constructor(load: ObjectDefinitionLoader, name?: string) {
    super();
    this.load = load;
    this.loaded = undefined;
    this.implementation = undefined;
    this.objectName = name;
  }
  static readonly DEFAULT: PObjectType = new PObjectType(() => ({}));

  get definition(): ObjectDefinition {
    if (this.loaded === undefined) {
      // Stands in meanwhile, so that the type may contain itself.
      this.loaded = {};
      try {
        this.loaded = this.load(this);
      } catch (error) {
        this.loaded = undefined;
        throw error;
      }
    }
    return this.loaded;
  }
  /** Makes the parent known while the rest of the definition is made; throws when the type would be its own ancestor. */
  inherit(parent: PType | undefined): void {
    this.loaded = { parent };
    this.checkSelfRecursion(this);
  }
  get parent(): PType | undefined {
    return this.definition.parent;
  }
  get label(): string {
    return this.objectName ?? 'Object';
  }
  override get name(): string {
    return this.label;
  }
  get attributes(): ReadonlyMap<string, ObjectAttribute> {
    return this.definition.attributes ?? NO_ATTRIBUTES;
  }
  get functions(): ReadonlyMap<string, ObjectFunction> {
    return this.definition.functions ?? NO_FUNCTIONS;
  }
  get typeParameters(): ReadonlyMap<string, ObjectAttribute> {
    return this.definition.typeParameters ?? NO_ATTRIBUTES;
  }
  get equalityIncludesType(): boolean {
    return this.definition.equalityIncludeType !== false;
  }

  /** The parent with aliases taken away. */
  get resolvedParent(): PType | undefined {
    let parent = this.parent;
    while (parent instanceof PTypeAliasType) parent = parent.resolvedType;
    return parent;
  }
  /** The parent, when it is an Object type or an alias of one. */
  get parentObject(): PObjectType | undefined {
    const parent = this.resolvedParent;
    return parent instanceof PObjectType ? parent : undefined;
  }
  /** All attributes by name, the parent's first. */
  allAttributes(): ReadonlyMap<string, ObjectAttribute> {
    return new Map([...(this.parentObject?.allAttributes() ?? NO_ATTRIBUTES), ...this.attributes]);
  }
  /** All attributes and functions by name, the parent's first. */
  allMembers(): ReadonlyMap<string, ObjectMember> {
    const inherited: ReadonlyMap<string, ObjectMember> = this.parentObject?.allMembers() ?? NO_ATTRIBUTES;
    return new Map<string, ObjectMember>([...inherited, ...this.attributes, ...this.functions]);
  }
  allTypeParameters(): ReadonlyMap<string, ObjectAttribute> {
    return new Map([...(this.parentObject?.allTypeParameters() ?? NO_ATTRIBUTES), ...this.typeParameters]);
  }
  /** The attribute or function of the name, of this type or of the nearest ancestor that has one. */
  member(name: string): ObjectMember | undefined {
    return this.attributes.get(name) ?? this.functions.get(name) ?? this.parentObject?.member(name);
  }
  get isParameterized(): boolean {
    return this.typeParameters.size > 0 || this.parentObject?.isParameterized === true;
  }
  /** Names of the attributes that decide whether two instances are equal, the parent's first. */
  equalityNames(): ReadonlySet<string> {
    const own = this.definition.equality ?? [...this.attributes.values()].filter((a) => a.kind !== 'constant').map((a) => a.name);
    return new Set([...(this.parentObject?.equalityNames() ?? []), ...own]);
  }

  /** Loads the definition, so that what is wrong with it shows where the type is named. */
  override resolve(): PType {
    void this.definition;
    return this;
  }
  override checkSelfRecursion(originator: PType): void {
    const parent = this.loaded?.parent;
    if (parent === undefined) return;
    if (parent === originator) {
      throw new PuppetError(`The Object type '${(originator as PObjectType).label}' inherits from itself`);
    }
    parent.checkSelfRecursion(originator);
  }
  override isInstance(value: Value, guard?: RecursionGuard): boolean {
    if (value instanceof PuppetObject) return this.isAssignable(value.type, guard) === true;
    if (value instanceof Deferred) return this === PObjectType.DEFAULT || this.objectName === 'Deferred';
    if (value instanceof PType) return this === PObjectType.DEFAULT || this.isAssignable(pcoreTypeOf(value), guard) === true;
    return false;
  }
  protected override accepts(other: PType, guard?: RecursionGuard): Fits {
    if (other instanceof PObjectTypeExtension) return this.isAssignable(other.baseType, guard);
    if (!(other instanceof PObjectType)) return false;
    if (this === PObjectType.DEFAULT || this.eql(other)) return true;
    return other.parent !== undefined && this.isAssignable(other.parent, guard);
  }
  override eql(other: unknown): boolean {
    if (other === this) return true;
    if (!(other instanceof PObjectType) || this.objectName !== other.objectName) return false;
    return (
      (this.parent === undefined ? other.parent === undefined : this.parent.eql(other.parent)) &&
      memberMapsEqual(this.typeParameters, other.typeParameters) &&
      memberMapsEqual(this.attributes, other.attributes) &&
      memberMapsEqual(this.functions, other.functions) &&
      eql(this.definition.equality, other.definition.equality) &&
      eql(this.definition.checks, other.definition.checks)
    );
  }
  /** The name must do: the text of a definition may contain the type itself. */
  protected override key(): string {
    return this.objectName ?? this.toAliasExpandedString();
  }
  override accept(visitor: (type: PType, guard: RecursionGuard) => void, guard: RecursionGuard): void {
    guard.withThis(this, (state) => {
      if ((state & 1) !== 0) return;
      super.accept(visitor, guard);
      this.loaded?.parent?.accept(visitor, guard);
      for (const attribute of this.loaded?.attributes?.values() ?? []) attribute.type.accept(visitor, guard);
    });
  }
  override toString(): string {
    return this.toAliasExpandedString();
  }
}
