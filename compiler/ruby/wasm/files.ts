/**
 * The files that Ruby may see: those below some folders, read-only, and those that are supplied. A link that leads out of the folders is not
 * there.
 */
import { Buffer } from 'node:buffer';
import { accessSync, constants, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Errno, FileType } from './errno.ts';
import type { LinearMemory } from './memory.ts';
import { FIRST_OPENED, OPENED_FOLDERS } from './opened-folders.ts';
import type { SystemCall } from './wasi.ts';

interface OpenFile {
  readonly path: string;
  readonly isFolder: boolean;
  content: Uint8Array | undefined;
  position: number;
}

/** Files that are not on the disk. */
export interface SuppliedFiles {
  /** What is at the path; undefined where nothing is said of it. */
  kind(path: string): 'file' | 'folder' | 'none' | undefined;
  content(path: string): Uint8Array;
  /** Names in a folder. */
  names(folder: string): readonly string[];
}

interface Stat {
  readonly isFolder: boolean;
  readonly ino: bigint;
  readonly size: bigint;
  readonly mtimeNs: bigint;
}

const ALL_RIGHTS = 0x1fffffffn;
const FILE_STAT_BYTES = 64;
const ENTRY_BYTES = 24;
/** `O_CREAT`, `O_EXCL` and `O_TRUNC` of path_open. */
const WRITING_FLAGS = 0b1101;
const WRITE_RIGHT = 1n << 6n;
const FROM_START = 0;
const FROM_POSITION = 1;

export class ReadOnlyFiles {
  private readonly open = new Map<number, OpenFile>();
  private next = FIRST_OPENED + OPENED_FOLDERS.length;
  private readonly folders: readonly string[];
  private readonly supplied: SuppliedFiles | undefined;
  private made: Readonly<Record<string, SystemCall>> | undefined;

  constructor(folders: readonly string[], supplied?: SuppliedFiles) {
    this.supplied = supplied;
    this.folders = [...new Set(folders.flatMap((folder) => [resolve(folder), realPath(folder) ?? resolve(folder)]))];
    this.made = undefined;
  }

  /** The real path of what may be seen; undefined for all else. The way to the folders may be walked. */
  private visible(path: string): string | undefined {
    const full = resolve('/', path);
    const kind = this.supplied?.kind(full);
    if (kind !== undefined) return kind === 'none' ? undefined : full;
    if (!this.isInside(full)) {
      return this.folders.some((folder) => full === '/' || folder.startsWith(`${full}/`)) ? full : undefined;
    }
    const real = realPath(full);
    return real !== undefined && this.isInside(real) ? real : undefined;
  }

  private isInside(path: string): boolean {
    return this.folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
  }

  private pathOf(descriptor: number): string | undefined {
    return OPENED_FOLDERS[descriptor - FIRST_OPENED] ?? this.open.get(descriptor)?.path;
  }

  private below(memory: LinearMemory, descriptor: number, at: number, length: number): string | undefined {
    const folder = this.pathOf(descriptor);
    return folder === undefined ? undefined : this.visible(resolve(folder, memory.text(at, length)));
  }

  private stat(path: string): Stat | undefined {
    const kind = this.supplied?.kind(path);
    if (kind === undefined) return statOf(path);
    const size = kind === 'file' ? BigInt(this.supplied?.content(path).length ?? 0) : 0n;
    return kind === 'none' ? undefined : { isFolder: kind === 'folder', ino: 0n, size, mtimeNs: 0n };
  }

  private content(file: OpenFile): Uint8Array {
    file.content ??= this.supplied?.kind(file.path) === 'file' ? this.supplied.content(file.path) : readFileSync(file.path);
    return file.content;
  }

  /** The system calls that concern files and folders, by name. */
  calls(memory: LinearMemory): Readonly<Record<string, SystemCall>> {
    this.made ??= { ...this.rootCalls(memory), ...this.statCalls(memory), ...this.openCalls(memory), ...this.readCalls(memory) };
    return this.made;
  }

  private rootCalls(memory: LinearMemory): Record<string, SystemCall> {
    return {
      fd_prestat_get: (descriptor: number, at: number) => {
        const folder = OPENED_FOLDERS[descriptor - FIRST_OPENED];
        if (folder === undefined) return Errno.badDescriptor;
        memory.setU32(at, 0);
        memory.setU32(at + 4, folder.length);
        return Errno.success;
      },
      fd_prestat_dir_name: (descriptor: number, at: number) => {
        const folder = OPENED_FOLDERS[descriptor - FIRST_OPENED];
        if (folder === undefined) return Errno.badDescriptor;
        memory.bytes.set(Buffer.from(folder), at);
        return Errno.success;
      },
    };
  }

  private statCalls(memory: LinearMemory): Record<string, SystemCall> {
    return {
      fd_fdstat_get: (descriptor: number, at: number) => {
        const file = this.open.get(descriptor);
        if (!file && OPENED_FOLDERS[descriptor - FIRST_OPENED] === undefined) return Errno.badDescriptor;
        memory.bytes.fill(0, at, at + 24);
        memory.bytes[at] = file && !file.isFolder ? FileType.regular : FileType.folder;
        memory.setU64(at + 8, ALL_RIGHTS);
        memory.setU64(at + 16, ALL_RIGHTS);
        return Errno.success;
      },
      fd_filestat_get: (descriptor: number, at: number) => {
        const path = this.pathOf(descriptor);
        return this.putStat(memory, at, path === undefined ? undefined : this.visible(path));
      },
      path_filestat_get: (descriptor: number, _flags: number, text: number, length: number, at: number) =>
        this.putStat(memory, at, this.below(memory, descriptor, text, length)),
      path_readlink: () => Errno.invalid,
    };
  }

  private putStat(memory: LinearMemory, at: number, path: string | undefined): number {
    const stat = path === undefined ? undefined : this.stat(path);
    if (stat === undefined) return Errno.noEntry;
    memory.bytes.fill(0, at, at + FILE_STAT_BYTES);
    memory.setU64(at, 1n);
    memory.setU64(at + 8, stat.ino);
    memory.bytes[at + 16] = stat.isFolder ? FileType.folder : FileType.regular;
    memory.setU64(at + 24, 1n);
    memory.setU64(at + 32, stat.size);
    for (const field of [40, 48, 56]) memory.setU64(at + field, stat.mtimeNs);
    return Errno.success;
  }

  private openCalls(memory: LinearMemory): Record<string, SystemCall> {
    return {
      path_open: (
        descriptor: number,
        _lookup: number,
        text: number,
        length: number,
        flags: number,
        rights: bigint,
        _inheriting: bigint,
        _descriptorFlags: number,
        result: number,
      ) => {
        const path = this.below(memory, descriptor, text, length);
        if ((flags & WRITING_FLAGS) !== 0) return Errno.readOnly;
        const stat = path === undefined ? undefined : this.stat(path);
        if (path === undefined || stat === undefined) return Errno.noEntry;
        if (this.supplied?.kind(path) === undefined && !isReadable(path)) return Errno.access;
        if ((rights & WRITE_RIGHT) !== 0n && !stat.isFolder) return Errno.readOnly;
        const opened = this.next++;
        this.open.set(opened, { path, isFolder: stat.isFolder, content: undefined, position: 0 });
        memory.setU32(result, opened);
        return Errno.success;
      },
      fd_close: (descriptor: number) => (this.open.delete(descriptor) ? Errno.success : Errno.badDescriptor),
    };
  }

  private readCalls(memory: LinearMemory): Record<string, SystemCall> {
    return {
      fd_read: (descriptor: number, vectors: number, count: number, result: number) => {
        const file = this.open.get(descriptor);
        if (!file || file.isFolder) return Errno.badDescriptor;
        memory.setU32(result, readInto(memory, file, this.content(file), vectors, count));
        return Errno.success;
      },
      fd_seek: (descriptor: number, offset: bigint, whence: number, result: number) => {
        const file = this.open.get(descriptor);
        if (!file || file.isFolder) return Errno.badDescriptor;
        const base = whence === FROM_START ? 0 : whence === FROM_POSITION ? file.position : this.content(file).length;
        file.position = Math.max(0, base + Number(offset));
        memory.setU64(result, BigInt(file.position));
        return Errno.success;
      },
      fd_tell: (descriptor: number, result: number) => {
        const file = this.open.get(descriptor);
        if (!file) return Errno.badDescriptor;
        memory.setU64(result, BigInt(file.position));
        return Errno.success;
      },
      fd_readdir: (descriptor: number, at: number, room: number, cookie: bigint, result: number) => {
        const folder = this.pathOf(descriptor);
        if (folder === undefined || this.open.get(descriptor)?.isFolder === false) return Errno.badDescriptor;
        memory.setU32(result, putEntries(memory, this.entries(folder), { at, room, from: Number(cookie) }));
        return Errno.success;
      },
    };
  }

  /** Names in a folder, of those that may be seen. */
  private entries(folder: string): readonly (readonly [name: string, isFolder: boolean])[] {
    const found: (readonly [string, boolean])[] = [
      ['.', true],
      ['..', true],
    ];
    for (const name of this.names(folder)) {
      const path = this.visible(resolve(folder, name));
      const stat = path === undefined ? undefined : this.stat(path);
      if (stat !== undefined) found.push([name, stat.isFolder]);
    }
    return found;
  }

  private names(folder: string): Iterable<string> {
    const supplied = this.supplied?.names(folder) ?? [];
    return statOf(folder)?.isFolder ? new Set([...readdirSync(folder), ...supplied]) : supplied;
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function statOf(path: string): Stat | undefined {
  try {
    const stat = statSync(path, { bigint: true });
    return { isFolder: stat.isDirectory(), ino: stat.ino, size: stat.size, mtimeNs: stat.mtimeNs };
  } catch {
    return undefined;
  }
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function readInto(memory: LinearMemory, file: OpenFile, content: Uint8Array, vectors: number, count: number): number {
  let total = 0;
  for (let index = 0; index < count; index++) {
    const room = memory.u32(vectors + 8 * index + 4);
    const part = content.subarray(file.position, file.position + room);
    memory.bytes.set(part, memory.u32(vectors + 8 * index));
    file.position += part.length;
    total += part.length;
    if (part.length < room) break;
  }
  return total;
}

interface Target {
  readonly at: number;
  readonly room: number;
  readonly from: number;
}

/** Directory entries as WASI wants them; the last one may be cut off, which says that there is more. */
function putEntries(memory: LinearMemory, entries: readonly (readonly [string, boolean])[], { at, room, from }: Target): number {
  let used = 0;
  for (let index = from; index < entries.length && used < room; index++) {
    const [name, isFolder] = entries[index] as readonly [string, boolean];
    const text = Buffer.from(name);
    const record = Buffer.alloc(ENTRY_BYTES + text.length);
    record.writeBigUInt64LE(BigInt(index + 1), 0);
    record.writeUInt32LE(text.length, 16);
    record[20] = isFolder ? FileType.folder : FileType.regular;
    record.set(text, ENTRY_BYTES);
    const part = record.subarray(0, room - used);
    memory.bytes.set(part, at + used);
    used += part.length;
  }
  return used;
}
