/**
 * `npm run build`: the program and what it needs as one file, dist/dalang.js. A module that is only reached through `import()` is
 * initialised when it is first asked for, which keeps `--version` and `--help` free of the parser and of js-yaml.
 */
import { chmodSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '..');
const OUT = join(ROOT, 'dist', 'dalang.js');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };

rmSync(OUT, { force: true });
await build({
  entryPoints: [join(ROOT, 'bin', 'dalang.ts')],
  outfile: OUT,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'inline',
  define: { DALANG_VERSION: JSON.stringify(version) },
  // Dependencies in CommonJS form ask for `require`, which an ES module does not have.
  banner: { js: "import { createRequire as $createRequire } from 'node:module';const require = $createRequire(import.meta.url);" },
  logLevel: 'warning',
});
chmodSync(OUT, 0o755);
process.stdout.write(`dist/dalang.js: ${Math.round(statSync(OUT).size / 1000)} kB\n`);
