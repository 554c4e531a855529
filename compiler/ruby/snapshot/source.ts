/** What an image is made of: the WebAssembly module of the package, and Puppet's API in Ruby. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const WASM = '@ruby/3.2-wasm-wasi/dist/ruby+stdlib.wasm';

/** In the order in which they build on each other. */
export const SHIM_FILES = [
  'boot',
  'method_order',
  'highlights',
  'suggestions',
  'sorting',
  'bridge',
  'own_places',
  'files',
  'data_errors',
  'puppet',
  'values',
  'scope',
  'template',
  'functions',
  'lookup',
  'types',
  'resource_api',
  'data_types',
  'world',
  'sandbox',
  'dispatch',
];

export interface ImageSource {
  /** `ruby+stdlib.wasm` of the package. */
  readonly wasmFile: string;
  /** Licences of what it holds. */
  readonly notice: string;
  /** Folder with the files of Puppet's API. */
  readonly shim: string;
  /** Changes with any of it. */
  readonly key: string;
}

/** There is no Ruby: an installation without its image. */
export class RubyMissing extends Error {}

let source: ImageSource | undefined;

/** Throws RubyMissing outside of the project's own folder. */
export function imageSource(): ImageSource {
  source ??= findSource();
  return source;
}

function findSource(): ImageSource {
  const shim = join(import.meta.dirname, '..', 'shim');
  if (!existsSync(shim))
    throw new RubyMissing(`Ruby for templates and functions of modules is missing: ${join(import.meta.dirname, 'ruby')}`);
  const wasmFile = createRequire(import.meta.url).resolve(WASM);
  const hash = createHash('sha256').update(readFileSync(join(dirname(wasmFile), '..', 'package.json')));
  for (const name of SHIM_FILES) hash.update(readFileSync(join(shim, `${name}.rb`)));
  for (const name of ['binary.ts', 'instructions.ts', 'make.ts', 'strip.ts', 'ticks.ts', '../wasm/opened-folders.ts'])
    hash.update(readFileSync(join(import.meta.dirname, name)));
  return { wasmFile, notice: join(dirname(wasmFile), 'NOTICE'), shim, key: hash.digest('hex').slice(0, 16) };
}
