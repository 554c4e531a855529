/** The setting `tests` of dalang.yaml: which golden files `dalang test` keeps. README.md of this folder has it for users. */
import { resolve } from 'node:path';
import { PuppetHash } from '../../compiler/values/index.ts';
import type { Entry, Field } from './field.ts';

/** Facts and trusted facts that are laid over those of a node; keys without a value are taken away. */
export interface VariantSettings {
  readonly name: string;
  readonly facts: PuppetHash | undefined;
  readonly trusted: PuppetHash | undefined;
}

export interface LookupSettings {
  readonly key: string;
  readonly merge: string | undefined;
  readonly type: string | undefined;
  readonly default: { readonly value: unknown } | undefined;
}

/** What is kept of which nodes. */
export interface CaseSettings {
  readonly name: string;
  /** Patterns of names; all nodes when there are none. */
  readonly nodes: readonly string[];
  /** Names of variants; all when undefined. */
  readonly variants: readonly string[] | undefined;
  /** Whether the facts as they are are a case, too. */
  readonly plain: boolean;
  readonly catalog: boolean;
  readonly resources: readonly string[];
  readonly files: readonly string[];
  readonly templates: readonly string[];
  readonly lookups: readonly LookupSettings[];
  readonly certificates: boolean;
}

export interface TestSettings {
  /** Absolute path of the folder of golden files. */
  readonly golden: string;
  readonly variants: readonly VariantSettings[];
  readonly cases: readonly CaseSettings[];
}

/** What stands for the facts as they are where variants are named. */
export const PLAIN = 'plain';

const KEYS: readonly string[] = ['golden', 'variants', 'cases'];
const VARIANT_KEYS: readonly string[] = ['facts', 'trusted'];
const KEPT: readonly string[] = ['catalog', 'resources', 'files', 'templates', 'lookups', 'certificates'];
const CASE_KEYS: readonly string[] = ['nodes', 'variants', 'plain', ...KEPT];
const LOOKUP_KEYS: readonly string[] = ['key', 'merge', 'type', 'default'];
const MERGES = ['first', 'unique', 'hash', 'deep'] as const;

/** Names of cases and variants are names of folders. */
const NAME = /^[A-Za-z0-9][\w-]*$/;

export function testSettings(field: Field, { folder }: { readonly folder: string }): TestSettings {
  const entries = known(field, 'tests', KEYS);
  const golden = entries.get('golden')?.text('golden') ?? 'golden';
  const variants = namedEntries(entries.get('variants'), 'variant').map(variantOf);
  const names = variants.map(({ name }) => name);
  const cases = namedEntries(entries.get('cases'), 'case').map((entry) => caseOf(entry, names));
  if (cases.length === 0) field.wrong('tests has no cases', 'cases: {all: {catalog: true}} keeps the catalogs of all nodes');
  return { golden: resolve(folder, golden), variants, cases };
}

/** The entries of a hash by their names; those that may not stand there are noted. */
function known(field: Field, what: string, names: readonly string[]): ReadonlyMap<string, Field> {
  const entries = field.entries(what);
  for (const { name, field: one } of entries) if (!names.includes(name)) one.unknownKey(`key of ${what}`, names);
  return new Map(entries.filter(({ field: one }) => one.value !== undefined).map(({ name, field: one }) => [name, one]));
}

function namedEntries(field: Field | undefined, what: string): readonly Entry[] {
  const entries = field?.entries(`${what}s`) ?? [];
  for (const { name, field: one } of entries) {
    if (!NAME.test(name)) one.wrong(`'${name}' cannot be the name of a ${what}`, 'letters, digits, _ and - make names of folders');
  }
  return entries;
}

function variantOf({ name, field }: Entry): VariantSettings {
  if (name === PLAIN) field.wrong(`'${PLAIN}' cannot be the name of a variant`, 'it stands for the facts as they are');
  const entries = known(field, `variant ${name}`, VARIANT_KEYS);
  return { name, facts: hashOf(entries.get('facts'), 'facts'), trusted: hashOf(entries.get('trusted'), 'trusted') };
}

function hashOf(field: Field | undefined, what: string): PuppetHash | undefined {
  if (field === undefined) return undefined;
  return field.value instanceof PuppetHash ? field.value : field.wrong(`${what} of a variant is a hash`);
}

function caseOf({ name, field }: Entry, variants: readonly string[]): CaseSettings {
  const entries = known(field, `case ${name}`, CASE_KEYS);
  if (field.value instanceof PuppetHash && !KEPT.some((key) => entries.has(key))) {
    field.wrong(`case ${name} keeps nothing`, `say what: ${KEPT.join(', ')}`);
  }
  return {
    name,
    nodes: entries.get('nodes')?.texts('nodes') ?? [],
    variants: entries
      .get('variants')
      ?.items('variants')
      .flatMap((item) => item.name('variant', variants) ?? []),
    plain: entries.get('plain')?.flag('plain') ?? true,
    catalog: entries.get('catalog')?.flag('catalog') ?? false,
    resources: resourcesOf(entries.get('resources')),
    files: entries.get('files')?.texts('files') ?? [],
    templates: entries.get('templates')?.texts('templates') ?? [],
    lookups: lookupsOf(entries.get('lookups')),
    certificates: entries.get('certificates')?.flag('certificates') ?? false,
  };
}

function resourcesOf(field: Field | undefined): readonly string[] {
  return (field?.items('resources') ?? []).flatMap((item) => {
    const text = item.text('an element of resources');
    if (text === undefined || /^[A-Z*][\w:*]*\[.*\]$/s.test(text)) return text ?? [];
    return (
      item.wrong(`'${text}' is no reference to resources`, 'write Type[title] as the catalog does; * stands for anything') ?? []
    );
  });
}

function lookupsOf(field: Field | undefined): readonly LookupSettings[] {
  const seen = new Set<string>();
  return (field?.items('lookups') ?? []).flatMap((item) => {
    const one = lookupOf(item);
    if (one === undefined) return [];
    if (seen.has(lookupName(one))) return item.wrong(`'${lookupName(one)}' is looked up twice`) ?? [];
    seen.add(lookupName(one));
    return [one];
  });
}

/** A key, or `{key: ..., merge: ..., type: ..., default: ...}`. */
function lookupOf(field: Field): LookupSettings | undefined {
  if (!(field.value instanceof PuppetHash)) {
    const key = field.text('an element of lookups');
    return key === undefined ? undefined : { key, merge: undefined, type: undefined, default: undefined };
  }
  const entries = known(field, 'a lookup', LOOKUP_KEYS);
  const key = entries.get('key')?.text('key') ?? field.wrong('a lookup has a key');
  if (key === undefined) return undefined;
  return {
    key,
    merge: entries.get('merge')?.choice('merge', MERGES),
    type: entries.get('type')?.text('type'),
    default: field.value.has('default') ? { value: field.value.get('default') } : undefined,
  };
}

/** A key with the options that make it another question. */
export function lookupName({ key, merge, type }: LookupSettings): string {
  const options = [merge === undefined ? undefined : `merge ${merge}`, type].filter((option) => option !== undefined);
  return options.length === 0 ? key : `${key} (${options.join(', ')})`;
}
