/**
 * The files that a lookup may see, each looked at once.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { compareBytes } from '../../types/index.ts';
import { globRoot, globToRegExp } from './glob.ts';

export interface LookupFiles {
  exists(path: string): boolean;
  isFolder(path: string): boolean;
  /** Text of the file; throws when it cannot be read. */
  read(path: string): string;
  /** Paths that match, sorted; Puppet: Pathname.glob */
  glob(pattern: string): readonly string[];
}

type Kind = 'file' | 'folder' | 'none';

/** The machine's own file system, with the answers kept. */
export class DiskFiles implements LookupFiles {
  private readonly kinds = new Map<string, Kind>();
  private readonly globs = new Map<string, readonly string[]>();

  exists(path: string): boolean {
    return this.kind(path) !== 'none';
  }

  isFolder(path: string): boolean {
    return this.kind(path) === 'folder';
  }

  read(path: string): string {
    return readFileSync(path, 'utf8');
  }

  glob(pattern: string): readonly string[] {
    let found = this.globs.get(pattern);
    if (found === undefined) {
      found = this.walk(globRoot(pattern), globToRegExp(pattern));
      this.globs.set(pattern, found);
    }
    return found;
  }

  private kind(path: string): Kind {
    let kind = this.kinds.get(path);
    if (kind === undefined) {
      const stat = statSync(path, { throwIfNoEntry: false });
      kind = stat === undefined ? 'none' : stat.isDirectory() ? 'folder' : 'file';
      this.kinds.set(path, kind);
    }
    return kind;
  }

  private walk(root: string, pattern: RegExp): string[] {
    if (!this.isFolder(root)) return [];
    const found: string[] = [];
    const folders = [root];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = folder === '/' ? `/${entry.name}` : `${folder}/${entry.name}`;
        if (pattern.test(path)) found.push(path);
        if (entry.isDirectory() && !entry.name.startsWith('.')) folders.push(path);
      }
    }
    return found.sort(compareBytes);
  }
}
