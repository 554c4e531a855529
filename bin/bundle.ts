import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type BuildOptions, build, type OutputFile, type Plugin } from 'esbuild';
import { imageFolder } from '../compiler/ruby/index.ts';
import { lumpComment, lumpFunction } from './lump-text.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** Dependencies in CommonJS form ask for `require`, which an ES module does not have. */
export const REQUIRE_BANNER =
  "import { createRequire as $createRequire } from 'node:module';const require = $createRequire(import.meta.url), $require = require;";

/** Node's own modules are loaded by the first module that runs and needs them: as plain imports, all would be loaded at the start. */
const LAZY_BUILTINS: Plugin = {
  name: 'lazy-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'builtin' }));
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = $require(${JSON.stringify(path)});`,
    }));
  },
};

const COMMON = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'inline',
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** The commands, by the lump of code that holds them: parsing alone needs a third of what compiling does. */
const LUMPS: Readonly<Record<string, readonly string[]>> = {
  parse: ['parse'],
  core: ['compile', 'check', 'validate', 'rules', 'tls', 'ipsec', 'lookup', 'why', 'render', 'test', 'rpc'],
};

/**
 * Takes the commands out of the program, into `made`, from where they come into its comments: `evaluateLump` compiles them when one is
 * called. As code they would cost every start some 80 ms, `--version` included.
 */
function lumps(define: Readonly<Record<string, string>>, made: string[]): Plugin {
  return {
    name: 'lumps',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\/\w+\.ts$/ }, ({ path, kind }) => {
        if (kind !== 'dynamic-import') return undefined;
        const name = path.slice(2, -3);
        const lump = Object.keys(LUMPS).find((key) => LUMPS[key]?.includes(name));
        if (lump === undefined) throw new Error(`the command ${name} is in no lump`);
        return { path: lump, namespace: 'lump' };
      });
      onLoad({ filter: /.*/, namespace: 'lump' }, async ({ path }) => {
        const code = lumpFunction(await lumpText(LUMPS[path] as readonly string[], define));
        const digest = createHash('sha256').update(code).digest('hex');
        made.push(lumpComment(path, digest, code));
        const contents = `const { evaluateLump } = require('./lump.ts');
          module.exports = evaluateLump(${JSON.stringify(path)}, '${digest}');`;
        return { contents, resolveDir: join(ROOT, 'bin') };
      });
    },
  };
}

async function lumpText(commands: readonly string[], define: Readonly<Record<string, string>>): Promise<string> {
  const contents = commands.map((command) => `export * from './commands/${command}.ts';`).join('\n');
  const { outputFiles } = await build({
    ...COMMON,
    stdin: { contents, resolveDir: join(ROOT, 'bin'), sourcefile: 'lump.ts', loader: 'ts' },
    format: 'cjs',
    write: false,
    define: { ...define, 'import.meta': '$program' },
    // A script that is not loaded as a module cannot import Node's own modules, only require them.
    supported: { 'dynamic-import': false },
    plugins: [SHARED],
  });
  return (outputFiles[0] as OutputFile).text;
}

/** What a lump must not have a copy of its own of. */
const SHARED: Plugin = {
  name: 'shared',
  setup({ onResolve }) {
    onResolve({ filter: /\/(?:end-of-command|usage-error|version)\.ts$/ }, ({ path }) => ({
      path: `dalang:${basename(path, '.ts')}`,
      external: true,
    }));
  },
};

/**
 * Writes the program and all it needs as one file. The commands stand in its comments, compiled when one is called, so that `--version`
 * and `--help` are free of the parser and of js-yaml.
 */
export async function bundleProgram(outfile: string): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const define = { DALANG_VERSION: JSON.stringify(version) };
  const made: string[] = [];
  const { outputFiles } = await build({
    ...COMMON,
    entryPoints: [join(ROOT, 'bin', 'dalang.ts')],
    outfile,
    format: 'esm',
    define,
    banner: { js: REQUIRE_BANNER },
    plugins: [LAZY_BUILTINS, lumps(define, made)],
    write: false,
  });
  mkdirSync(dirname(outfile), { recursive: true });
  writeFileSync(outfile, [(outputFiles[0] as OutputFile).text, ...made.sort()].join(''));
  chmodSync(outfile, 0o755);
  linkRuby(dirname(outfile));
}

/** The program finds Ruby in the folder `ruby` beside it: a link, in place of the link or the copy that an earlier build has left. */
function linkRuby(folder: string): void {
  const image = imageFolder((text) => void process.stderr.write(`${text}\n`));
  const link = join(folder, 'ruby');
  const temporary = join(folder, `ruby.${process.pid}`);
  symlinkSync(image, temporary);
  if (lstatSync(link, { throwIfNoEntry: false })?.isDirectory()) rmSync(link, { recursive: true });
  renameSync(temporary, link);
}
