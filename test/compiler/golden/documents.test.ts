import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  differencesOf,
  documentText,
  type GoldenDocument,
  Pattern,
  parseDocument,
  Scrubber,
} from '../../../compiler/golden/index.ts';
import type { ResourceJson } from '../../../compiler/index.ts';
import { eql, PuppetHash, Sensitive, type Value } from '../../../compiler/values/index.ts';

// --- Texts ------------------------------------------------------------------------------------------------------------------

/** What YAML has a meaning for, and what it cannot hold as it is. */
const PARTS = `a|word|- x|é|\n| |  |\n\n|'|"|#| # x|:|: |:x|true|no|on|1|0x1f|1_000|-|?|[|{|&|*|!|>|%|@|\`|~|null|2020-01-01|08|1.5|.5|.|1e3|12:30|.inf|\t|\u{1F600}|=|<<|y|n|...|---|,|\r|\u00a0|\u0085|\u2028|\ufeff|\\|_|\u0001|\u001b|/etc/x|File[/a]|Class[A::B]|x: y`;
const text = fc.array(fc.constantFrom('|', ...PARTS.split('|')), { maxLength: 6 }).map((parts) => parts.join(''));
const scalar = fc.oneof(text, text, fc.bigInt(-5n, 100000n), fc.double({ noNaN: true }), fc.boolean(), fc.constant(undefined));
const value = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(text, tie('value')), { maxLength: 3 }).map((entries) => new PuppetHash(entries)),
  ),
})).value;

const documents = suite('golden documents');

documents('a text is read as what it was written from', () => {
  const items = fc.array(fc.tuple(text, fc.array(fc.tuple(text, value), { maxLength: 3 })), { maxLength: 3 });
  const round = fc.property(items, (entries) => {
    const document: GoldenDocument = {
      kind: 'catalog',
      items: new Map(entries.map(([name, fields]) => [name, new PuppetHash(fields)])),
    };
    const written = documentText(document);
    const read = parseDocument(written, 'catalog');
    assert.ok(eql(new PuppetHash(read.items), new PuppetHash(document.items)), written);
    assert.is(documentText(read), written);
    assert.equal(differencesOf(read, document), []);
  });
  fc.assert(round, { numRuns: 1500 });
});

documents('an error stands for all', () => {
  const document: GoldenDocument = { kind: 'files', error: 'first\n  second: x\n', items: new Map() };
  assert.equal(parseDocument(documentText(document), 'files'), document);
});

documents('texts of several lines stand line by line', () => {
  const fields = new PuppetHash([['content', ' a \n\tb\n\nc: d\n\n']]);
  assert.is(
    documentText({ kind: 'files', items: new Map([['/x', fields]]) })
      .split('\n')
      .slice(1)
      .join('\n'),
    'files:\n  /x:\n    content: |2+\n       a \n      \tb\n\n      c: d\n\n',
  );
});

// --- Differences ------------------------------------------------------------------------------------------------------------

function catalog(...items: readonly (readonly [string, Readonly<Record<string, Value>>])[]): GoldenDocument {
  const fields = (parameters: Readonly<Record<string, Value>>) =>
    new PuppetHash([['parameters', PuppetHash.fromObject(parameters)]]);
  return { kind: 'catalog', items: new Map(items.map(([name, parameters]) => [name, fields(parameters)])) };
}

documents('only what is moved is told to be, and after what', () => {
  const names = ['A[1]', 'B[1]', 'C[1]', 'D[1]', 'E[1]'];
  const before = catalog(...names.map((name) => [name, {}] as const));
  const after = catalog(...['D[1]', 'A[1]', 'B[1]', 'E[1]', 'C[1]'].map((name) => [name, {}] as const));
  assert.equal(
    differencesOf(before, after).map(({ what, item, before: old, now }) => [what, item, old, now]),
    [
      ['moved', 'D[1]', 'C[1]', undefined],
      ['moved', 'E[1]', 'D[1]', 'B[1]'],
    ],
  );
  const others = fc.property(fc.uniqueArray(fc.nat(30)), fc.infiniteStream(fc.nat()), (numbers, random) => {
    const order = numbers.map((number) => [random.next().value as number, number] as const).sort(([a], [b]) => a - b);
    const [first, second] = [numbers, order.map(([, number]) => number)];
    const documentOf = (list: readonly number[]) => catalog(...list.map((number) => [`N[${number}]`, {}] as const));
    const moved = differencesOf(documentOf(first), documentOf(second)).map(({ item }) => item);
    // Without those that moved, the order is the same.
    const rest = (list: readonly number[]) => list.filter((number) => !moved.includes(`N[${number}]`));
    assert.equal(rest(first), rest(second));
  });
  fc.assert(others, { numRuns: 300 });
});

documents('relationships are told one by one; their order says nothing', () => {
  const before = catalog(['File[/a]', { require: ['X[1]', 'X[2]'], notify: 'X[3]' }]);
  const after = catalog(['File[/a]', { require: ['X[2]', 'X[4]', 'X[5]'], notify: 'X[3]' }]);
  assert.equal(
    differencesOf(before, after).map(({ what, arrow }) => `${what} ${arrow}`),
    ['removed X[1] -> File[/a]', 'added X[4] -> File[/a]', 'added X[5] -> File[/a]'],
  );
  assert.equal(differencesOf(catalog(['A[1]', { before: ['X[1]', 'X[2]'] }]), catalog(['A[1]', { before: ['X[2]', 'X[1]'] }])), []);
});

documents('5 and 5.0, and a number and its text, are not the same', () => {
  const changes = differencesOf(catalog(['A[1]', { a: 5n, b: 5n, c: 'x' }]), catalog(['A[1]', { a: 5, b: '5', c: 'x' }]));
  assert.equal(
    changes.map(({ path }) => path),
    [['a'], ['b']],
  );
});

// --- What must not be in them -------------------------------------------------------------------------------------------------

function resource(parameters: Readonly<Record<string, unknown>>, sensitive: readonly string[] = []): ResourceJson {
  return { type: 'X', title: 'x', tags: [], exported: false, kind: 'unknown', parameters, sensitive_parameters: sensitive };
}

function scrubberOf(one: ResourceJson): Scrubber {
  return new Scrubber([['/srv/project', '']], { resources: [one], edges: [] } as never);
}

documents('folders of the machine', () => {
  const scrubber = new Scrubber([
    ['/srv/env', '../env'],
    ['/srv/project', ''],
  ]);
  assert.is(
    scrubber.text('(file: /srv/project/a.pp) /srv/project, /srv/project2/b /x/srv/project/c'),
    '(file: a.pp) ., /srv/project2/b /x/srv/project/c',
  );
  assert.is(scrubber.text('/srv/env/modules and /srv/env'), '../env/modules and ../env');
});

documents('what is Sensitive, wherever it stands, and what is named like a secret', () => {
  const one = resource(
    {
      content: 'key = hunter2x\n',
      nested: { __ptype: 'Sensitive', __pvalue: 'deep-secret' },
      note: 'hunter2x and deep-secret and Pa55word! and postgres',
      settings: { db_password: 'Pa55word!', admin_password: 'postgres', password_file: '/etc/pw', token: true },
      secret: 'hunter2x',
    },
    ['secret'],
  );
  assert.equal(
    scrubberOf(one).parameters(one),
    new PuppetHash([
      ['content', 'key = [value redacted]\n'],
      ['nested', '[value redacted]'],
      // A word that code has, too, is not looked for.
      ['note', '[value redacted] and [value redacted] and [value redacted] and postgres'],
      ['secret', '[value redacted]'],
      [
        'settings',
        new PuppetHash([
          ['db_password', '[value redacted]'],
          ['admin_password', '[value redacted]'],
          ['password_file', '/etc/pw'],
          ['token', true],
        ]),
      ],
    ]),
  );
  assert.equal(scrubberOf(one).value([new Sensitive('x'), 1n], ['y']), ['[value redacted]', 1n]);
  assert.is(scrubberOf(one).value('abc', ['db', 'password']), '[value redacted]');
});

documents('patterns', () => {
  assert.ok(new Pattern('File[/etc/*.conf]').fits('File[/etc/a/b.conf]'));
  assert.not.ok(new Pattern('File[/etc/a.conf]').fits('File[/etc/axconf]'));
  const pattern = new Pattern('x');
  assert.not.ok(pattern.isUsed);
  assert.ok(pattern.fits('x') && pattern.isUsed);
});

documents.run();
