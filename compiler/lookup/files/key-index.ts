/**
 * Which of an environment's data files hold a key, so that a level need not be asked for a key that it does not have. A file is taken
 * down once asking it and its like has cost as much as that: a single lookup reads its files and is done.
 */
import { PuppetHash, type Value } from '../../values/index.ts';
import type { LookupKey } from '../key.ts';
import type { ReadyValue, Texts } from '../texts.ts';
import type { DataFile } from './data-file.ts';

/** Taking down a key costs about as much as asking so many files for one. */
const COST_OF_A_KEY = 2;

/** A key at the top of a file. */
export class KeyEntry {
  readonly file: DataFile;
  readonly value: Value;
  /** Whether the value may be no data, and is to be looked at when it is asked for. */
  readonly isDoubtful: boolean;
  private ready: ReadyValue = undefined;
  private isReady = false;

  constructor(file: DataFile, value: Value, isDoubtful: boolean) {
    this.file = file;
    this.value = value;
    this.isDoubtful = isDoubtful;
  }

  /** The value, made ready to be resolved when that is first wanted. */
  readyValue(texts: Texts): ReadyValue {
    if (!this.isReady) {
      this.ready = texts.ready(this.value);
      this.isReady = true;
    }
    return this.ready;
  }
}

/** The entry of the file, among few. */
export function entryOf(file: DataFile, entries: readonly KeyEntry[]): KeyEntry | undefined {
  for (const entry of entries) if (entry.file === file) return entry;
  return undefined;
}

const NONE: readonly KeyEntry[] = [];

export class KeyIndex {
  private readonly entries = new Map<Value, KeyEntry[]>();
  private readonly pending: DataFile[] = [];
  private pendingKeys = 0;
  private spent = 0;
  /** Counts the times that files were taken down. */
  private version = 1;

  add(file: DataFile): void {
    if (!(file.value instanceof PuppetHash)) return;
    this.pending.push(file);
    this.pendingKeys += file.value.size;
  }

  /** Whether `entriesOf` can tell. If not, `files` of them are going to be asked themselves. */
  isReady(files: number): boolean {
    if (this.pending.length === 0) return true;
    this.spent += files;
    if (this.spent < this.pendingKeys * COST_OF_A_KEY) return false;
    for (const file of this.pending) this.takeDown(file);
    this.version++;
    this.pending.length = 0;
    this.pendingKeys = 0;
    this.spent = 0;
    return true;
  }

  /** The root key in all files that hold it at their top, in no order. A key is one of the index's environment. */
  entriesOf(key: LookupKey): readonly KeyEntry[] {
    const { version } = this;
    if (key.indexed.version !== version) key.indexed = { version, entries: this.entries.get(key.rootKey) ?? NONE };
    return key.indexed.entries;
  }

  private takeDown(file: DataFile): void {
    for (const [key, value] of file.value as PuppetHash) {
      const entry = new KeyEntry(file, value, file.doubtful.has(key));
      const known = this.entries.get(key);
      if (known === undefined) this.entries.set(key, [entry]);
      else known.push(entry);
    }
  }
}
