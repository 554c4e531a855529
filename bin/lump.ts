import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cachedScript } from './code-cache.ts';
import * as endOfCommand from './end-of-command.ts';
import { codeInComment } from './lump-text.ts';
import * as usageError from './usage-error.ts';
import * as version from './version.ts';

/**
 * Modules of the program itself that a lump shares with it, so that `instanceof` holds on both sides, what a command leaves for its end is
 * found, and the build's version is known.
 */
const SHARED: Readonly<Record<string, object>> = {
  'dalang:end-of-command': endOfCommand,
  'dalang:usage-error': usageError,
  'dalang:version': version,
};

/** The parameters of `lumpFunction`. `$program` is what `import.meta` is in a module: a script has none. */
type Run = (require: (id: string) => unknown, module: object, exports: object, $program: object) => void;

/**
 * The exports of a part of the program that stands in its file as a comment (bundle.ts): a CommonJS module.
 *
 * What is not called for costs next to nothing at the start. What V8 made of the rest is kept for the next run of the same command
 * (code-cache.ts). `digest`: of the code.
 */
export function evaluateLump(name: string, digest: string): object {
  const nodeRequire = createRequire(import.meta.url);
  const require = (id: string): unknown => SHARED[id] ?? nodeRequire(id);
  const module = { exports: {} };
  const code = codeInComment(readFileSync(new URL(import.meta.url)), name, digest);
  const { script, keep } = cachedScript({ name: `${name}-${process.argv[2] ?? ''}`, digest, code, filename: `dalang:${name}.js` });
  const run = script.runInThisContext() as Run;
  process.once('exit', keep);
  run(require, module, module.exports, { url: import.meta.url, dirname: import.meta.dirname });
  return module.exports;
}
