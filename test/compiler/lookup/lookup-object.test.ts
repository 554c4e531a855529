import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  DiskFiles,
  FactScope,
  hieraLookup,
  Invocation,
  Lookup,
  type LookupContext,
  lookupParameter,
  lookupValue,
  NOT_FOUND,
  type ProviderFunction,
  performLookup,
} from '../../../compiler/lookup/index.ts';
import { type PType, parseType } from '../../../compiler/types/index.ts';
import { PuppetHash, PuppetRegexp, RubySymbol, type Value } from '../../../compiler/values/index.ts';
import { ENVIRONMENT } from '../../support/lookup-cases.ts';
import { RecordingLog, toPlain } from '../../support/lookup-run.ts';
import { MemoryFiles } from '../../support/memory-files.ts';

const HIERA = 'version: 5\nhierarchy:\n  - {name: a, path: a.yaml}\n  - {name: b, path: b.yaml}\n';

function lookupIn(files: Readonly<Record<string, string>>, angleBrackets = false): Lookup {
  const environment = { name: 'production', path: ENVIRONMENT, globalConfig: '/none/hiera.yaml', moduleFolder: () => undefined };
  return new Lookup(environment, { files: new MemoryFiles(ENVIRONMENT, { 'hiera.yaml': HIERA, ...files }), angleBrackets });
}

const SCOPE = new FactScope(new Map<string, Value>([['fact', 'F']]));

function value(lookup: Lookup, key: string, log = new RecordingLog()): unknown {
  return toPlain(lookupValue({ names: key }, new Invocation(lookup.adapter(log), SCOPE)));
}

const options = suite('options of Lookup');

options('angle brackets', () => {
  const files = { 'data/a.yaml': 'a: "%<hiera(\'b\')>-%<fact>-%{fact}"\nb: B\nc: "%<alias(\'d\')>"\nd: [1]\n' };
  assert.is(value(lookupIn(files), 'a'), "%<hiera('b')>-%<fact>-F");
  assert.is(value(lookupIn(files, true), 'a'), 'B-F-F');
  assert.equal(value(lookupIn(files, true), 'c'), [1]);
});

options.run();

const version3 = suite('hiera.yaml of version 3');

version3('has its folder of data for each scope', () => {
  const config = `:backends: yaml\n:hierarchy: "%{fact}"\n:yaml: {datadir: ${ENVIRONMENT}/hieradata}\n`;
  const memory = new MemoryFiles(ENVIRONMENT, {
    'global.yaml': config,
    'hieradata/F.yaml': 'a: 1\n',
    'hieradata/G.yaml': 'a: 2\n',
  });
  const environment = {
    name: 'production',
    path: ENVIRONMENT,
    globalConfig: `${ENVIRONMENT}/global.yaml`,
    moduleFolder: () => undefined,
  };
  const adapter = new Lookup(environment, { files: memory }).adapter(new RecordingLog());
  const found = ['F', 'G', 'F'].map((fact) => {
    const scope = new FactScope(new Map<string, Value>([['fact', fact]]));
    return lookupValue({ names: 'a' }, new Invocation(adapter, scope));
  });
  assert.equal(found, [1n, 2n, 1n]);
});

version3.run();

const files = suite('files that cannot be read');

files('are errors in the words of Ruby', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dalang-lookup-'));
  const path = join(folder, 'a.yaml');
  const disk = new DiskFiles();
  try {
    writeFileSync(path, 'a: 1\n');
    assert.ok(disk.exists(path));
    assert.throws(() => disk.read(folder), `Is a directory @ io_fread - ${folder}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
  assert.throws(() => disk.read(path), `No such file or directory @ rb_sysopen - ${path}`);
});

files('globs as Ruby reads them: an open brace matches nothing, a range that runs backwards has its two ends', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dalang-lookup-'));
  const disk = new DiskFiles();
  try {
    for (const name of ['a', 'b', '{a']) writeFileSync(join(folder, name), '');
    const found = (pattern: string) => disk.glob(`${folder}/${pattern}`).map((path) => path.slice(folder.length + 1));
    assert.equal(found('{a*'), []);
    assert.equal(found('{a,{a*'), []);
    assert.equal(found('[c-a]'), ['a']);
    assert.equal(found('{b,a}'), ['b', 'a']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

files.run();

const configuration = suite('names in hiera.yaml');

/** The error of a hierarchy with two levels of the name. */
function errorOfTwice(name: string): string {
  const level = `  - name: '${name}'\n    path: a.yaml\n`;
  const lookup = lookupIn({ 'hiera.yaml': `version: 5\nhierarchy:\n${level}${level}`, 'data/a.yaml': 'a: 1\n' });
  try {
    return String(value(lookup, 'a'));
  } catch (error) {
    return (error as Error).message;
  }
}

configuration('a name that is a pattern in Ruby alone, and one that is none', () => {
  const place = `First defined at (line: 3) (file: ${ENVIRONMENT}/hiera.yaml, line: 5)`;
  assert.is(errorOfTwice('C++'), `Hierarchy name 'C++' defined more than once. ${place}`);
  assert.is(errorOfTwice('a('), String.raw`end pattern with unmatched parenthesis: /\s+name:\s+['"]?a((?:[^\w]|$)/`);
});

configuration.run();

const places = suite('places in JSON');

places('a text with backslashes in it', () => {
  const lookup = lookupIn({ 'data/a.json': String.raw`{"k\e\y": "C:\\app", "n": "\u12"}` });
  assert.is(lookup.placesOf(`${ENVIRONMENT}/data/a.json`)?.place(['n'])?.keyOffset, 22);
});

places.run();

const functions = suite('lookup functions');

const FILES = { 'data/a.yaml': 'h: {a: 1}\nl: [x]\ntext: T\n', 'data/b.yaml': 'h: {b: 2}\nl: [y, x]\n' };

functions('lookup in its forms', () => {
  const adapter = lookupIn(FILES).adapter(new RecordingLog());
  const ask = (...args: readonly Value[]): unknown => toPlain(performLookup(adapter, SCOPE, args));
  assert.is(ask('text'), 'T');
  assert.equal(ask('l', undefined, 'unique'), ['x', 'y']);
  assert.is(ask('nope', undefined, undefined, 'fallback'), 'fallback');
  assert.is(ask(['nope', 'text']), 'T');
  assert.is(ask('nope', PuppetHash.fromObject({ default_value: 'd' })), 'd');
  assert.is(ask(PuppetHash.fromObject({ name: 'text', override: PuppetHash.fromObject({ text: 'O' }) })), 'O');
  assert.is(ask('nope', PuppetHash.fromObject({ default_values_hash: PuppetHash.fromObject({ nope: 'D' }) })), 'D');
  assert.is(toPlain(performLookup(adapter, SCOPE, ['nope'], (name) => `block ${String(name)}`)), 'block nope');
  assert.throws(() => ask('nope'), /did not find a value for the name 'nope'/);
});

functions('hiera and its relatives', () => {
  const log = new RecordingLog();
  const adapter = lookupIn(FILES).adapter(log);
  assert.is(hieraLookup('hiera', adapter, SCOPE, ['text']), 'T');
  assert.equal(hieraLookup('hiera_array', adapter, SCOPE, ['l']), ['x', 'y']);
  assert.equal(toPlain(hieraLookup('hiera_hash', adapter, SCOPE, ['h'])), { b: 2, a: 1 });
  assert.is(hieraLookup('hiera', adapter, SCOPE, ['nope', 'd']), 'd');
  assert.is(hieraLookup('hiera', adapter, SCOPE, [['nope', 'd']]), 'd');
  assert.is(log.lines.length, 3);
});

functions('automatic parameter lookup', () => {
  const adapter = lookupIn({ 'data/a.yaml': 'c::p: 5\nc::undef: ~\n' }).adapter(new RecordingLog());
  assert.is(lookupParameter(adapter, SCOPE, 'c::p'), 5n);
  assert.is(lookupParameter(adapter, SCOPE, 'c::undef'), undefined);
  assert.is(lookupParameter(adapter, SCOPE, 'c::q'), NOT_FOUND);
});

functions.run();

const changes = suite('what changes between lookups');

changes('variables, in data and in paths', () => {
  const paths = 'version: 5\nhierarchy:\n  - {name: v, path: "%{v}.yaml"}\n  - {name: a, path: a.yaml}\n';
  const files = {
    'hiera.yaml': paths,
    'data/1.yaml': 'k: one\n',
    'data/2.yaml': 'k: two\n',
    'data/a.yaml': 'a: "%{lookup(\'b\')} %{lookup(\'k\')}"\nb: "<%{v}>"\n',
  };
  const adapter = lookupIn(files).adapter(new RecordingLog());
  const scope = new FactScope(new Map<string, Value>([['v', '1']]));
  const ask = (): Value => performLookup(adapter, scope, ['a']);
  assert.is(ask(), '<1> one');
  assert.is(scope.withLocal('v', '2', ask), '<2> two');
  assert.is(ask(), '<1> one');
});

changes.run();

const providers = suite('data provider functions');

const LEVELS = `version: 5
hierarchy:
  - {name: asked, lookup_key: m::asked, options: {o: "%{fact}"}, uris: ['u:%{fact}', 'u:2']}
  - {name: dug, data_dig: m::dug}
  - {name: all, data_hash: m::all}
`;

/** A function of the Puppet language, played by JavaScript. */
function provider(
  body: (args: readonly Value[], context: LookupContext) => Value,
  returnTypes?: readonly PType[],
): ProviderFunction {
  const call = (_scope: unknown, args: readonly Value[]): Value => body(args, args[args.length - 1] as LookupContext);
  return returnTypes === undefined ? call : Object.assign(call, { returnTypes });
}

const FUNCTIONS: Readonly<Record<string, ProviderFunction>> = {
  'm::asked': provider(([key, options], context) => (key === 'a' ? (options as Value) : context.call('not_found', []))),
  'm::dug': provider(([path], context) =>
    (path as readonly Value[])[0] === 'd' ? (path as Value) : context.call('not_found', []),
  ),
  'm::all': provider(() => PuppetHash.fromObject({ h: '%{fact}', r: new PuppetRegexp('x') }), [parseType('Hash[String, Data]')]),
};

function askProviders(key: string, replaced: Readonly<Record<string, ProviderFunction>> = {}): unknown {
  const environment = { name: 'production', path: ENVIRONMENT, globalConfig: '/none/hiera.yaml', moduleFolder: () => '/m' };
  const files = new MemoryFiles(ENVIRONMENT, { 'hiera.yaml': LEVELS });
  const lookup = new Lookup(environment, { files, functions: { find: (name) => ({ ...FUNCTIONS, ...replaced })[name] } });
  return value(lookup, key);
}

providers('lookup_key is given options and location, and may find nothing', () => {
  assert.equal(askProviders('a'), { o: 'F', uri: 'u:F' });
  assert.throws(() => askProviders('b'), /did not find a value for the name 'b'/);
});

providers('data_dig is given the path', () => {
  assert.equal(askProviders('d'), ['d']);
  assert.equal(askProviders('d.x.0'), ['d', 'x', 0]);
});

providers('data_hash is interpolated', () => assert.is(askProviders('h'), 'F'));

providers('values are checked unless the return type says it all', () => {
  const bad = new RubySymbol('s');
  const all = (types?: readonly PType[]) => ({ 'm::all': provider(() => PuppetHash.fromObject({ s: bad }), types) });
  assert.throws(
    () => askProviders('s', all()),
    /Value for key 's', in hash returned from data_hash function 'm::all' has wrong type/,
  );
  assert.not.throws(() => askProviders('s', all([parseType('Hash[String, Data]')])));
  assert.throws(
    () => askProviders('s', all([parseType('Integer')])),
    "Return type of 'data_hash' function named 'm::all' is incorrect",
  );
});

providers('a function that is not there', () => {
  const none = { 'm::asked': undefined } as unknown as Readonly<Record<string, ProviderFunction>>;
  assert.throws(() => askProviders('x', none), "Unable to find 'lookup_key' function named 'm::asked' (file: /ENV/hiera.yaml)");
});

providers.run();
