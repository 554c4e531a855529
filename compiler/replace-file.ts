/** Files that are written whole or not at all. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes beside the file and renames, so that another process, or one after this has ended, reads the old or the new content and never a
 * part. `isDurable`: nor does one after the machine has lost its power.
 */
export function replaceFile(path: string, text: string | Uint8Array, isDurable = false): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    if (isDurable) writeThrough(temporary, text);
    else writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeThrough(path: string, text: string | Uint8Array): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
