import { chmodSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

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

/**
 * Writes the program and all it needs as one file. A module that is only reached through `import()` is initialised when it is first
 * asked for, which keeps `--version` and `--help` free of the parser and of js-yaml.
 */
export async function bundleProgram(outfile: string): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  await build({
    entryPoints: [join(ROOT, 'bin', 'dalang.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'inline',
    define: { DALANG_VERSION: JSON.stringify(version) },
    banner: { js: REQUIRE_BANNER },
    plugins: [LAZY_BUILTINS],
    logLevel: 'warning',
  });
  chmodSync(outfile, 0o755);
}
