/** `npm run build`: dist/dalang.js, and Ruby for modules beside it. */
import { cpSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundleProgram } from './bundle.ts';

const OUT = resolve(import.meta.dirname, '..', 'dist', 'dalang.js');

rmSync(join(OUT, '..'), { recursive: true, force: true });
await bundleProgram(OUT);
copyRuby(join(OUT, '..', 'ruby'));
process.stdout.write(`dist/dalang.js: ${Math.round(statSync(OUT).size / 1000)} kB\n`);

/** The files themselves in place of the link to them: they are part of the package. */
function copyRuby(folder: string): void {
  const image = realpathSync(folder);
  rmSync(folder);
  cpSync(image, folder, { recursive: true });
}
