/**
 * Which of an environment's data files hold a key, so that a level need not be asked for a key that it does not have. Made once there
 * are enough questions to be worth it: a single lookup reads its files and is done.
 */
import { PuppetHash, type Value } from '../../values/index.ts';
import type { DataFile } from './data-file.ts';

/** Asking the files themselves so often costs about as much as taking down their keys. */
const WORTH_AN_INDEX = 200;

export class KeyIndex {
  private readonly holders = new Map<Value, DataFile | DataFile[]>();
  private readonly unread: DataFile[] = [];
  private questions = 0;

  add(file: DataFile): void {
    if (file.value instanceof PuppetHash) this.unread.push(file);
  }

  /** Whether `filesWith` can tell. Each call counts as a question. */
  isReady(): boolean {
    if (this.questions < WORTH_AN_INDEX) {
      this.questions++;
      return false;
    }
    for (const file of this.unread) this.takeDown(file);
    this.unread.length = 0;
    return true;
  }

  /** All files that hold the key at their top, in no order; undefined where none does. */
  filesWith(key: string): DataFile | readonly DataFile[] | undefined {
    return this.holders.get(key);
  }

  private takeDown(file: DataFile): void {
    for (const key of (file.value as PuppetHash).keys()) {
      const known = this.holders.get(key);
      if (known === undefined) this.holders.set(key, file);
      else if (Array.isArray(known)) known.push(file);
      else this.holders.set(key, [known as DataFile, file]);
    }
  }
}
