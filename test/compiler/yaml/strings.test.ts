import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { loadYaml, placeInString } from '../../../compiler/yaml/index.ts';

const strings = suite('strings of a YAML text');

strings('are keys and values that are read as strings, each once', () => {
  const text = "a: 1\nb: [x, 2, ~, 'yes', &l long]\nc: { d: *l, true: e }\n? [f]\n: g\n";
  assert.equal(
    loadYaml(text)
      .strings()
      .map(({ text, isRootKey }) => (isRootKey ? `${text}:` : text)),
    ['a:', 'b:', 'x', 'yes', 'long', 'c:', 'd', 'e', 'f', 'g'],
  );
  assert.equal(loadYaml('').strings(), []);
  assert.equal(loadYaml('- x').strings(), [{ text: 'x', start: 2, end: 3, isRootKey: false }]);
});

/** A text with one value, and what of it is marked for the stretch of the value that is `HERE`. */
const PLACES: readonly (readonly [text: string, marked: string, from: number])[] = [
  ['a: x HERE y', 'HERE', 5],
  ['a: "x HERE y"', 'HERE', 6],
  ["a: 'it''s HERE'", 'HERE', 10],
  ['a: "\\"HERE\\""', 'HERE', 6],
  ['a: |\n  one\n  HERE\n', 'HERE', 13],
  ['a: >\n  one\n  HERE\n', 'HERE', 13],
  ['a: plain\n  HERE', 'HERE', 11],
  ['a: "\\x48ERE"', '\\x48ERE', 4],
];

for (const [text, marked, from] of PLACES) {
  strings(`a stretch of the value of ${JSON.stringify(text)}`, () => {
    const value = loadYaml(text).strings()[1];
    if (value === undefined) throw new Error('no value');
    const place = placeInString(value, text, value.text.indexOf('HERE'), 4);
    assert.is(text.slice(place.offset, place.offset + place.length), marked);
    assert.is(place.offset, from);
  });
}

strings('of equal stretches each has its own place', () => {
  const text = 'a: |\n  HERE\n  HERE\n';
  const [, value] = loadYaml(text).strings();
  if (value === undefined) throw new Error('no value');
  assert.is(placeInString(value, text, 0, 4).offset, 7);
  assert.is(placeInString(value, text, 5, 4).offset, 14);
});

strings('doubled quotes within single quotes belong to the stretch', () => {
  const text = "a: 'see %<hiera(''x'')>'";
  const [, value] = loadYaml(text).strings();
  if (value === undefined) throw new Error('no value');
  const { offset, length } = placeInString(value, text, 4, "%<hiera('x')>".length);
  assert.is(text.slice(offset, offset + length), "%<hiera(''x'')>");
});

strings.run();
