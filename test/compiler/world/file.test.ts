import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseWorld, readWorld, World, WorldFileError } from '../../../compiler/index.ts';
import { type Asker, recordWorld } from '../../../compiler/world/index.ts';

const faulty = suite('world file: mistakes');

/** What is wrong with a text, each with its place and hint. */
const MISTAKES: readonly (readonly [text: string, ...faults: string[]])[] = [
  ['[1]', '1:1 a world file is a hash, not a list'],
  ['dsn: {}', "1:1 unknown section 'dsn' (Did you mean 'dns'?)"],
  ['dns: 1', '1:6 dns is a hash, not a number'],
  ['dns: {a: 1.2.3}', "1:10 '1.2.3' is no address"],
  ['dns:\n  a: [[b]]', '2:7 an answer of dns is a text, or a list of texts, not a list'],
  ['dns: {192.0.2.1: 192.0.2.2}', "1:18 '192.0.2.2' is no name"],
  [
    'dns: {a b: x}',
    "1:7 'a b' is no name, address, or name with the type of records (types of records: CNAME, HINFO, MX, NS, PTR, SOA, SRV, TXT)",
  ],
  ['dns: {a mx: mail}', "1:13 'mail' is no record MX: as in `dig +short`, it is 10 mail.example.com"],
  ['dns: {a: 192.0.2.1, A.: 192.0.2.1}', "1:21 'A.' stands twice in dns, as 'a'"],
  [
    'a: &a {b: 192.0.2.1}\ndns:\n  <<: *a',
    "1:1 unknown section 'a' (there are dns, generate, files, puppetdb, now, seed)",
    '3:3 entries are not merged into dns (write them out)',
  ],
  ['generate: {/bin/x: 5}', '1:20 the output of a command is a text, not a number (write it in quotes)'],
  ['generate: {/bin/x: {outputs: a}}', "1:21 unknown key of the answer of a command 'outputs' (Did you mean 'output'?)"],
  ['generate: {/bin/x: {status: 256}}', '1:29 the status of a command is a number from 0 to 255'],
  ['files: {etc/x: a}', "1:9 'etc/x' is no absolute path (files of the environment and its modules are read as they are)"],
  ['files: {/x: {base64: "a!"}}', '1:23 the content of the file is not in Base64'],
  ['files: {/x: true}', '1:13 the content of a file is a text, not a Boolean (write it in quotes)'],
  ['puppetdb: {"nodes {}": {a: 1}}', '1:24 the answer to a query is a list of rows, not a hash'],
  ['puppetdb: {"nodes {}": [1]}', '1:25 a row is a hash, not a number'],
  ['now: tomorrow', "1:6 now is a time from 1970 on, not 'tomorrow' (for example 2026-01-31T12:00:00Z)"],
  ['now: 1969-12-31', "1:6 now is a time from 1970 on, not '1969-12-31' (for example 2026-01-31T12:00:00Z)"],
  ['now: 99999999999999', "1:6 now is a time from 1970 on, not '99999999999999' (for example 2026-01-31T12:00:00Z)"],
  ['now: [1]', '1:6 now is a time from 1970 on, not a list (for example 2026-01-31T12:00:00Z)'],
  ['seed: []', '1:7 seed is a number or a text, not a list'],
  ['dsn: {}\nseeds: 1', "1:1 unknown section 'dsn' (Did you mean 'dns'?)", "2:1 unknown section 'seeds' (Did you mean 'seed'?)"],
  ['a: [', '1:5 did not find expected node content while parsing a flow node'],
  ['['.repeat(100_000), '1:1001 stack level too deep'],
];

for (const [text, ...faults] of MISTAKES) {
  faulty(text.slice(0, 60), () => {
    assert.equal(
      faultsOf(() => parseWorld(text, 'w.yaml')),
      faults,
    );
  });
}

function faultsOf(body: () => unknown): readonly string[] {
  try {
    body();
  } catch (error) {
    if (!(error instanceof WorldFileError)) throw error;
    return error.faults.map(({ message, hint, at }) => {
      const { line, pos } = at?.source.place(at.offset) ?? {};
      return `${line}:${pos} ${message}${hint === undefined ? '' : ` (${hint})`}`;
    });
  }
  return ['nothing is wrong'];
}
faulty.run();

/** Rows by the billion. */
const BOMB = `puppetdb:\n  q:\n  - a: &a [x, x]\n${[...'bcdefghijkl']
  .map((name, index) => `    ${name}: &${name} [${Array(9).fill(`*${'abcdefghijkl'[index]}`)}]\n`)
  .join('')}`;

const reading = suite<{ folder: string }>('world file: reading');
reading.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'dalang-world-'));
});
reading.after.each(({ folder }) => rmSync(folder, { recursive: true }));

reading('one name is written in many ways', () => {
  const { dns, generate, puppetdb, open } = parseWorld(
    `dns:
  WEB.Example.com.: 192.0.2.1
  2001:DB8:0::1: web
  ::1: localhost
  x txt: '"a b" "c"'
  none: []
generate: {/bin/x  "a b"  'c': '', /bin/y: ~}
puppetdb: {'["from", "nodes" ]': [], ' nodes {} ': []}`,
    'w.yaml',
  );
  assert.equal(
    [...dns],
    [
      ['web.example.com', ['192.0.2.1']],
      ['2001:db8::1', ['web']],
      ['::1', ['localhost']],
      ['x TXT', ['"a b" "c"']],
      ['none', []],
    ],
  );
  assert.equal([...generate.keys()], ["/bin/x 'a b' c"]);
  assert.equal([...puppetdb.keys()], ['["from","nodes"]', 'nodes {}']);
  assert.equal([...open], ['generate /bin/y']);
});

reading('times need no quotes and may have a zone', () => {
  const nanoseconds = 1_769_860_800_000_000_000n;
  for (const now of [
    '2026-01-31T12:00:00Z',
    '2026-01-31 12:00:00',
    '"2026-01-31T13:00:00+01:00"',
    '2026-01-31 13:00:00 +0100',
    '1769860800',
  ]) {
    assert.is(parseWorld(`now: ${now}`, 'w.yaml').now, nanoseconds, now);
  }
  assert.is(parseWorld('now: 2026-01-31', 'w.yaml').now, nanoseconds - 43_200_000_000_000n);
});

reading('JSON is a world file, and so is an empty text', () => {
  assert.is(parseWorld('{"seed": "x", "now": null,\n\t"dns": {"a": ["192.0.2.1"]}}', 'w.json').seed, 'x');
  assert.is(parseWorld('# nothing yet\n', 'w.yaml').seed, undefined);
});

reading('aliases that stand for billions of rows stay as small as they are written', () => {
  const [row] = parseWorld(BOMB, 'w.yaml').puppetdb.get('q') ?? [];
  assert.is((row as ReadonlyMap<string, unknown>).size, 12);
});

reading('a folder and a file of gigabytes are none', ({ folder }) => {
  assert.throws(() => readWorld(folder), /it is a folder/);
  const huge = join(folder, 'huge.yaml');
  writeFileSync(huge, '');
  truncateSync(huge, 5e9);
  assert.throws(() => readWorld(huge), /it has more than 64 megabytes/);
});
reading.run();

const recording = suite('world file: recording');

/** A world that was asked this and that. */
function asked(text = ''): World {
  const world = new World(parseWorld(text, 'w.yaml'));
  const asker: Asker = { node: { name: 'n' }, unanswered: new Map() };
  world.dns('web.example.com', asker);
  world.dns('example.com MX', asker);
  world.askForFile('/etc/x', asker);
  world.command('id -u', asker);
  world.noteTime();
  return world;
}

function recorded(text: string, world = asked()): string {
  return recordWorld(text, 'w.yaml', world).text;
}

const NEW = `# What code asks of the world outside of its environment; null is no answer.
dns:
  web.example.com: null
  example.com MX: null
generate:
  id -u: null
files:
  "/etc/x": null
now: null
`;

recording('a new file has all questions', () => {
  assert.is(recorded(''), NEW);
  assert.equal(recordWorld(NEW, 'w.yaml', asked()), { text: NEW, added: 0 });
});

recording('what the file says stays as it is, comments and all', () => {
  const before = `# mine
files: # of /etc
    /etc/x: |+
      kept

# by hand
dns: {}
generate:
  "id -u": "0\\n" # root


# the end
now: 2026-01-01
`;
  assert.is(recorded(before), before.replace('dns: {}\n', 'dns:\n  web.example.com: null\n  example.com MX: null\n'));
});

recording('questions come after the last answer of their section', () => {
  const before = 'dns:\n  a: 192.0.2.1\n\n# files\nfiles:\n  /a: |+\n    text\n\ngenerate:\n- x\n'.replace('generate:\n- x\n', '');
  assert.is(
    recorded(before, asked('generate: {id -u: "0"}')),
    'dns:\n  a: 192.0.2.1\n  web.example.com: null\n  example.com MX: null\n\n# files\nfiles:\n  /a: |+\n    text\n\n  "/etc/x": null\ngenerate:\n  id -u: \'0\'\nnow: null\n',
  );
});

recording('answers of another world file are written, too', () => {
  const world = asked(
    'dns: {web.example.com: 192.0.2.1}\nnow: 2026-01-31T12:00:00Z\nfiles: {/etc/x: false}\ngenerate: {id -u: {status: 1}}',
  );
  const answers = parseWorld(recorded('', world), 'w.yaml');
  assert.equal(answers.dns.get('web.example.com'), ['192.0.2.1']);
  assert.is(answers.now, 1_769_860_800_000_000_000n);
  assert.equal([...answers.files], [['/etc/x', undefined]]);
  assert.equal(answers.generate.get('id -u'), { output: '', status: 1 });
});

recording('an entry without an answer gets the one that was found', () => {
  const before = 'dns:\n  WEB.example.com: ~\n  other: # later\n  example.com MX: null # by hand\nfiles:\n  "/etc/x":\n';
  const world = asked('dns: {web.example.com: 192.0.2.1, example.com MX: 10 mail}\nfiles: {/etc/x: text}\ngenerate: {id -u: "0"}');
  assert.is(
    recorded(before, world),
    'dns:\n  other: # later\n  example.com MX: null # by hand\n  web.example.com:\n  - 192.0.2.1\nfiles:\n  "/etc/x": text\ngenerate:\n  id -u: \'0\'\nnow: null\n',
  );
});

recording('JSON stays JSON', () => {
  const text = recorded('{"files": {"/etc/x": "kept"}, "seed": 1}');
  assert.equal(JSON.parse(text), {
    files: { '/etc/x': 'kept' },
    seed: 1,
    dns: { 'web.example.com': null, 'example.com MX': null },
    generate: { 'id -u': null },
    now: null,
  });
});

recording('an entry of JSON without an answer gets the one that was found', () => {
  const world = asked('dns: {web.example.com: 192.0.2.1}\ngenerate: {id -u: "0"}');
  const text = recorded('{\n  "dns": {\n    "a": "192.0.2.2",\n    "WEB.example.com": null\n  },\n  "seed": 1.5\n}', world);
  assert.equal(JSON.parse(text).dns, { a: '192.0.2.2', 'web.example.com': ['192.0.2.1'], 'example.com MX': null });
});

recording('aliases that stand for billions of rows are no obstacle', () => {
  assert.ok(recorded(BOMB).startsWith(BOMB));
});

recording('a section that nothing can be added to is told', () => {
  assert.throws(() => recorded('{dns: {a: 192.0.2.1}}\n'), /nothing can be added to w\.yaml/);
  assert.throws(() => recorded('dns: {a: 192.0.2.1}\n'), /nothing can be added to dns of w\.yaml/);
  assert.throws(() => recorded('dns: [}'), /w\.yaml is no YAML/);
});

recording.run();
