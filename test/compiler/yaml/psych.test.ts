import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Value } from '../../../compiler/values/index.ts';
import { loadYaml, textOfBytes } from '../../../compiler/yaml/index.ts';
import { yamlAnswer } from '../../support/yaml-answer.ts';
import { yamlBytes, yamlTexts } from '../../support/yaml-cases.ts';

interface Case {
  /** The text, or its bytes. */
  readonly source?: string;
  readonly base64?: string;
  readonly value?: unknown;
  readonly error?: string;
}

const FILE = resolve(import.meta.dirname, '../../../fixtures/yaml/psych.recorded.json');
const { cases } = JSON.parse(readFileSync(FILE, 'utf8')) as { readonly cases: readonly Case[] };

const psych = suite('YAML as Psych reads it');

psych('every text is recorded', () => {
  assert.equal(
    cases.map(({ source, base64 }) => source ?? base64),
    [...yamlTexts(), ...yamlBytes()],
  );
});

for (const { source, base64, ...expected } of cases) {
  psych((base64 ?? JSON.stringify(source)).slice(0, 200), () => {
    const text = source ?? textOfBytes(Buffer.from(base64 ?? '', 'base64'));
    const { ok, value, error } = yamlAnswer({ source: text });
    assert.equal(ok ? { value } : { error }, expected);
  });
}

psych.run();

const places = suite('places in YAML');

const TEXT = "a:\n  b: [x, 'y']\n  c: &c {d: 1}\ne: *c\nf:\n  <<: *c\n  g: 2\n";

function at(...path: Value[]): string | undefined {
  const document = loadYaml(TEXT, 'F');
  const place = document.place(path);
  return (
    place &&
    `${place.keyOffset === undefined ? '' : `${TEXT.slice(place.keyOffset, place.keyOffset + place.keyLength!)}: `}${TEXT.slice(place.offset, place.offset + place.length)}`
  );
}

places('scalars, by keys and indexes', () => {
  assert.is(at('a', 'b', 0n), 'x');
  assert.is(at('a', 'b', 1n), 'y');
  assert.is(at('a', 'c', 'd'), 'd: 1');
  assert.is(at('a', 'nope'), undefined);
});

places('through aliases and merges', () => {
  assert.is(at('e', 'd'), 'd: 1');
  assert.is(at('f', 'd'), 'd: 1');
  assert.is(at('f', 'g'), 'g: 2');
});

places('a symbol as a key is found by its name', () => {
  assert.is(loadYaml(':a: 1\n', 'F').place(['a'])?.offset, 4);
});

places.run();

const duplicates = suite('duplicate keys in YAML');

/** Each as `key: offset of the lost key -> offset of the kept one`. */
function duplicatesOf(text: string): string[] {
  return loadYaml(text, 'F')
    .duplicateKeys()
    .map(({ key, lost, kept }) => `${String(key)}: ${lost.keyOffset} -> ${kept.keyOffset}`);
}

duplicates('at every depth, in block and flow style', () => {
  assert.equal(duplicatesOf('a: 1\nb: {c: 1, c: 2}\na: 3\n'), ['c: 9 -> 15', 'a: 0 -> 21']);
  assert.equal(duplicatesOf('- x: 1\n  x: 2\n  x: 3\n'), ['x: 2 -> 9', 'x: 9 -> 16']);
});

duplicates('equal as Ruby has it, once symbols are strings', () => {
  assert.equal(duplicatesOf('1: a\n0x1: b\n"1": c\n1.0: d\n'), ['1: 0 -> 5']);
  assert.equal(duplicatesOf(':a: 1\n"a": 2\n'), ['a: 0 -> 7']);
});

duplicates('the same key in two hashes, a merged key, and collections as keys are none', () => {
  assert.equal(duplicatesOf('- a: 1\n- a: 2\n'), []);
  assert.equal(duplicatesOf('x: &x {a: 1}\ny:\n  <<: *x\n  a: 2\n'), []);
  assert.equal(duplicatesOf('[1]: a\n[2]: b\n'), []);
});

duplicates.run();
