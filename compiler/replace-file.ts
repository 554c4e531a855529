/** Files that are written whole or not at all. */
import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** What a new file may be, as far as the user's mask goes. */
const USUAL_MODE = 0o666;

/**
 * Writes beside the file and renames, so that another process, or one after this has ended, reads the old or the new content and never a
 * part. `isDurable`: nor does one after the machine has lost its power. Who may read the file may read it afterwards, and nobody else.
 */
export function replaceFile(path: string, text: string | Uint8Array, isDurable = false): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const known = statSync(path, { throwIfNoEntry: false });
    const mode = known === undefined ? USUAL_MODE : known.mode & 0o777;
    if (isDurable) writeThrough(temporary, text, mode);
    else writeFileSync(temporary, text, { mode });
    // The user's mask has taken its part of the mode.
    if (known !== undefined) chmodSync(temporary, mode);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeThrough(path: string, text: string | Uint8Array, mode: number): void {
  const file = openSync(path, 'w', mode);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
