/**
 * What V8 has made of a part of the program, kept on disk: compiling it again takes longer than most commands do.
 *
 * A file of the cache is named after all that it depends on and begins with a digest of the rest, so that one that is cut off is not
 * given to V8, which would not notice.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { cacheFolder } from '../compiler/cache-folder.ts';
import { replaceFile } from '../compiler/replace-file.ts';

/**
 * What commands change on their way, as it was: V8 takes code only where its flags are those it was made with. (new-space.ts,
 * compiler/ruby/v8-flags.ts)
 */
const FLAGS_AT_START = ['--semi-space-growth-factor=2', '--no-liftoff-only', '--no-wasm-lazy-validation'];

const DIGEST_LENGTH = 32;
/** Of one command; each is some 3 MB. */
const MOST_VERSIONS = 3;

/** Larger files are none that V8 has made of a part of the program. */
const MOST_BYTES = 64e6;

interface Source {
  /** What is kept under one name replaces what was kept before. */
  readonly name: string;
  readonly code: string;
  /** Of the code. */
  readonly digest: string;
  /** For stack traces. */
  readonly filename: string;
}

/** A script, and what keeps it in compiled form. */
export interface CachedScript {
  readonly script: Script;
  /** To be called when the script has run: all functions that were called by then are kept. Where nothing can be written nothing is. */
  readonly keep: () => void;
}

export function cachedScript({ name, code, digest, filename }: Source): CachedScript {
  const path = pathFor(name, digest);
  const cachedData = path === undefined ? undefined : read(path);
  const script = new Script(code, { filename, ...(cachedData === undefined ? {} : { cachedData }) });
  const keep = () => {
    // What V8 has refused it would refuse again: it goes by more than what the file is named after.
    if (cachedData !== undefined || path === undefined) return;
    for (const flag of FLAGS_AT_START) setFlagsFromString(flag);
    write(path, name, script.createCachedData());
  };
  return { script, keep };
}

/** Undefined where there is no place for a cache. */
function pathFor(name: string, digest: string): string | undefined {
  // Options may set flags of V8, too.
  const options = [process.env.NODE_OPTIONS ?? '', ...process.execArgv];
  const dependencies = [digest, process.version, process.arch, ...options].join(' ');
  try {
    return join(cacheFolder(), 'code', `${name}-${sha256(dependencies).toString('hex').slice(0, 16)}`);
  } catch {
    return undefined;
  }
}

function read(path: string): Buffer | undefined {
  try {
    const content = contentOf(path);
    if (content === undefined) return undefined;
    const data = content.subarray(DIGEST_LENGTH);
    return sha256(data).equals(content.subarray(0, DIGEST_LENGTH)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined for what this program, of this user, cannot have written. A pipe is not waited for. */
function contentOf(path: string): Buffer | undefined {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    return stats.isFile() && stats.size < MOST_BYTES && isOwn(stats) ? readFileSync(file) : undefined;
  } finally {
    closeSync(file);
  }
}

/** Code of other users is not run. On Windows there are no such owners. */
function isOwn({ uid }: Stats): boolean {
  return process.geteuid === undefined || process.geteuid() === uid;
}

function write(path: string, name: string, data: Buffer): void {
  const folder = dirname(path);
  try {
    mkdirSync(folder, { recursive: true });
    removeOld(folder, name);
    replaceFile(path, Buffer.concat([sha256(data), data]));
  } catch {
    // It is made again the next time.
  }
}

/** What other versions of the program and of Node.js have kept goes, but for the latest: two may be in use by turns. */
function removeOld(folder: string, name: string): void {
  const kept = readdirSync(folder)
    .filter((file) => file.startsWith(`${name}-`))
    .map((file) => ({ path: join(folder, file), time: lstatSync(join(folder, file)).mtimeMs }));
  kept.sort((a, b) => b.time - a.time);
  for (const { path } of kept.slice(MOST_VERSIONS - 1)) rmSync(path, { force: true });
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}
