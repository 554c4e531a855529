/**
 * What V8 has made of a part of the program, kept on disk: compiling it again takes longer than most commands do.
 *
 * A file of the cache is named after all that it depends on and begins with a digest of what V8 made, so that one that is cut off is not
 * given to V8, which would not notice. Then comes how long the run took that it was made in: one that takes much longer has run more
 * of the program, and what V8 made of that is kept in its place.
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
const EFFORT_LENGTH = 4;
/** So many times as long, and a run has most likely called what was not called before. */
const MUCH_LONGER = 2;
/** So many times as much code is worth a file of its own: a few bytes differ from run to run. */
const MORE = 1.05;
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

interface Kept {
  readonly data: Buffer;
  /** Of the run that it was made in. */
  readonly effort: number;
}

export function cachedScript({ name, code, digest, filename }: Source): CachedScript {
  const path = pathFor(name, digest);
  const kept = path === undefined ? undefined : read(path);
  const script = new Script(code, { filename, ...(kept === undefined ? {} : { cachedData: kept.data }) });
  const keep = () => {
    if (path === undefined || (kept !== undefined && !isWorthMore(kept, script))) return;
    for (const flag of FLAGS_AT_START) setFlagsFromString(flag);
    const data = script.createCachedData();
    if (kept === undefined || data.length > MORE * kept.data.length) write(path, name, data);
  };
  return { script, keep };
}

/** What V8 has refused it would refuse again: it goes by more than what the file is named after. */
function isWorthMore({ effort }: Kept, { cachedDataRejected }: Script): boolean {
  return cachedDataRejected !== true && effortSoFar() > MUCH_LONGER * effort;
}

/** Milliseconds of the processor's. */
function effortSoFar(): number {
  const { user, system } = process.cpuUsage();
  return Math.round((user + system) / 1000);
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

function read(path: string): Kept | undefined {
  try {
    const content = contentOf(path);
    if (content === undefined) return undefined;
    const data = content.subarray(DIGEST_LENGTH + EFFORT_LENGTH);
    if (!sha256(data).equals(content.subarray(0, DIGEST_LENGTH))) return undefined;
    return { data, effort: content.readUInt32LE(DIGEST_LENGTH) };
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
    const effort = Buffer.alloc(EFFORT_LENGTH);
    effort.writeUInt32LE(effortSoFar());
    replaceFile(path, Buffer.concat([sha256(data), effort, data]));
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
