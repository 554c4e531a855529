/**
 * Neighbouring levels of a hierarchy that read plain files of data: the first of them that has a key is found without asking each.
 */
import type { PuppetHash, Value } from '../../values/index.ts';
import type { DataFile } from '../files/data-file.ts';
import { entryOf, type KeyIndex } from '../files/key-index.ts';
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

/** More are not searched for each file. */
const FEW_ENTRIES = 4;

class FileRun implements FirstFinder {
  private readonly files: readonly PlainFile[];
  private readonly index: KeyIndex;
  /** The files read so far: one after the other, as far as is needed. */
  private readonly read: DataFile[] = [];

  constructor(files: readonly PlainFile[], index: KeyIndex) {
    this.files = files;
    this.index = index;
  }

  firstFound(key: LookupKey, invocation: Invocation): Value | NotFound {
    const root = key.rootKey;
    const entries = this.index.isReady(this.read.length) ? this.index.entriesOf(key) : undefined;
    // A key of many files, as of most nodes, is sooner found in the few files of this one.
    if (entries === undefined || entries.length > FEW_ENTRIES) return this.firstBySearch(root, invocation);
    if (entries.length > 0) {
      for (let place = 0; place < this.read.length; place++) {
        const entry = entryOf(this.read[place] as DataFile, entries);
        if (entry !== undefined) return (this.files[place] as PlainFile).valueOf(root, entry, invocation);
      }
    }
    return this.firstAmongUnread(root, invocation);
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
      if ((file.value as PuppetHash).has(root)) return plain.valueOf(root, undefined, invocation);
    }
    return NOT_FOUND;
  }
}
