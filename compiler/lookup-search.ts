/** Why a lookup found nothing: where it looked, and which keys there are that may have been meant. dalang's own. */
import { didYouMean } from '../parser/diagnostics/suggest.ts';
import type { Compilation } from './catalog/compilation.ts';
import { type Searched, searchedLevels } from './lookup/explainer/searched.ts';
import { Invocation, LookupError, type LookupRequest, lookupValue, TextExplainer } from './lookup/index.ts';
import { LookupKey } from './lookup/key.ts';
import { knownKeys } from './lookup/known-keys.ts';
import { entryOf, isContainer } from './lookup/provenance/index.ts';
import { PuppetHash, type Value } from './values/index.ts';

/** A level that was asked, with the location it was asked at, if it has any. */
export interface SearchedPlace {
  readonly layer: string;
  readonly configuration: string | undefined;
  readonly level: string;
  readonly location: string | undefined;
  /** Of a dotted key a level may have the first part, and nothing where the rest leads to. */
  readonly outcome: 'no such file' | 'no such key' | 'no location' | 'found, without what is asked of it';
}

export interface Search {
  readonly node: string;
  readonly places: readonly SearchedPlace[];
  /** Modules that keys belong to and that are not there, or have no data. */
  readonly notes: readonly string[];
  readonly hint: string | undefined;
}

/** Looks the keys up anew to see where they are looked for. Nothing is logged twice. */
export function searchOf(compilation: Compilation, { names, merge }: LookupRequest, { adapter, scope }: Invocation): Search {
  const keys = typeof names === 'string' ? [names] : names;
  const logged = compilation.logs.length;
  const explainer = new TextExplainer();
  const invocation = new Invocation(adapter, scope, { explainer });
  quietly(() => lookupValue({ names, merge: merge ?? undefined }, invocation));
  const places = searchedLevels(explainer.root).map(placeOf);
  const plain = new Invocation(adapter, scope);
  const { environment, node } = compilation;
  const known = () => quietly(() => knownKeys(plain, environment.modules.keys()))?.keys.map(({ key }) => key) ?? [];
  const hint = hintOf(keys, plain, known);
  compilation.logs.length = logged;
  return { node: node.name, places, notes: keys.flatMap((key) => moduleNote(key, compilation)), hint };
}

function placeOf({ layer, provider, location, isSkipped, hasKey }: Searched): SearchedPlace {
  const found = hasKey ? 'found, without what is asked of it' : 'no such key';
  return {
    layer: layer.name,
    configuration: layer.configPath,
    level: provider.level.name,
    location: location?.location,
    outcome: isSkipped ? 'no location' : location?.exists === false ? 'no such file' : found,
  };
}

function quietly<T>(body: () => T): T | undefined {
  try {
    return body();
  } catch (error) {
    if (error instanceof LookupError) return undefined;
    throw error;
  }
}

/** The first key that something can be said about. */
function hintOf(keys: readonly string[], invocation: Invocation, known: () => readonly string[]): string | undefined {
  for (const key of keys) {
    const hint = segmentHint(key, invocation);
    if (hint !== undefined) return hint;
  }
  const candidates = known();
  for (const key of keys) {
    const parsed = quietly(() => LookupKey.of(key));
    const hint = parsed && didYouMean(parsed.rootKey, new Set(candidates));
    if (hint !== undefined) return hint;
  }
  return undefined;
}

/** For a dotted key whose beginning has a value: what that value is, and what it has instead of the next segment. */
function segmentHint(key: string, invocation: Invocation): string | undefined {
  const { rootKey, segments = [] } = quietly(() => LookupKey.of(key)) ?? { rootKey: key };
  if (segments.length === 0) return wholeKeyHint(key, invocation);
  const root = quietly(() => ({ value: lookupValue({ names: quoted(rootKey) }, invocation) }));
  if (root === undefined) return wholeKeyHint(key, invocation);
  let value: Value = root.value;
  let path = rootKey;
  for (const segment of segments) {
    // Of a text or a number Puppet has told already that nothing is inside.
    if (!isContainer(value)) return `'${path}' is undef, which has no '${segment}' inside.`;
    if (!hasEntry(value, segment)) return missingEntry(path, value, segment);
    value = entryOf(value, segment);
    path = `${path}.${segment}`;
  }
  return undefined;
}

/** A key that has the dots in its name wants quotes. */
function wholeKeyHint(key: string, invocation: Invocation): string | undefined {
  if (!key.includes('.') || /['"]/.test(key)) return undefined;
  const whole = quietly(() => ({ value: lookupValue({ names: quoted(key) }, invocation) }));
  return whole && `There is a key with the dots in its name: "'${key}'" asks for it.`;
}

function quoted(key: string): string {
  return key.includes('"') ? `'${key}'` : `"${key}"`;
}

function hasEntry(container: Value & object, segment: Value): boolean {
  if (container instanceof PuppetHash) return container.has(segment);
  return typeof segment === 'bigint' && Array.isArray(container) && segment >= 0n && segment < BigInt(container.length);
}

/** So many keys are named. */
const MOST_KEYS = 8;

function missingEntry(path: string, value: Value & object, segment: Value): string {
  if (!(value instanceof PuppetHash))
    return `'${path}' is an array of ${(value as readonly Value[]).length}, which has no '${segment}'.`;
  const keys = [...value.keys()].map(String);
  const near = didYouMean(String(segment), keys);
  if (keys.length === 0) return `'${path}' is an empty hash.`;
  const shown = keys.slice(0, MOST_KEYS).join(', ') + (keys.length > MOST_KEYS ? ', …' : '');
  return `'${path}' has no key '${segment}'. ${near ?? `It has ${shown}.`}`;
}

function moduleNote(key: string, { environment }: Compilation): readonly string[] {
  const name = quietly(() => LookupKey.of(key))?.moduleName;
  if (name === undefined || name === '' || environment.modules.has(name)) return [];
  const near = didYouMean(name, environment.modules.keys());
  return [`there is no module '${name}' that could have data${near === undefined ? '' : `. ${near}`}`];
}
