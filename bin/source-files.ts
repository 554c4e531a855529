/** Finds and reads the files that a command line names. */
import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileReason } from './file-reason.ts';
import { UsageError } from './usage-error.ts';

/** Files as named, folders as the `.pp` and `.epp` files anywhere below them, sorted. `-` stands for itself. */
export function sourceFiles(operands: readonly string[]): string[] {
  return operands.flatMap((operand) => {
    if (operand === '-') return ['-'];
    if (!existsSync(operand)) throw new UsageError(`no such file or folder: ${operand}`, 'paths are taken from the current folder');
    if (!statSync(operand).isDirectory()) return [operand];
    const found = below(operand);
    if (found.length === 0)
      throw new UsageError(`no .pp or .epp file in ${operand}`, 'name a file, or the folder of a module or an environment');
    return found;
  });
}

/** Links to folders are followed, as module paths often hold them, but never into a folder that the path is already in. */
function below(folder: string, within: readonly string[] = []): string[] {
  const real = realpathSync(folder);
  if (within.includes(real)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.name === '.git' || entry.name === 'node_modules') return [];
    const path = join(folder, entry.name);
    if (leadsToFolder(entry, path)) return below(path, [...within, real]);
    return /\.e?pp$/.test(entry.name) ? [path] : [];
  });
}

function leadsToFolder(entry: Dirent, path: string): boolean {
  return entry.isDirectory() || (entry.isSymbolicLink() && isFolder(path));
}

/** Whether there is a folder, as far as one can see. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The text of a file, or of standard input for `-`; bytes that are no UTF-8 are replaced, as the reader of a message would see them. */
export function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw new UsageError(
      `cannot read ${path}: ${fileReason(error)}`,
      path === '-' ? 'pipe the text in, or name a file' : 'check the path and its permissions',
    );
  }
}

/** Names of the folders in a folder; none when it cannot be read. */
export function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => leadsToFolder(entry, join(folder, entry.name)))
    .map(({ name }) => name)
    .sort();
}
