/** Files that are written whole or not at all. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes beside the file and renames, so that another process, or one after this has ended, reads the old or the new content and never a part. */
export function replaceFile(path: string, text: string | Uint8Array): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
