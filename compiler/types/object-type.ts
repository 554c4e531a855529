/**
 * Object types: named types with attributes and functions, and instances of them with type parameters given.
 *
 * Puppet: pops/types/p_object_type.rb, p_object_type_extension.rb
 */
import { PuppetError } from '../functions/error.ts';
import { Deferred } from '../values/deferred.ts';
import { puppetEquals } from '../values/equality.ts';
import { hashKey } from '../values/hash-key.ts';
import { PuppetObject } from '../values/puppet-object.ts';
import type { Value } from '../values/value.ts';
import { PTypeAliasType } from './alias-type.ts';
import { PStructElement, PStructType, structKey } from './collection-types.ts';
import { PType, typeKey } from './ptype.ts';
import type { RecursionGuard } from './recursion-guard.ts';

export type AttributeKind = 'constant' | 'derived' | 'given_or_derived' | 'reference';

export interface ObjectAttribute {
  readonly name: string;
  readonly type: PType;
  readonly kind?: AttributeKind | undefined;
  readonly final: boolean;
  readonly override: boolean;
  /** Default or constant value; absent when one must be given. */
  readonly value?: { readonly value: Value };
}

export interface ObjectFunction {
  readonly name: string;
  readonly type: PType;
  readonly final: boolean;
  readonly override: boolean;
}

/** What an Object type is made of. */
export interface ObjectDefinition {
  readonly name?: string | undefined;
  readonly parent?: PType | undefined;
  readonly typeParameters?: ReadonlyMap<string, ObjectAttribute>;
  readonly attributes?: ReadonlyMap<string, ObjectAttribute>;
  readonly functions?: ReadonlyMap<string, ObjectFunction>;
  readonly equality?: readonly string[] | undefined;
  readonly equalityIncludeType?: boolean;
  readonly checks?: Value;
}

const NO_ATTRIBUTES: ReadonlyMap<string, ObjectAttribute> = new Map();
const NO_FUNCTIONS: ReadonlyMap<string, ObjectFunction> = new Map();

export class PObjectType extends PType {
  override readonly simpleName = 'Object';
  private readonly load: (() => ObjectDefinition) | undefined;
  private loaded: ObjectDefinition | undefined;
  readonly objectName: string | undefined;

  /** With its definition, or with a name and a function that makes the definition when it is first needed. */
  constructor(definition: ObjectDefinition | (() => ObjectDefinition), name?: string) {
    super();
    this.load = typeof definition === 'function' ? definition : undefined;
    this.loaded = typeof definition === 'function' ? undefined : definition;
    this.objectName = name ?? this.loaded?.name;
  }
  static readonly DEFAULT: PObjectType = new PObjectType({});

  get definition(): ObjectDefinition {
    if (this.loaded === undefined) {
      this.loaded = {};
      this.loaded = this.load?.() ?? {};
      this.checkSelfRecursion(this);
    }
    return this.loaded;
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
  protected override key(): string {
    if (this.objectName !== undefined) return this.objectName;
    const { attributes, functions, parent } = this.definition;
    const members = [...(attributes ?? NO_ATTRIBUTES).values()].map(
      (a) => `${a.name}:${a.type.hashKey()}:${a.value && hashKey(a.value.value)}`,
    );
    const calls = [...(functions ?? NO_FUNCTIONS).values()].map((f) => `${f.name}:${f.type.hashKey()}`);
    return `${typeKey(parent)};${members.join(',')};${calls.join(',')}`;
  }

  /** The parent with aliases taken away, when it is an Object type. */
  get parentObject(): PObjectType | undefined {
    let parent = this.parent;
    while (parent instanceof PTypeAliasType) parent = parent.resolvedType;
    return parent instanceof PObjectType ? parent : undefined;
  }
  /** All attributes by name, the parent's first. */
  allAttributes(): ReadonlyMap<string, ObjectAttribute> {
    const inherited = this.parentObject?.allAttributes() ?? NO_ATTRIBUTES;
    return new Map([...inherited, ...(this.definition.attributes ?? NO_ATTRIBUTES)]);
  }
  allFunctions(): ReadonlyMap<string, ObjectFunction> {
    const inherited = this.parentObject?.allFunctions() ?? NO_FUNCTIONS;
    return new Map([...inherited, ...(this.definition.functions ?? NO_FUNCTIONS)]);
  }
  allTypeParameters(): ReadonlyMap<string, ObjectAttribute> {
    const inherited = this.parentObject?.allTypeParameters() ?? NO_ATTRIBUTES;
    return new Map([...inherited, ...(this.definition.typeParameters ?? NO_ATTRIBUTES)]);
  }
  member(name: string): ObjectAttribute | ObjectFunction | undefined {
    return this.allAttributes().get(name) ?? this.allFunctions().get(name);
  }
  get isParameterized(): boolean {
    return this.allTypeParameters().size > 0;
  }
  /** Names of the attributes that decide whether two instances are equal. */
  equalityNames(): readonly string[] {
    const own =
      this.definition.equality ??
      [...(this.definition.attributes ?? NO_ATTRIBUTES).values()].filter((a) => a.kind !== 'constant').map((a) => a.name);
    return [...new Set([...(this.parentObject?.equalityNames() ?? []), ...own])];
  }
  /** The Struct that `new` takes. */
  initHashType(): PStructType {
    const given = [...this.allAttributes().values()].filter((a) => a.kind !== 'constant' && a.kind !== 'derived');
    return new PStructType(given.map((a) => new PStructElement(structKey(a.name, a.value !== undefined), a.type)));
  }

  /** Loads the definition, so that what is wrong with it shows where the type is named. */
  override resolve(): PType {
    void this.definition;
    return this;
  }
  override checkSelfRecursion(originator: PType): void {
    if (this.loaded?.parent === undefined) return;
    if (this.loaded.parent === originator) {
      throw new PuppetError(`The Object type '${(originator as PObjectType).label}' inherits from itself`);
    }
    this.loaded.parent.checkSelfRecursion(originator);
  }
  override isInstance(value: Value, guard?: RecursionGuard): boolean {
    if (value instanceof PuppetObject) return this.isAssignable(value.type, guard);
    if (value instanceof Deferred) return this === PObjectType.DEFAULT || this.objectName === 'Deferred';
    return false;
  }
  protected override accepts(other: PType, guard?: RecursionGuard): boolean {
    if (other instanceof PObjectTypeExtension) return this.isAssignable(other.baseType, guard);
    if (!(other instanceof PObjectType)) return false;
    if (this === PObjectType.DEFAULT || this.eql(other)) return true;
    return other.parent !== undefined && this.isAssignable(other.parent, guard);
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

/** An Object type with its type parameters given. */
export class PObjectTypeExtension extends PType {
  override readonly simpleName = 'ObjectTypeExtension';
  readonly baseType: PObjectType;
  /** Parameters by name. */
  readonly parameters: ReadonlyMap<string, Value>;
  constructor(baseType: PObjectType, parameters: ReadonlyMap<string, Value>) {
    super();
    this.baseType = baseType;
    this.parameters = parameters;
  }
  override get name(): string {
    return this.baseType.name;
  }
  protected override key(): string {
    return `${this.baseType.hashKey()};${[...this.parameters].map(([name, value]) => `${name}=${hashKey(value)}`).join(',')}`;
  }
  override generalize(): PType {
    return this.baseType;
  }
  override isInstance(value: Value, guard?: RecursionGuard): boolean {
    if (!(value instanceof PuppetObject) || !this.baseType.isInstance(value, guard)) return false;
    return [...this.parameters].every(([name, expected]) => parameterMatches(value.attributes.get(name), expected));
  }
  protected override accepts(other: PType, guard?: RecursionGuard): boolean {
    if (!(other instanceof PObjectTypeExtension) || !this.baseType.isAssignable(other.baseType, guard)) return false;
    return [...this.parameters].every(([name, expected]) => {
      const given = other.parameters.get(name);
      if (given instanceof PType && expected instanceof PType) return expected.isAssignable(given, guard);
      return other.parameters.has(name) && parameterMatches(given, expected);
    });
  }
}

function parameterMatches(value: Value, expected: Value): boolean {
  return expected instanceof PType ? expected.isInstance(value) : puppetEquals(value, expected);
}
