import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseWorld } from '../../../compiler/index.ts';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');

const readme = suite('world files of the READMEs');
for (const [file, heading] of [
  ['README.md', '## The world outside'],
  [join('compiler', 'world', 'README.md'), '## World files'],
] as const) {
  readme(`${file} has a world file with all sections`, () => {
    const [, section = ''] = readFileSync(join(ROOT, file), 'utf8').split(`${heading}\n`);
    const text = /(?:^ {4}.*\n)+/m.exec(section)?.[0] ?? '';
    const answers = parseWorld(text.replace(/^ {4}/gm, ''), file);
    for (const name of ['dns', 'generate', 'files', 'puppetdb'] as const) assert.ok(answers[name].size > 0, name);
    assert.is(answers.seed, '1');
    assert.is(answers.now, 1_769_860_800_000_000_000n);
  });
}
readme.run();
