/**
 * Where the image of Ruby is: beside the program when it was built with one, else in the cache folder of the user, where it is put the first
 * time.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
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
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { IMAGE_FILES, type Image } from './image.ts';
import { makeImage, SHIM_FILES } from './make.ts';

const PACKAGE = '@ruby/3.2-wasm-wasi';
const WASM = 'dist/ruby+stdlib.wasm';

/** An image on disk, with the module compiled once for all machines of the process. */
export interface StoredImage {
  readonly module: WebAssembly.Module;
  /** Names the image: answers of one must not be taken for those of another. */
  readonly key: string;
  /** Fills the memory of a new machine. */
  restore(memory: Uint8Array): void;
}

/** Throws an Error that says what is missing, when there is neither an image nor what one is made of. */
export function openImage(say: (text: string) => void): StoredImage {
  const folder = builtFolder() ?? cachedFolder(say);
  const { key, runs } = JSON.parse(readFileSync(join(folder, IMAGE_FILES.runs), 'utf8')) as {
    readonly key: string;
    readonly runs: Image['runs'];
  };
  return {
    key,
    module: new WebAssembly.Module(readFileSync(join(folder, IMAGE_FILES.module))),
    restore(memory) {
      const file = openSync(join(folder, IMAGE_FILES.memory), 'r');
      let position = 0;
      for (const [from, to] of runs) position += readSync(file, memory, from, to - from, position);
      closeSync(file);
    },
  };
}

/** Names the image without opening it. */
export function imageKey(): string {
  const built = builtFolder();
  if (built === undefined) return imageSource().key;
  return (JSON.parse(readFileSync(join(built, IMAGE_FILES.runs), 'utf8')) as { readonly key: string }).key;
}

/** Makes the image and writes it into the folder, as a whole or not at all. */
export function writeImage(folder: string): void {
  const source = imageSource();
  const image = makeImage(source);
  mkdirSync(dirname(folder), { recursive: true });
  const temporary = mkdtempSync(`${folder}.`);
  writeFileSync(join(temporary, IMAGE_FILES.module), image.module);
  writeFileSync(join(temporary, IMAGE_FILES.memory), image.memory);
  writeFileSync(join(temporary, IMAGE_FILES.runs), JSON.stringify({ key: source.key, runs: image.runs }));
  writeFileSync(join(temporary, 'NOTICE'), readFileSync(join(source.packageFolder, 'dist', 'NOTICE')));
  rmSync(folder, { recursive: true, force: true });
  renameSync(temporary, folder);
}

/** The folder `ruby` beside the program, when it is there: the program carries no sources of Ruby. */
function builtFolder(): string | undefined {
  const program = process.argv[1];
  const folder = program === undefined ? undefined : join(dirname(program), 'ruby');
  return folder !== undefined && existsSync(join(folder, IMAGE_FILES.runs)) ? folder : undefined;
}

function cachedFolder(say: (text: string) => void): string {
  const folder = join(cacheFolder(), `ruby-${imageSource().key}`);
  if (!existsSync(join(folder, IMAGE_FILES.runs))) {
    say(`dalang prepares Ruby for templates and functions of modules, once: ${folder}`);
    writeImage(folder);
  }
  return folder;
}

/** Where what can be made again is kept: `$XDG_CACHE_HOME/dalang`. */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME } = process.env;
  return join(XDG_CACHE_HOME === undefined || XDG_CACHE_HOME === '' ? join(homedir(), '.cache') : XDG_CACHE_HOME, 'dalang');
}

interface Source {
  readonly wasm: Uint8Array;
  readonly shim: string;
  readonly packageFolder: string;
  readonly key: string;
}

let source: Source | undefined;

function imageSource(): Source {
  source ??= findSource();
  return source;
}

function findSource(): Source {
  const shim = join(import.meta.dirname, '..', 'shim');
  const wasmFile = createRequire(import.meta.url).resolve(`${PACKAGE}/${WASM}`);
  const packageFolder = join(dirname(wasmFile), '..');
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { readonly version: string };
  const hash = createHash('sha256').update(version);
  for (const name of SHIM_FILES) hash.update(readFileSync(join(shim, `${name}.rb`)));
  hash.update(readFileSync(join(import.meta.dirname, 'make.ts')));
  return { wasm: readFileSync(wasmFile), shim, packageFolder, key: hash.digest('hex').slice(0, 16) };
}
