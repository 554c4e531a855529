import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { PuppetHash, type Value } from '../../../compiler/values/index.ts';
import { toYaml } from '../../../compiler/yaml/emit/emitter.ts';
import { ROOT } from '../../support/program.ts';
import { expectText } from '../../support/unified-diff.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function fromJson(json: Json): Value {
  if (json === null) return undefined;
  if (typeof json === 'number') return Number.isInteger(json) ? BigInt(json) : json;
  if (Array.isArray(json)) return json.map(fromJson);
  if (typeof json === 'object')
    return new PuppetHash(Object.entries(json).map(([key, value]): [Value, Value] => [key, fromJson(value)]));
  return json;
}

const CASES = JSON.parse(readFileSync(join(ROOT, 'fixtures', 'psych', 'to-yaml.recorded.json'), 'utf8')) as [
  value: Json,
  yaml: string,
][];

const emitter = suite('to_yaml');

emitter('texts and nested values come out as Ruby writes them', () => {
  for (const [value, yaml] of CASES) expectText(toYaml(fromJson(value), String), yaml);
});

const KEYS: readonly (readonly [Value, string])[] = [
  [new PuppetHash([[undefined, 1n]]), "---\n! '': 1\n"],
  [new PuppetHash([[[1n], 2n]]), '---\n? - 1\n: 2\n'],
  [new PuppetHash([['x'.repeat(130), 1n]]), `---\n? ${'x'.repeat(130)}\n: 1\n`],
  [new PuppetHash([[new PuppetHash([['a', 1n]]), 2n]]), '---\n? a: 1\n: 2\n'],
  [Number.POSITIVE_INFINITY, '--- .inf\n'],
  [1e20, '--- 1.0e+20\n'],
  [1, '--- 1.0\n'],
  [1n, '--- 1\n'],
];

for (const [value, yaml] of KEYS)
  emitter(`what JSON cannot say: ${JSON.stringify(yaml)}`, () => expectText(toYaml(value, String), yaml));

emitter('texts longer than a given width are folded blocks', () => {
  const options = { lineWidth: 10 };
  expectText(toYaml('four words are here\n', String, options), '--- >\n  four words\n  are here\n');
  expectText(toYaml('\n\n', String, { lineWidth: 0 }), '--- >2+\n\n\n...\n');
  expectText(toYaml(['short', 'x'.repeat(11)], String, options), `---\n- short\n- >-\n  ${'x'.repeat(11)}\n`);
});

emitter.run();
