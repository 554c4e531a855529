/**
 * Neighbouring levels of a hierarchy that read plain files of data: those that have a key are found without asking each.
 */
import type { PuppetHash, Value } from '../../values/index.ts';
import type { DataFile } from '../files/data-file.ts';
import { entryOf, type KeyEntry, type KeyIndex } from '../files/key-index.ts';
import type { Lookup } from '../index.ts';
import type { Invocation } from '../invocation.ts';
import type { LookupKey } from '../key.ts';
import type { MergeStrategy } from '../merge/strategy.ts';
import { NOT_FOUND, type NotFound } from '../not-found.ts';
import type { FunctionProvider, PlainFile } from './function-provider.ts';

/** One or more levels, when nobody asks how a value is found. */
export interface Finder {
  firstFound(key: LookupKey, invocation: Invocation): Value | NotFound;
  /** Adds the levels that may have a value of the key. All levels were asked for some key before: their files are read. */
  addLevels(key: LookupKey, invocation: Invocation, levels: FoundLevel[]): void;
}

/** A level that may have a value of a key. */
export interface FoundLevel {
  lookup(key: LookupKey, invocation: Invocation, merge: MergeStrategy): Value | NotFound;
}

/** The levels, plain files of neighbours taken together. */
export function findersOf(providers: readonly FunctionProvider[], lookup: Lookup): readonly Finder[] {
  const finders: Finder[] = [];
  let run: FileRun | undefined;
  for (const provider of providers) {
    const files = provider.plainFiles(lookup);
    if (files === undefined) {
      finders.push(provider);
      run = undefined;
      continue;
    }
    if (run === undefined) {
      run = new FileRun(lookup.keyIndex);
      finders.push(run);
    }
    run.add(files, provider.locations.length);
  }
  return finders;
}

/** More are not searched for the first of a file, ... */
const FEW_ENTRIES = 4;
/** ... or for all of them. */
const MANY_ENTRIES = 16;

/** The files of a level: places in the run. */
interface RunLevel {
  readonly from: number;
  readonly to: number;
  /** With those that are not there. */
  readonly locations: number;
}

class FileRun implements Finder {
  private readonly files: PlainFile[] = [];
  private readonly levels: RunLevel[] = [];
  private readonly index: KeyIndex;
  /** The files read so far: one after the other, as far as is needed. */
  private readonly read: DataFile[] = [];

  constructor(index: KeyIndex) {
    this.index = index;
  }

  add(files: readonly PlainFile[], locations: number): void {
    const from = this.files.length;
    this.files.push(...files);
    this.levels.push({ from, to: this.files.length, locations });
  }

  firstFound(key: LookupKey, invocation: Invocation): Value | NotFound {
    const root = key.rootKey;
    // A key of many files, as of most nodes, is sooner found in the few files of this one.
    const entries = this.entriesOf(key, FEW_ENTRIES);
    if (entries === undefined) return this.firstBySearch(root, invocation);
    if (entries.length > 0) {
      for (let place = 0; place < this.read.length; place++) {
        const entry = entryOf(this.read[place] as DataFile, entries);
        if (entry !== undefined) return (this.files[place] as PlainFile).valueOf(root, entry, invocation);
      }
    }
    return this.firstAmongUnread(root, invocation);
  }

  /** The key in all files, unless there are more than so many or nobody knows. */
  private entriesOf(key: LookupKey, most: number): readonly KeyEntry[] | undefined {
    if (!this.index.isReady(this.read.length)) return undefined;
    const entries = this.index.entriesOf(key);
    return entries.length > most ? undefined : entries;
  }

  private firstBySearch(root: string, invocation: Invocation): Value | NotFound {
    const place = this.placeBySearch(root);
    if (place === -1) return this.firstAmongUnread(root, invocation);
    return (this.files[place] as PlainFile).valueOf(root, undefined, invocation);
  }

  private placeBySearch(root: string): number {
    for (let place = 0; place < this.read.length; place++) if (holds(this.read[place] as DataFile, root)) return place;
    return -1;
  }

  private firstAmongUnread(root: string, invocation: Invocation): Value | NotFound {
    while (this.read.length < this.files.length) {
      const place = this.read.length;
      if (holds(this.readNext(invocation), root)) return (this.files[place] as PlainFile).valueOf(root, undefined, invocation);
    }
    return NOT_FOUND;
  }

  private readNext(invocation: Invocation): DataFile {
    const file = (this.files[this.read.length] as PlainFile).load(invocation);
    this.read.push(file);
    return file;
  }

  addLevels(key: LookupKey, invocation: Invocation, levels: FoundLevel[]): void {
    while (this.read.length < this.files.length) this.readNext(invocation);
    const entries = this.entriesOf(key, MANY_ENTRIES);
    if (entries?.length === 0) return;
    for (const level of this.levels) {
      const found = level.locations === 1 ? this.foundAt(level.from, level.to, key, entries) : this.foundIn(level, key, entries);
      if (found !== undefined) levels.push(found);
    }
  }

  private foundIn({ from, to, locations }: RunLevel, key: LookupKey, entries: readonly KeyEntry[] | undefined) {
    const files: FoundFile[] = [];
    for (let place = from; place < to; place++) {
      const found = this.foundAt(place, to, key, entries);
      if (found !== undefined) files.push(found);
    }
    return files.length === 0 ? undefined : new FoundFiles(files, locations);
  }

  /** `to`: the place after the last that there can be. */
  private foundAt(place: number, to: number, key: LookupKey, entries: readonly KeyEntry[] | undefined): FoundFile | undefined {
    if (place === to) return undefined;
    const file = this.read[place] as DataFile;
    if (entries === undefined)
      return holds(file, key.rootKey) ? new FoundFile(this.files[place] as PlainFile, undefined) : undefined;
    const entry = entryOf(file, entries);
    return entry === undefined ? undefined : new FoundFile(this.files[place] as PlainFile, entry);
  }
}

function holds({ value }: DataFile, root: string): boolean {
  return (value as PuppetHash).has(root);
}

/** A level of one file, which has the key. */
class FoundFile implements FoundLevel {
  private readonly file: PlainFile;
  private readonly entry: KeyEntry | undefined;

  constructor(file: PlainFile, entry: KeyEntry | undefined) {
    this.file = file;
    this.entry = entry;
  }

  value(key: LookupKey, invocation: Invocation): Value {
    return this.file.valueOf(key.rootKey, this.entry, invocation);
  }

  lookup(key: LookupKey, invocation: Invocation, merge: MergeStrategy): Value | NotFound {
    return merge.mergeSingle(this.value(key, invocation));
  }
}

/** A level of several files, with those that have the key. */
class FoundFiles implements FoundLevel {
  private readonly files: readonly FoundFile[];
  private readonly locations: number;

  constructor(files: readonly FoundFile[], locations: number) {
    this.files = files;
    this.locations = locations;
  }

  lookup(key: LookupKey, invocation: Invocation, merge: MergeStrategy): Value | NotFound {
    return merge.lookup(this.files, invocation, (file) => file.value(key, invocation), this.locations);
  }
}
