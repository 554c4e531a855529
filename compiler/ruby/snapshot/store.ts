/**
 * Where the image of Ruby is: beside the program when it was built with one, else in the cache folder of the user, where it is put the first
 * time.
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cacheFolder } from '../../cache-folder.ts';
import { IMAGE_FILES, type Image } from './image.ts';
import { makeImage } from './make.ts';
import { markUsed, removeOldImages } from './old-images.ts';
import { type ImageSource, imageSource, RubyMissing } from './source.ts';

/** An image on disk, with the module compiled once for all machines of the process. */
export interface StoredImage {
  readonly module: WebAssembly.Module;
  /** Names the image: answers of one must not be taken for those of another. */
  readonly key: string;
  /** Fills the memory of a new machine. */
  restore(memory: Uint8Array): void;
}

/** Throws RubyMissing when there is neither an image nor what one is made of. */
export function openImage(say: (text: string) => void): StoredImage {
  const folder = imageFolder(say);
  const { key, runs } = recordIn(folder);
  // Stays open: the folder may be gone when another machine is started.
  const file = openSync(join(folder, IMAGE_FILES.memory), 'r');
  return {
    key,
    module: new WebAssembly.Module(readFileSync(join(folder, IMAGE_FILES.module))),
    restore(memory) {
      let position = 0;
      for (const [from, to] of runs) position += readSync(file, memory, from, to - from, position);
    },
  };
}

let key: string | undefined;

/** Names the image without opening it; undefined where there is no Ruby. */
export function imageKey(): string | undefined {
  key ??= readKey();
  return key;
}

function readKey(): string | undefined {
  if (existsSync(join(BUILT, IMAGE_FILES.runs))) return recordIn(BUILT).key;
  try {
    return imageSource().key;
  } catch (error) {
    if (error instanceof RubyMissing) return undefined;
    throw error;
  }
}

/** Folder of the image; it is made when there is none. */
export function imageFolder(say: (text: string) => void): string {
  if (existsSync(join(BUILT, IMAGE_FILES.runs))) return BUILT;
  const source = imageSource();
  const folder = join(cacheFolder(), `ruby-${source.key}`);
  if (existsSync(join(folder, IMAGE_FILES.runs))) {
    markUsed(folder);
    return folder;
  }
  say(`dalang prepares Ruby for templates and functions of modules, once: ${folder}`);
  writeImage(folder, source);
  removeOldImages(dirname(folder), basename(folder));
  return folder;
}

/** Beside the program, when it was built: the program carries no sources of Ruby. */
const BUILT = join(import.meta.dirname, 'ruby');

interface ImageRecord {
  readonly key: string;
  readonly runs: Image['runs'];
}

function recordIn(folder: string): ImageRecord {
  return JSON.parse(readFileSync(join(folder, IMAGE_FILES.runs), 'utf8')) as ImageRecord;
}

/** Writes the image as a whole or not at all; another process may do the same at the same time. */
function writeImage(folder: string, source: ImageSource): void {
  const image = makeImage(source);
  mkdirSync(dirname(folder), { recursive: true });
  const temporary = mkdtempSync(`${folder}.`);
  writeFileSync(join(temporary, IMAGE_FILES.module), image.module);
  writeFileSync(join(temporary, IMAGE_FILES.memory), image.memory);
  writeFileSync(join(temporary, IMAGE_FILES.runs), JSON.stringify({ key: source.key, runs: image.runs }));
  copyFileSync(source.notice, join(temporary, IMAGE_FILES.notice));
  chmodSync(temporary, 0o755);
  try {
    renameSync(temporary, folder);
  } catch {
    rmSync(temporary, { recursive: true });
  }
}
