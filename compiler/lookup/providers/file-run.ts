/**
 * Neighbouring levels of a hierarchy that read plain files of data: the first of them that has a key is found without asking each.
 */
import type { PuppetHash, Value } from '../../values/index.ts';
import type { DataFile } from '../files/data-file.ts';
import type { KeyIndex } from '../files/key-index.ts';
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
  let files: PlainFile[] = [];
  for (const provider of providers) {
    const plain = provider.plainFiles(lookup);
    if (plain === undefined) {
      finders.push(provider);
      files = [];
      continue;
    }
    if (files.length === 0) finders.push(new FileRun(files, lookup.keyIndex));
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
    const place = this.index.isReady() ? this.placeByIndex(root) : this.placeBySearch(root, 0);
    const found = place === -1 ? this.placeAmongUnread(root, invocation) : place;
    const file = this.files[found];
    return file === undefined ? NOT_FOUND : file.valueOf(root, invocation);
  }

  private placeByIndex(root: string): number {
    const holders = this.index.filesWith(root);
    if (holders === undefined) return -1;
    if (!Array.isArray(holders)) return this.places.get(holders as DataFile) ?? -1;
    if (holders.length > this.read.length) return this.placeBySearch(root, 0);
    let first = this.files.length;
    for (const holder of holders as readonly DataFile[]) first = Math.min(first, this.places.get(holder) ?? first);
    return first === this.files.length ? -1 : first;
  }

  private placeBySearch(root: string, from: number): number {
    for (let place = from; place < this.read.length; place++) {
      if (((this.read[place] as DataFile).value as PuppetHash).has(root)) return place;
    }
    return -1;
  }

  private placeAmongUnread(root: string, invocation: Invocation): number {
    while (this.read.length < this.files.length) {
      const place = this.read.length;
      const file = (this.files[place] as PlainFile).load(invocation);
      this.read.push(file);
      if (!this.places.has(file)) this.places.set(file, place);
      if (this.placeBySearch(root, place) !== -1) return place;
    }
    return -1;
  }
}
