import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { UsageError } from '../../../bin/usage-error.ts';
import { entriesOf, readBaseline, writeBaseline } from '../../../bin/validate/baseline.ts';
import { KnownFindings } from '../../../bin/validate/known-findings.ts';
import { RuleSelection } from '../../../bin/validate/rules.ts';
import type { Finding } from '../../../compiler/validate/index.ts';
import { Source } from '../../../parser/source.ts';

interface Context {
  folder: string;
}

const baseline = suite<Context>('baseline');

baseline.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'dalang-baseline-'));
});
baseline.after.each(({ folder }) => rmSync(folder, { recursive: true }));

function finding(folder: string, rule: string, message: string, file = 'data/a.yaml', offset = 0): Finding {
  const source = new Source('a: 1\n\nb: 2\n', join(folder, file));
  return { rule, severity: 'error', message, at: { source, offset, length: 1 }, nodes: [] };
}

const RULES = new RuleSelection({ levels: [], only: [], unused: false, configured: new Map() });
const ALL = () => true;

baseline('has one entry a line, in order, with what is the same counted', ({ folder }) => {
  const path = join(folder, 'known.json');
  const findings = [
    finding(folder, 'y', 'm'),
    finding(folder, 'x', 'm, line: 1, column: 2'),
    finding(folder, 'x', 'm, line: 3, column: 1'),
  ];
  writeBaseline(path, entriesOf([...findings, { rule: 'x', severity: 'note', message: 'of no file', nodes: [] }], folder, []));
  assert.is(
    readFileSync(path, 'utf8'),
    `{
  "version": 1,
  "findings": [
    {"rule":"x","file":"","message":"of no file","count":1},
    {"rule":"x","file":"data/a.yaml","message":"m, line N, column N","count":2},
    {"rule":"y","file":"data/a.yaml","message":"m","count":1}
  ]
}
`,
  );
  assert.equal(readdirSync(folder), ['known.json']);
});

baseline('knows a finding wherever it stands, as often as it is counted', ({ folder }) => {
  const path = join(folder, 'known.json');
  writeBaseline(path, entriesOf([finding(folder, 'x', 'm')], folder, []));
  const known = KnownFindings.open(path, false);
  assert.ok(known.take(finding(folder, 'x', 'm', 'data/a.yaml', 6)));
  assert.not.ok(known.take(finding(folder, 'x', 'm')));
  assert.not.ok(known.take(finding(folder, 'x', 'another')));
  assert.not.ok(known.take(finding(folder, 'y', 'm')));
  assert.not.ok(known.take(finding(folder, 'x', 'm', 'data/b.yaml')));
});

baseline('tells what is not found any more, of rules and files that were looked at', ({ folder }) => {
  const path = join(folder, 'known.json');
  writeFileSync(join(folder, 'there.yaml'), '');
  const findings = [finding(folder, 'x', 'm'), finding(folder, 'y', 'm'), finding(folder, 'x', 'm', 'there.yaml')];
  writeBaseline(path, entriesOf(findings, folder, []));
  const known = KnownFindings.open(path, false);
  const stale = (files: readonly string[], isComplete: (rule: string) => boolean) =>
    known.staleFindings(RULES, files, isComplete).map(({ message, notes }) => [message, ...(notes ?? [])]);
  assert.equal(stale([], ALL), [['2 findings of the baseline are not found any more', 'x: data/a.yaml: m', 'y: data/a.yaml: m']]);
  assert.equal(
    stale([], (rule) => rule === 'y'),
    [['a finding of the baseline is not found any more', 'y: data/a.yaml: m']],
  );
  assert.match(stale([join(folder, 'there.yaml')], ALL)[0]![0]!, /^3 findings/);
  for (const one of findings) known.take(one);
  assert.equal(stale([], ALL), []);
});

baseline('an update keeps what the run could not have found', ({ folder }) => {
  const path = join(folder, 'known.json');
  writeBaseline(path, entriesOf([finding(folder, 'x', 'old'), finding(folder, 'y', 'old')], folder, []));
  const found = [finding(folder, 'x', 'new')];
  const known = KnownFindings.open(path, true);
  for (const one of found) known.take(one);
  assert.is(
    known.update(found, [], (rule) => rule === 'x'),
    1,
  );
  assert.equal(
    readBaseline(path).left.map(({ rule, message }) => `${rule} ${message}`),
    ['x new', 'y old'],
  );
});

baseline('an update may begin without a file', ({ folder }) => {
  const path = join(folder, 'below', 'known.json');
  assert.throws(() => KnownFindings.open(path, false), /cannot read .*known\.json: no such file/);
  KnownFindings.open(path, true).update([], [], ALL);
  assert.ok(existsSync(path));
});

const BROKEN: readonly (readonly [text: string, message: RegExp])[] = [
  ['', /known\.json:1:1 is no JSON: the text ends where a value should stand/],
  ['{"version": 1, "findings": [}', /known\.json:1:29 is no JSON: here should stand a value or \]/],
  ['null', /no baseline of this version/],
  ['{"version": 2, "findings": []}', /no baseline of this version: expected is "version": 1/],
  ['{"version": 1}', /has findings that are none/],
  ['{"version": 1, "findings": [{"rule": "x", "file": "y", "message": "z", "count": 0}]}', /has findings that are none/],
];

for (const [text, message] of BROKEN) {
  baseline(`is refused: ${text}`, ({ folder }) => {
    const path = join(folder, 'known.json');
    writeFileSync(path, text);
    assert.throws(
      () => readBaseline(path),
      (error: unknown) => error instanceof UsageError && message.test(error.message) && error.hint !== undefined,
    );
  });
}

baseline.run();
