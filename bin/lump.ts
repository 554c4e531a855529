import { createRequire } from 'node:module';
import { cachedScript } from './code-cache.ts';
import * as endOfCommand from './end-of-command.ts';
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

/** `$program` is what `import.meta` is in a module: a script has none. */
type Run = (require: (id: string) => unknown, module: object, exports: object, $program: object) => void;

/**
 * The exports of a part of the program that is kept as text (bundle.ts): a CommonJS module.
 *
 * V8 takes a long string much faster than as much code, so what is not called for costs next to nothing at the start. What V8 made of
 * it is kept for the next run of the same command (code-cache.ts). `digest`: of the text.
 */
export function evaluateLump(name: string, text: string, digest: string): object {
  const nodeRequire = createRequire(import.meta.url);
  const require = (id: string): unknown => SHARED[id] ?? nodeRequire(id);
  const module = { exports: {} };
  const code = `(function (require, module, exports, $program) {${text}\n})`;
  const { script, keep } = cachedScript({ name: `${name}-${process.argv[2] ?? ''}`, digest, code, filename: `dalang:${name}.js` });
  const run = script.runInThisContext() as Run;
  process.once('exit', keep);
  run(require, module, module.exports, { url: import.meta.url, dirname: import.meta.dirname });
  return module.exports;
}
