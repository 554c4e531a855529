/** The compiler as users run it: bundled. */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { REQUIRE_BANNER } from '../bin/bundle.ts';

const ROOT = resolve(import.meta.dirname, '..');
export const BUNDLE: string = join(ROOT, '.cache', 'bench', 'compiler.mjs');

export type Compiler = typeof import('../compiler/index.ts');

export async function bundledCompiler(): Promise<Compiler> {
  await build({
    entryPoints: [join(ROOT, 'compiler', 'index.ts')],
    outfile: BUNDLE,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: { js: REQUIRE_BANNER },
  });
  return (await import(pathToFileURL(BUNDLE).href)) as Compiler;
}
