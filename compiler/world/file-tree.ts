/** The files of a world file with the folders that they lie in. */
import { basename, dirname } from 'node:path';

export class FileTree {
  private readonly files: ReadonlyMap<string, Uint8Array | undefined>;
  /** Names by folder. */
  private readonly folders = new Map<string, Set<string>>();

  /** Content by path; undefined for what is not there. */
  constructor(files: ReadonlyMap<string, Uint8Array | undefined>) {
    this.files = files;
    for (const [path, content] of files) if (content !== undefined) this.add(path);
  }

  private add(path: string): void {
    const folder = dirname(path);
    const known = this.folders.get(folder);
    if (known) known.add(basename(path));
    else {
      this.folders.set(folder, new Set([basename(path)]));
      if (folder !== '/') this.add(folder);
    }
  }

  /** What is at the path; undefined where nothing is said of it. */
  kind(path: string): 'file' | 'folder' | 'none' | undefined {
    if (this.folders.has(path)) return 'folder';
    if (!this.files.has(path)) return undefined;
    return this.files.get(path) === undefined ? 'none' : 'file';
  }

  names(folder: string): readonly string[] {
    return [...(this.folders.get(folder) ?? [])];
  }
}
