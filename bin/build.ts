/** `npm run build`: dist/dalang.js. */
import { rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundleProgram } from './bundle.ts';

const OUT = resolve(import.meta.dirname, '..', 'dist', 'dalang.js');

rmSync(join(OUT, '..'), { recursive: true, force: true });
await bundleProgram(OUT);
process.stdout.write(`dist/dalang.js: ${Math.round(statSync(OUT).size / 1000)} kB\n`);
