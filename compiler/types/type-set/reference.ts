/**
 * One set of types refers to another one by name and range of versions.
 *
 * Puppet: pops/types/type_set_reference.rb
 */
import { PuppetError } from '../../functions/error.ts';
import { PuppetHash } from '../../values/hash.ts';
import { SemVerRange } from '../../values/semver-range.ts';
import type { Value } from '../../values/value.ts';
import type { TypeResolver } from '../ptype.ts';
import { findType } from '../type-from-ast.ts';
import { PTypeSetType, RUNTIME_NAME_AUTHORITY } from './type-set-type.ts';

export class TypeSetReference {
  readonly name: string;
  readonly nameAuthority: string | undefined;
  readonly versionRange: SemVerRange;
  private readonly owner: { readonly label: string; readonly nameAuthority: string | undefined };
  private readonly annotations: Value;
  private found: PTypeSetType | undefined;

  constructor(owner: { readonly label: string; readonly nameAuthority: string | undefined }, hash: PuppetHash) {
    this.owner = owner;
    this.name = hash.get('name') as string;
    this.nameAuthority = (hash.get('name_authority') as string | undefined) ?? owner.nameAuthority;
    const range = hash.get('version_range');
    this.versionRange = range instanceof SemVerRange ? range : SemVerRange.parse(range as string);
    this.annotations = hash.get('annotations');
  }

  /** The set, once it was looked for. */
  get typeSet(): PTypeSetType | undefined {
    return this.found;
  }

  /** Finds the set; throws when there is none, or none of a fitting version. */
  resolve(resolver: TypeResolver | undefined): void {
    const label = `${this.owner.label} reference to TypeSet named '${this.name}'`;
    const type = this.nameAuthority === RUNTIME_NAME_AUTHORITY ? findType(this.name, resolver) : undefined;
    if (type === undefined) throw new PuppetError(`${label} cannot be resolved`);
    if (!(type instanceof PTypeSetType)) throw new PuppetError(`${label} resolves to a ${type.name}`);
    this.found = type;
    const { version } = this.found.definition;
    if (version !== undefined && this.versionRange.includes(version)) return;
    const expected = `Expected ${this.versionRange}, got ${version ?? ''}`;
    throw new PuppetError(`${label} resolves to an incompatible version. ${expected}`);
  }

  /** The hash that makes the reference. */
  toHash(): PuppetHash {
    const hash = new PuppetHash();
    if (this.annotations !== undefined) hash.set('annotations', this.annotations);
    if (this.nameAuthority !== this.owner.nameAuthority) hash.set('name_authority', this.nameAuthority);
    hash.set('name', this.name);
    hash.set('version_range', this.versionRange.toString());
    return hash;
  }
}
