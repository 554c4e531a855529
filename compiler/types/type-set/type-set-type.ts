/**
 * A named set of types with a version, which may refer to other sets.
 *
 * Puppet: pops/types/p_type_set_type.rb
 */
import type { PuppetHash } from '../../values/hash.ts';
import type { SemVer } from '../../values/semver.ts';
import type { Value } from '../../values/value.ts';
import { type Fits, PType, type TypeResolver } from '../ptype.ts';
import type { RecursionGuard } from '../recursion-guard.ts';
import type { TypeSetReference } from './reference.ts';

export const PCORE_URI = 'http://puppet.com/2016.1/pcore';
export const PCORE_VERSION = '1.0.0';
export const RUNTIME_NAME_AUTHORITY = 'http://puppet.com/2016.1/runtime';

/** What a set is made of. */
export interface TypeSetDefinition {
  readonly pcoreUri?: string | undefined;
  readonly pcoreVersion?: string | undefined;
  readonly nameAuthority?: string | undefined;
  readonly version?: SemVer | undefined;
  /** By their names inside the set: types, or hashes that would make Object types. */
  readonly types: ReadonlyMap<string, PType | PuppetHash>;
  readonly references: ReadonlyMap<string, TypeSetReference>;
  readonly annotations?: PuppetHash | undefined;
}

/** Fills a set: calls `define`, and then makes sure that its references and types are what they should be. */
export type TypeSetLoader = (set: PTypeSetType, resolver: TypeResolver | undefined) => void;

const EMPTY: TypeSetDefinition = { types: new Map(), references: new Map() };

export class PTypeSetType extends PType {
  override readonly simpleName = 'TypeSet';
  readonly setName: string | undefined;
  private readonly load: TypeSetLoader | undefined;
  private defined: TypeSetDefinition = EMPTY;
  private isLoaded = false;

  /** With its definition, or with a function that is run when the set is first used. */
  constructor(name: string | undefined, definition: TypeSetDefinition | TypeSetLoader) {
    super();
    this.setName = name;
    if (typeof definition === 'function') this.load = definition;
    else this.defined = definition;
  }
  static readonly DEFAULT: PTypeSetType = new PTypeSetType('DefaultTypeSet', {
    ...EMPTY,
    pcoreUri: PCORE_URI,
    pcoreVersion: PCORE_VERSION,
    nameAuthority: RUNTIME_NAME_AUTHORITY,
  });

  get definition(): TypeSetDefinition {
    return this.defined;
  }
  define(definition: TypeSetDefinition): void {
    this.defined = definition;
  }
  override get name(): string {
    return this.setName ?? 'TypeSet';
  }
  get label(): string {
    return `TypeSet '${this.setName ?? ''}'`;
  }

  override resolve(resolver: TypeResolver | undefined): PType {
    if (this.isLoaded || this.load === undefined) return this;
    this.isLoaded = true;
    try {
      this.load(this, resolver);
    } catch (error) {
      this.isLoaded = false;
      throw error;
    }
    return this;
  }

  /** A type of the set, or of one that it refers to, by its name inside of the set in any case of letters. */
  find(name: string): PType | undefined {
    const { types, references } = this.defined;
    const own = byLowerCase(types, name);
    if (own !== undefined) return own instanceof PType ? own : undefined;
    const [first = '', ...rest] = name.split('::');
    const set = byLowerCase(references, first)?.typeSet;
    return rest.length === 0 ? set : set?.find(rest.join('::'));
  }
  definesType(type: PType): boolean {
    return this.keyOf(type) !== undefined;
  }
  /** The name of a type inside of the set, or the default. */
  nameFor(type: PType, otherwise: string): string {
    return this.keyOf(type) ?? this.referredName(type) ?? otherwise;
  }
  private keyOf(type: PType): string | undefined {
    for (const [name, member] of this.defined.types) if (member instanceof PType && member.eql(type)) return name;
    return undefined;
  }
  private referredName(type: PType): string | undefined {
    for (const [alias, { typeSet }] of this.defined.references) {
      const name = typeSet && (typeSet.keyOf(type) ?? typeSet.referredName(type));
      if (name !== undefined) return `${alias}::${name}`;
    }
    return undefined;
  }

  protected override key(): string {
    return `${this.defined.nameAuthority};${this.setName};${this.defined.version}`;
  }
  override isInstance(value: Value): boolean {
    return value instanceof PTypeSetType;
  }
  protected override accepts(other: PType): Fits {
    return other instanceof PTypeSetType && (this.eql(PTypeSetType.DEFAULT) || this.eql(other));
  }
  override accept(visitor: (type: PType, guard: RecursionGuard) => void, guard: RecursionGuard): void {
    super.accept(visitor, guard);
    for (const type of this.defined.types.values()) if (type instanceof PType) type.accept(visitor, guard);
  }
  override toString(): string {
    return this.toAliasExpandedString();
  }
}

function byLowerCase<T>(map: ReadonlyMap<string, T>, name: string): T | undefined {
  const exact = map.get(name);
  if (exact !== undefined) return exact;
  const lower = name.toLowerCase();
  for (const [known, item] of map) if (known.toLowerCase() === lower) return item;
  return undefined;
}
