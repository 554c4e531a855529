/** Files that are written whole or not at all. */
import { existsSync, mkdirSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { replaceFile } from '../compiler/replace-file.ts';
import { fileReason } from './file-reason.ts';
import { UsageError } from './usage-error.ts';

/** Writes a file, with the folders that it lies in; a pipe or a device is written to as it is. Throws UsageError. */
export function writeWhole(path: string, text: string): void {
  try {
    if (isNoFile(path)) writeFileSync(path, text);
    else {
      mkdirSync(dirname(path), { recursive: true });
      replaceFile(existsSync(path) ? realpathSync(path) : path, text);
    }
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${fileReason(error)}`, 'check the path and its permissions');
  }
}

function isNoFile(path: string): boolean {
  const there = statSync(path, { throwIfNoEntry: false });
  return there !== undefined && !there.isFile() && !there.isDirectory();
}
