/**
 * One level of a hierarchy: a function that knows data, and the locations it is asked for.
 *
 * Puppet: pops/lookup/function_provider.rb
 */
import { PuppetHash, type Value } from '../../values/index.ts';
import type { HieraConfig } from '../config/hiera-config.ts';
import type { DataFile } from '../files/data-file.ts';
import type { KeyEntry } from '../files/key-index.ts';
import type { Lookup } from '../index.ts';
import type { Invocation } from '../invocation.ts';
import type { LookupKey } from '../key.ts';
import type { Location } from '../location.ts';
import type { MergeStrategy } from '../merge/strategy.ts';
import { NOT_FOUND, type NotFound } from '../not-found.ts';
import { type LoadedFunction, loadFunction } from './call.ts';
import type { Finder, FoundLevel } from './file-run.ts';

export type ProviderKind = 'data_hash' | 'lookup_key' | 'data_dig' | 'v4_data_hash';

export interface Level {
  readonly name: string;
  /** What messages call the function, where that is not its kind. */
  readonly tag?: string;
  readonly config: HieraConfig;
  readonly functionName: string;
  readonly options: PuppetHash | undefined;
  /** Undefined: the function is asked once, without a location. */
  readonly locations: readonly Location[] | undefined;
  /** Resolves paths that a call of `hiera` puts in front of all others. */
  readonly extraLocations?: (paths: readonly string[], invocation: Invocation) => readonly Location[];
}

/** A file that a level reads. */
export interface PlainFile {
  /** Read when it is first asked for. */
  load(invocation: Invocation): DataFile;
  /** The resolved value of a key that the file has at its top. */
  valueOf(root: string, entry: KeyEntry | undefined, invocation: Invocation): Value;
}

export abstract class FunctionProvider implements Finder, FoundLevel {
  protected abstract readonly kind: ProviderKind;
  readonly level: Level;
  private loaded: LoadedFunction | undefined;
  readonly locations: readonly (Location | undefined)[];

  constructor(level: Level) {
    this.level = level;
    this.loaded = undefined;
    this.locations = level.locations ?? [undefined];
  }

  get name(): string {
    return `Hierarchy entry "${this.level.name}"`;
  }

  protected get fullName(): string {
    return `${this.level.tag ?? this.kind} function '${this.level.functionName}'`;
  }

  private locationsFor(invocation: Invocation): readonly (Location | undefined)[] {
    const { locationOverrides } = invocation;
    if (locationOverrides.length === 0 || this.level.extraLocations === undefined) return this.locations;
    return [...this.level.extraLocations(locationOverrides as readonly string[], invocation), ...this.locations];
  }

  lookup(key: LookupKey, invocation: Invocation, merge: MergeStrategy): Value | NotFound {
    if (!invocation.isExplained) return merge.isFirstFound ? this.firstFound(key, invocation) : this.merged(key, invocation, merge);
    return invocation.within('data_provider', this, () =>
      merge.lookup(this.locationsFor(invocation), invocation, (location) => this.lookupAt(location, key, invocation)),
    );
  }

  /** The files that the level reads, where it does nothing but read files; undefined for all others. */
  plainFiles(_lookup: Lookup): readonly PlainFile[] | undefined {
    return undefined;
  }

  /** The common case without its ceremony: nobody asks how the value is found, and nothing is merged. */
  firstFound(key: LookupKey, invocation: Invocation): Value | NotFound {
    for (const location of this.locationsFor(invocation)) {
      if (location?.exists === false) continue;
      const value = this.read(location, key, invocation);
      if (value !== NOT_FOUND) return value;
    }
    return NOT_FOUND;
  }

  private merged(key: LookupKey, invocation: Invocation, merge: MergeStrategy): Value | NotFound {
    return merge.lookup(this.locationsFor(invocation), invocation, (location) =>
      location?.exists === false ? NOT_FOUND : this.read(location, key, invocation),
    );
  }

  addLevels(_key: LookupKey, _invocation: Invocation, levels: FoundLevel[]): void {
    levels.push(this);
  }

  private lookupAt(location: Location | undefined, key: LookupKey, invocation: Invocation): Value | NotFound {
    if (location === undefined) return this.read(undefined, key, invocation);
    return invocation.within('location', location, () => {
      if (location.exists) return this.read(location, key, invocation);
      invocation.explainer?.locationNotFound();
      return NOT_FOUND;
    });
  }

  /** The value that the function knows for the key at the location. */
  protected abstract read(location: Location | undefined, key: LookupKey, invocation: Invocation): Value | NotFound;

  /** The level's function, found when it is first needed. */
  protected loadedFunction(invocation: Invocation): LoadedFunction {
    this.loaded ??= loadFunction(this.kind, this.level, invocation);
    return this.loaded;
  }

  /** The level's options and the location, as the function is given them. */
  protected optionsAt(location: Location | undefined): PuppetHash {
    const options = new PuppetHash(this.level.options);
    if (location !== undefined) options.set(location.kind, location.location);
    return options;
  }

  /** "..., when using location '...'," for messages. */
  protected origin(start: string, location: Location | undefined): string {
    return location === undefined ? start : `${start}, when using location '${location.location}',`;
  }
}
