/** All keys that the data of a node has, which is what its levels and their files hold. */
import { PuppetHash, type Value } from '../values/index.ts';
import { TextExplainer } from './explainer/index.ts';
import { type Searched, searchedLevels } from './explainer/searched.ts';
import type { DataFile } from './files/data-file.ts';
import type { PlacedDocument } from './files/places.ts';
import { Invocation } from './invocation.ts';
import { LOOKUP_OPTIONS } from './key.ts';
import { lookupValue } from './lookup.ts';

/** A key at one of its places. */
export interface KnownKey {
  readonly key: string;
  readonly layer: string;
  readonly level: string;
  readonly file: string;
  /** Line and column count from 1; undefined where the file has no places. Found when it is asked for. */
  readonly place: { readonly line: number; readonly column: number } | undefined;
}

export interface KnownKeys {
  /** In order of the layers, levels and files that a lookup asks, and then as they stand in the file. */
  readonly keys: readonly KnownKey[];
  /** Levels whose functions tell no keys, but only answer for one. */
  readonly silent: readonly string[];
}

/** No data has a key like it. */
const NOBODYS_KEY = 'key that nobody has';

/** The keys of all layers for the scope of the invocation; `modules` are those whose data counts. */
export function knownKeys(outer: Invocation, modules: Iterable<string>): KnownKeys {
  const levels = new Map<string, Searched>();
  for (const name of [NOBODYS_KEY, ...[...modules].map((module) => `${module}::${NOBODYS_KEY}`)]) {
    for (const searched of levelsFor(name, outer)) levels.set(nameOf(searched), searched);
  }
  const all = [...levels.values()];
  const keys = all.flatMap((searched) => keysAt(searched, outer));
  const silent = all.filter((searched) => isSilent(searched, outer)).map(({ provider }) => provider.level.name);
  return { keys, silent: [...new Set(silent)] };
}

/** A lookup that finds nothing asks every level there is for the key. */
function levelsFor(key: string, { adapter, scope }: Invocation): readonly Searched[] {
  const explainer = new TextExplainer();
  const request = { names: key, merge: 'unique', hasDefault: true, defaultValue: undefined };
  lookupValue(request, new Invocation(adapter, scope, { explainer }));
  return searchedLevels(explainer.root);
}

function nameOf({ layer, provider, location }: Searched): string {
  return JSON.stringify([layer.name, provider.name, location?.location]);
}

function keysAt(searched: Searched, { adapter }: Invocation): readonly KnownKey[] {
  const file = fileOf(searched, adapter);
  if (file === undefined || !(file.value instanceof PuppetHash)) return [];
  const { layer, provider } = searched;
  // A file of JSON is read once more for its places.
  let placed: { readonly document: PlacedDocument | undefined } | undefined;
  const documentOf = () => {
    placed ??= { document: adapter.lookup.placesOf(file.path, file.document) };
    return placed.document;
  };
  return [...file.value.keys()]
    .filter((key) => key !== LOOKUP_OPTIONS)
    .map((key) => {
      return {
        key: String(key),
        layer: layer.name,
        level: provider.level.name,
        file: file.path,
        get place() {
          return placeOf(key, documentOf());
        },
      };
    });
}

function placeOf(key: Value, document: PlacedDocument | undefined): KnownKey['place'] {
  const offset = document?.place([key])?.keyOffset;
  if (document === undefined || offset === undefined) return undefined;
  const { line, pos } = document.source.place(offset);
  return { line, column: pos };
}

function fileOf({ provider, location }: Searched, adapter: Invocation['adapter']): DataFile | undefined {
  if (location?.kind !== 'path' || !location.exists) return undefined;
  return adapter.lookup.builtinData(provider.level.functionName, location.location, adapter);
}

function isSilent(searched: Searched, { adapter }: Invocation): boolean {
  const { location, isSkipped } = searched;
  return !isSkipped && location?.exists !== false && fileOf(searched, adapter) === undefined;
}
