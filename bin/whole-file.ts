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
import { UsageError } from './usage-error.ts';

/** Writes beside the file and renames, so that whoever reads it, or ends this process, sees the old or the new content and never a part. */
export function writeWhole(given: string, text: string): void {
  const path = existsSync(given) ? realpathSync(given) : given;
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    if (isNoFile(path)) {
      writeFileSync(path, text);
      return;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeAndSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UsageError(
      `cannot write ${path}: ${(error as Error).message.replace(/, \w+ '.*$/s, '')}`,
      'check the path and its permissions',
    );
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
