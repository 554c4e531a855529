/**
 * The files that a lookup may see, each looked at once.
 */
import { type BigIntStats, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { PuppetError } from '../../functions/error.ts';
import { compareBytes } from '../../types/index.ts';
import { textOfBytes } from '../../yaml/index.ts';
import { RubyError } from '../errors.ts';
import { globPaths } from './glob-walk.ts';

export interface LookupFiles {
  exists(path: string): boolean;
  isFolder(path: string): boolean;
  /** Text of the file; throws RubyError when it cannot be read. `withBytes`: bytes that are no UTF-8 are kept (textOfBytes), for who tells of them. */
  read(path: string, withBytes?: boolean): string;
  /** Paths that match, sorted; Puppet: Pathname.glob */
  glob(pattern: string): readonly string[];
}

type Kind = 'file' | 'folder' | 'none';

interface Seen {
  readonly kind: Kind;
  /** Changes when the file is written, or the folder gets or loses an entry. */
  readonly mark: string;
}

/** The machine's own file system, with the answers kept. */
export class DiskFiles implements LookupFiles {
  private readonly seen = new Map<string, Seen>();
  private readonly globs = new Map<string, readonly string[]>();

  exists(path: string): boolean {
    return this.kind(path) !== 'none';
  }

  isFile(path: string): boolean {
    return this.kind(path) === 'file';
  }

  isFolder(path: string): boolean {
    return this.kind(path) === 'folder';
  }

  read(path: string, withBytes = false): string {
    if (this.kind(path) === 'folder') throw new RubyError(`Is a directory @ io_fread - ${path}`);
    return withBytes ? textOfBytes(bytesOf(path)) : bytesOf(path).toString();
  }

  glob(pattern: string): readonly string[] {
    let found = this.globs.get(pattern);
    if (found === undefined) {
      found = globPaths(pattern, {
        exists: (path) => this.exists(path),
        names: (folder) => this.names(folder),
        isRealFolder: (path) => this.isFolder(path) && isNoLink(path),
      });
      this.globs.set(pattern, found);
    }
    return found;
  }

  /** Whether anything that was looked at has changed since. */
  isStale(): boolean {
    for (const [path, { mark }] of this.seen) if (look(path).mark !== mark) return true;
    return false;
  }

  private kind(path: string): Kind {
    let seen = this.seen.get(path);
    if (seen === undefined) {
      seen = look(path);
      this.seen.set(path, seen);
    }
    return seen.kind;
  }

  /** Names in a folder, sorted; none for what is no folder, or one that cannot be read. */
  private names(folder: string): readonly string[] {
    const path = folder === '' ? '/' : folder;
    return this.isFolder(path) ? namesIn(path).sort(compareBytes) : [];
  }
}

/** Ruby's words for why a file cannot be read. */
const REASONS: ReadonlyMap<unknown, string> = new Map([
  ['EACCES', 'Permission denied'],
  ['EPERM', 'Operation not permitted'],
  ['ENOENT', 'No such file or directory'],
]);

/** A file that cannot be read: in code, Ruby's error; elsewhere what it has of Node's own is told. */
class UnreadableFile extends RubyError {
  readonly code: string | undefined;
  readonly syscall: string | undefined;
  readonly path: string;
  constructor(reason: string, path: string, { code, syscall }: NodeJS.ErrnoException) {
    super(`${reason} @ rb_sysopen - ${path}`);
    this.code = code;
    this.syscall = syscall;
    this.path = path;
  }
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const cause = error as NodeJS.ErrnoException;
    const reason = REASONS.get(cause.code);
    throw reason === undefined ? error : new UnreadableFile(reason, path, cause);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isNoLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === false;
}

function look(path: string): Seen {
  if (path.includes('\0')) throw new PuppetError('pathname contains null byte');
  const stat = statOf(path);
  if (stat === undefined) return { kind: 'none', mark: '' };
  return { kind: stat.isDirectory() ? 'folder' : 'file', mark: `${stat.ino} ${stat.mtimeNs} ${stat.size}` };
}

/** Undefined also for what cannot be looked at: below a file, behind a closed folder. */
function statOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false, bigint: true });
  } catch {
    return undefined;
  }
}
