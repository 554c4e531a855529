/** SARIF as OASIS has it: what each object must have and may have, of those that dalang writes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ROOT } from '../../support/program.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type Check = (value: Json, path: string) => void;

const text: Check = (value, path) => assert.type(value, 'string', path);
const fromOne: Check = (value, path) => assert.ok(Number.isInteger(value) && (value as number) >= 1, `${path}: ${value}`);
const index: Check = (value, path) => assert.ok(Number.isInteger(value) && (value as number) >= 0, `${path}: ${value}`);
const oneOf =
  (...values: readonly string[]): Check =>
  (value, path) =>
    assert.ok(values.includes(value as string), `${path}: ${value}`);
const anything: Check = () => {};

/** A reference to a file: no blanks, brackets and the like without their escapes. */
const uri: Check = (value, path) => assert.match(String(value), /^(?:[\w.~:/?#@!$&'()*+,;=-]|%[0-9A-F]{2})+$/, path);

const listOf =
  (check: Check): Check =>
  (value, path) => {
    assert.ok(Array.isArray(value), path);
    for (const [at, item] of (value as readonly Json[]).entries()) check(item, `${path}[${at}]`);
  };

/** Names with `?` may be absent; others may not stand there (the schema has additionalProperties: false). */
const object =
  (properties: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    assert.type(value, 'object', path);
    const present = value as { readonly [name: string]: Json };
    for (const [name, check] of Object.entries(properties)) {
      const key = name.replace('?', '');
      if (key in present) check(present[key] as Json, `${path}.${key}`);
      else assert.ok(name.endsWith('?'), `${path}.${key} is missing`);
    }
    const known = Object.keys(properties).map((name) => name.replace('?', ''));
    assert.equal(
      Object.keys(present).filter((name) => !known.includes(name)),
      [],
      path,
    );
  };

const LEVEL = oneOf('none', 'note', 'warning', 'error');
const MESSAGE = object({ text, 'markdown?': text });
const REGION = object({ startLine: fromOne, startColumn: fromOne, endLine: fromOne, endColumn: fromOne });
const PHYSICAL = object({ artifactLocation: object({ uri, 'uriBaseId?': text }), 'region?': REGION });
const LOCATION = object({ 'id?': index, 'physicalLocation?': PHYSICAL, 'message?': MESSAGE });
const RULE = object({
  id: text,
  'shortDescription?': MESSAGE,
  'fullDescription?': MESSAGE,
  'help?': MESSAGE,
  'defaultConfiguration?': object({ level: LEVEL }),
});
const RESULT = object({
  message: MESSAGE,
  'ruleId?': text,
  'ruleIndex?': index,
  'level?': LEVEL,
  'locations?': listOf(LOCATION),
  'relatedLocations?': listOf(LOCATION),
  'partialFingerprints?': (value, path) => {
    for (const one of Object.values(value as object)) text(one, path);
  },
  'properties?': anything,
});
const LOG = object({
  '$schema?': uri,
  version: oneOf('2.1.0'),
  runs: listOf(
    object({
      tool: object({ driver: object({ name: text, 'version?': text, 'rules?': listOf(RULE) }) }),
      'columnKind?': oneOf('utf16CodeUnits', 'unicodeCodePoints'),
      'results?': listOf(RESULT),
    }),
  ),
});

const sarif = suite('SARIF');

function log(name: string): Json {
  return JSON.parse(readFileSync(join(ROOT, 'fixtures', 'reports', name), 'utf8')) as Json;
}

for (const name of ['report.sarif', 'clean-report.sarif']) sarif(`${name} is in form`, () => LOG(log(name), name));

sarif('rules are found by their index, related places by their number, regions end behind their start', () => {
  const [run] = (log('report.sarif') as unknown as { readonly runs: readonly [Run] }).runs;
  for (const { ruleId, ruleIndex, locations = [], relatedLocations = [] } of run.results) {
    assert.is(run.tool.driver.rules[ruleIndex]?.id, ruleId);
    assert.equal(
      relatedLocations.map(({ id }) => id),
      [...relatedLocations.keys()],
    );
    for (const { physicalLocation } of [...locations, ...relatedLocations]) {
      const region = physicalLocation.region;
      if (region === undefined) continue;
      const { startLine, startColumn, endLine, endColumn } = region;
      assert.ok(endLine > startLine || (endLine === startLine && endColumn >= startColumn));
    }
  }
});

interface Place {
  readonly id?: number;
  readonly physicalLocation: { readonly region?: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>> };
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly locations?: readonly Place[];
    readonly relatedLocations?: readonly Place[];
  }[];
}

sarif.run();
