import { globToRegExp } from '../../compiler/lookup/files/glob.ts';
import type { LookupFiles } from '../../compiler/lookup/index.ts';

/** Files that exist in a test alone. Paths are absolute. */
export class MemoryFiles implements LookupFiles {
  private readonly files: ReadonlyMap<string, string>;

  constructor(root: string, files: Readonly<Record<string, string>>) {
    this.files = new Map(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]));
  }

  exists(path: string): boolean {
    const clean = path.replaceAll(/\/+/g, '/');
    return this.files.has(clean) || this.isFolder(clean);
  }

  isFolder(path: string): boolean {
    return [...this.files.keys()].some((file) => file.startsWith(`${path}/`));
  }

  read(path: string): string {
    const text = this.files.get(path.replaceAll(/\/+/g, '/'));
    if (text === undefined) throw new Error(`no such file: ${path}`);
    return text;
  }

  glob(pattern: string): readonly string[] {
    const regexp = globToRegExp(pattern);
    return [...this.files.keys()].filter((path) => regexp.test(path)).sort();
  }
}
