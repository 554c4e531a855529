/** Files that are written whole or not at all. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { fileReason } from './file-reason.ts';
import { UsageError } from './usage-error.ts';

/** Writes beside the file and renames, so that whoever reads it, or ends this process, sees the old or the new content and never a part. */
export function writeWhole(path: string, text: string): void {
  try {
    if (isNoFile(path)) writeFileSync(path, text);
    else replace(existsSync(path) ? realpathSync(path) : path, text);
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${fileReason(error)}`, 'check the path and its permissions');
  }
}

function replace(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeAndSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A pipe or a device is written to as it is. */
function isNoFile(path: string): boolean {
  const there = statSync(path, { throwIfNoEntry: false });
  return there !== undefined && !there.isFile() && !there.isDirectory();
}

function writeAndSync(path: string, text: string): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
