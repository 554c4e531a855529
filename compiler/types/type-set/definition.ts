/**
 * Sets of types from the hash that defines them.
 *
 * Puppet: pops/types/p_type_set_type.rb#_pcore_init_from_hash, #_pcore_init_hash
 */
import { PuppetError } from '../../functions/error.ts';
import { PuppetHash } from '../../values/hash.ts';
import { SemVer } from '../../values/semver.ts';
import { SemVerRange } from '../../values/semver-range.ts';
import type { Value } from '../../values/value.ts';
import { initializerTypes } from '../object/initializer-types.ts';
import type { PType } from '../ptype.ts';
import { assertInstance } from '../type-asserter.ts';
import { TypeSetReference } from './reference.ts';
import { PTypeSetType, type TypeSetDefinition } from './type-set-type.ts';

const PARSABLE_PCORE_VERSIONS = '1.x';

/** The set that a hash describes; an empty hash makes the set that stands for all, and a name alone a set without types. */
export function typeSetFromHash(hash: Value): PTypeSetType {
  if (typeof hash === 'string' && hash !== '') {
    const name = assertInstance('TypeSet name', initializerTypes().typeName, hash) as string;
    return new PTypeSetType(name, { types: new Map(), references: new Map() });
  }
  if (!(hash instanceof PuppetHash) || hash.size === 0) return PTypeSetType.DEFAULT;
  assertInstance('TypeSet initializer', initializerTypes().typeSet, hash);
  const name = hash.get('name') as string | undefined;
  return new PTypeSetType(name, checkedDefinition(hash, name, hash.get('name_authority') as string | undefined));
}

/** The definition that a hash describes; throws with Puppet's message when it is not consistent. */
export function typeSetDefinition(hash: Value, name: string, nameAuthority: string | undefined): TypeSetDefinition {
  assertInstance('TypeSet initializer', initializerTypes().typeSet, hash);
  return checkedDefinition(hash as PuppetHash, name, nameAuthority);
}

function checkedDefinition(hash: PuppetHash, name: string | undefined, nameAuthority: string | undefined): TypeSetDefinition {
  const pcoreVersion = versionOf(hash.get('pcore_version')) as SemVer;
  if (!SemVerRange.parse(PARSABLE_PCORE_VERSIONS).includes(pcoreVersion)) {
    const expected = `Expected range ${PARSABLE_PCORE_VERSIONS}, got ${pcoreVersion}`;
    throw new PuppetError(`The pcore version for TypeSet '${name ?? ''}' is not understood by this runtime. ${expected}`);
  }
  const version = versionOf(hash.get('version'));
  const types = new Map(entries(hash, 'types') as readonly (readonly [string, PType | PuppetHash])[]);
  return {
    pcoreUri: hash.get('pcore_uri') as string | undefined,
    pcoreVersion: pcoreVersion.toString(),
    nameAuthority,
    version,
    types,
    references: referencesOf(hash, { label: `TypeSet '${name ?? ''}'`, nameAuthority }, types),
    annotations: hash.get('annotations') as PuppetHash | undefined,
  };
}

function versionOf(value: Value): SemVer | undefined {
  return typeof value === 'string' ? SemVer.parse(value) : (value as SemVer | undefined);
}

function entries(hash: PuppetHash, key: string): readonly (readonly [string, Value])[] {
  const value = hash.get(key);
  return value instanceof PuppetHash ? ([...value] as unknown as readonly (readonly [string, Value])[]) : [];
}

interface Owner {
  readonly label: string;
  readonly nameAuthority: string | undefined;
}

function referencesOf(hash: PuppetHash, owner: Owner, types: ReadonlyMap<string, unknown>): ReadonlyMap<string, TypeSetReference> {
  const references = new Map<string, TypeSetReference>();
  const targets = new Set<string>();
  for (const [alias, spec] of entries(hash, 'references')) {
    const reference = new TypeSetReference(owner, spec as PuppetHash);
    const target = `${reference.nameAuthority}/${reference.name}`;
    // Puppet means to allow ranges that have nothing in common, but its intersection of two ranges is always something.
    if (targets.has(target)) {
      throw new PuppetError(`${owner.label} references TypeSet '${target}' more than once using overlapping version ranges`);
    }
    targets.add(target);
    if (types.has(alias)) {
      const problem = 'The alias collides with the name of a declared type';
      throw new PuppetError(`${owner.label} references a TypeSet using alias '${alias}'. ${problem}`);
    }
    references.set(alias, reference);
  }
  return references;
}

/** The hash that makes the set. */
export function typeSetHash(set: PTypeSetType): PuppetHash {
  const { pcoreUri, pcoreVersion, nameAuthority, version, types, references, annotations } = set.definition;
  const hash = new PuppetHash();
  const add = (key: string, value: Value): unknown => value !== undefined && hash.set(key, value);
  add('annotations', annotations);
  add('pcore_uri', pcoreUri);
  hash.set('pcore_version', pcoreVersion ?? '');
  add('name_authority', nameAuthority);
  hash.set('name', set.setName);
  add('version', set === PTypeSetType.DEFAULT ? '0.0.0' : version?.toString());
  if (types.size > 0) hash.set('types', new PuppetHash([...types]));
  if (references.size > 0) {
    hash.set('references', new PuppetHash([...references].map(([alias, reference]) => [alias, reference.toHash()] as const)));
  }
  return hash;
}
