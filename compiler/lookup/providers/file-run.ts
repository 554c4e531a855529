/**
 * Neighbouring levels of a hierarchy that read plain files of data: the first of them that has a key is found without asking each.
 */
import type { PuppetHash, Value } from '../../values/index.ts';
import type { DataFile } from '../files/data-file.ts';
import type { KeyEntry, KeyIndex } from '../files/key-index.ts';
import type { Lookup } from '../index.ts';
import type { Invocation } from '../invocation.ts';
import type { LookupKey } from '../key.ts';
import { NOT_FOUND, type NotFound } from '../not-found.ts';
import type { FunctionProvider, PlainFile } from './function-provider.ts';

/** What can be asked for the first value of a key, when nobody asks how it is found. */
export interface FirstFinder {
  firstFound(key: LookupKey, invocation: Invocation): Value | NotFound;
}

/** The levels, plain files of neighbours taken together. */
export function firstFinders(providers: readonly FunctionProvider[], lookup: Lookup): readonly FirstFinder[] {
  const finders: FirstFinder[] = [];
  let files: PlainFile[] | undefined;
  for (const provider of providers) {
    const plain = provider.plainFiles(lookup);
    if (plain === undefined) {
      finders.push(provider);
      files = undefined;
      continue;
    }
    if (files === undefined) {
      files = [];
      finders.push(new FileRun(files, lookup.keyIndex));
    }
    files.push(...plain);
  }
  return finders;
}

class FileRun implements FirstFinder {
  private readonly files: readonly PlainFile[];
  private readonly index: KeyIndex;
  /** The files read so far, with the first place that each has among all. They are read one after the other, as far as is needed. */
  private readonly places = new Map<DataFile, number>();
  private readonly read: DataFile[] = [];

  constructor(files: readonly PlainFile[], index: KeyIndex) {
    this.files = files;
    this.index = index;
  }

  firstFound(key: LookupKey, invocation: Invocation): Value | NotFound {
    const root = key.rootKey;
    const entries = this.index.isReady(this.read.length) ? this.index.entriesOf(root) : undefined;
    // A key of most nodes' files is sooner found in the few files of this one.
    if (entries === undefined || entries.length > this.read.length) return this.firstBySearch(root, invocation);
    const first = this.firstOf(entries);
    if (first === undefined) return this.firstAmongUnread(root, invocation);
    return (this.files[this.places.get(first.file) as number] as PlainFile).valueOf(root, first, invocation);
  }

  private firstOf(entries: readonly KeyEntry[]): KeyEntry | undefined {
    let first: KeyEntry | undefined;
    let firstPlace = this.files.length;
    for (const entry of entries) {
      const place = this.places.get(entry.file);
      if (place === undefined || place >= firstPlace) continue;
      first = entry;
      firstPlace = place;
    }
    return first;
  }

  private firstBySearch(root: string, invocation: Invocation): Value | NotFound {
    const place = this.placeBySearch(root);
    if (place === -1) return this.firstAmongUnread(root, invocation);
    return (this.files[place] as PlainFile).valueOf(root, undefined, invocation);
  }

  private placeBySearch(root: string): number {
    for (let place = 0; place < this.read.length; place++) {
      if (((this.read[place] as DataFile).value as PuppetHash).has(root)) return place;
    }
    return -1;
  }

  private firstAmongUnread(root: string, invocation: Invocation): Value | NotFound {
    while (this.read.length < this.files.length) {
      const place = this.read.length;
      const plain = this.files[place] as PlainFile;
      const file = plain.load(invocation);
      this.read.push(file);
      if (!this.places.has(file)) this.places.set(file, place);
      if ((file.value as PuppetHash).has(root)) return plain.valueOf(root, undefined, invocation);
    }
    return NOT_FOUND;
  }
}
