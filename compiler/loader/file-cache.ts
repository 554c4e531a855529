/**
 * Files of an environment, read once, and their syntax trees.
 */
import { Buffer } from 'node:buffer';
import { readdirSync } from 'node:fs';
import { type ParseOptions, type ParseResult, parse, Source } from '../../parser/index.ts';
import { DiskFiles } from '../lookup/files/file-system.ts';
import type { Strictness } from '../node/settings.ts';
import { compareBytes } from '../types/index.ts';

export interface ParsedFile extends ParseResult {
  readonly source: Source;
}

export class FileCache {
  /** What of the machine was looked at. */
  readonly disk = new DiskFiles();
  private readonly texts = new Map<string, string | undefined>();
  private readonly parsed = new Map<string, ParsedFile>();
  private readonly folders = new Map<string, readonly string[]>();
  /** Where modules and manifests lie: what a file may define depends on its place. */
  places: ParseOptions['places'];

  /** A file that is had from elsewhere, or is not there whatever the disk says. */
  supply(path: string, content: Uint8Array | undefined): void {
    this.texts.set(path, content && Buffer.from(content).toString());
  }

  /** Text of a file; undefined when there is none. */
  read(path: string): string | undefined {
    if (this.texts.has(path)) return this.texts.get(path);
    const text = this.disk.isFile(path) ? this.disk.read(path) : undefined;
    this.texts.set(path, text);
    return text;
  }

  has(path: string): boolean {
    return this.texts.has(path) ? this.texts.get(path) !== undefined : this.disk.isFile(path);
  }

  /** Whether there is a file or a folder. */
  exists(path: string): boolean {
    return this.has(path) || this.disk.isFolder(path);
  }

  /** The syntax tree of a manifest or EPP template, with what is to be said of it. */
  parse(path: string, strict: Strictness, epp = false): ParsedFile {
    const key = `${epp ? 'epp' : 'pp'} ${strict} ${path}`;
    const known = this.parsed.get(key);
    if (known) return known;
    const source = new Source(this.read(path) ?? '', path);
    const result = { source, ...parse(source, { strict, epp, places: this.places }) };
    this.parsed.set(key, result);
    return result;
  }

  /** All files below a folder, sorted by path. */
  filesBelow(folder: string): readonly string[] {
    const known = this.folders.get(folder);
    if (known) return known;
    const found = this.list(folder).sort(compareBytes);
    this.folders.set(folder, found);
    return found;
  }

  private list(folder: string): string[] {
    if (!this.disk.isFolder(folder)) return [];
    const found: string[] = [];
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) found.push(...this.list(path));
      else if (entry.isFile() || (entry.isSymbolicLink() && this.disk.isFile(path))) found.push(path);
    }
    return found;
  }
}
