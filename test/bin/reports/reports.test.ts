/** Every form of a report over the same findings: with and without places, of several nodes, with text that the form has to escape. */
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { formatReport, type Report } from '../../../bin/reports/index.ts';
import { version } from '../../../bin/version.ts';
import type { Finding, RuleInfo } from '../../../compiler/validate/finding.ts';
import type { Span } from '../../../parser/diagnostics/diagnostic.ts';
import { Source } from '../../../parser/source.ts';
import { expectGolden } from '../../support/golden.ts';
import { ROOT } from '../../support/program.ts';

const GOLDENS = join(ROOT, 'fixtures', 'reports');
const FOLDER = '/project';

const COMMON = new Source(
  [
    '---',
    "ntp::servers: ['%{hiera('ntp_sever')}']",
    'ünï🙂 key: "%{facts.os.famly} <&>"',
    'db::password: "geheim %{lookup(\'db_pasword\')} noch geheimer"',
    'block: |',
    '  one',
    '  two',
    '',
  ].join('\n'),
  '/project/data/common.yaml',
);
const MANIFEST = new Source(
  "class ntp(Array $servers) {\n  user { 'db': password => 'geheim', ensure => $x }\n}\n",
  '/project/modules/ntp/manifests/init.pp',
);
const ELSEWHERE = new Source('a: 1\n', '/usr/data/x y.yaml');

function at(source: Source, text: string, length = text.length): Span {
  const offset = source.text.indexOf(text);
  if (offset === -1) throw new Error(`no '${text}' in ${source.file}`);
  return { source, offset, length };
}

const RULES: readonly RuleInfo[] = [
  { name: 'missing-fact', severity: 'warning', summary: 'A fact that no node has.', example: '%{facts.os.famly}' },
  { name: 'missing-key', severity: 'error', summary: 'A key that no level has.', example: 'a: "%{hiera(\'b\')}"\nc: 1' },
  { name: 'unused-key', severity: 'note', summary: 'Nothing reads it.', example: 'a: 1', onRequest: true },
];

const FINDINGS: readonly Finding[] = [
  {
    rule: 'missing-key',
    severity: 'error',
    message: "no level has the key 'ntp_sever'",
    at: at(COMMON, 'ntp_sever'),
    related: [
      { message: 'for this parameter', at: at(MANIFEST, '$servers') },
      { message: 'a file elsewhere', at: at(ELSEWHERE, 'a: 1') },
    ],
    notes: ['the value becomes the empty string'],
    hint: "Did you mean 'ntp_server'?",
    nodes: ['db1', 'web1'],
  },
  {
    rule: 'missing-fact',
    severity: 'warning',
    message: '100% <missing>: "os.famly", and more\nin two lines \u0001',
    at: at(COMMON, 'facts.os.famly'),
    nodes: ['db1', 'db2', 'web1', 'web2'],
  },
  { rule: 'missing-key', severity: 'error', message: "no level has the key 'db_pasword'", at: at(COMMON, 'db_pasword'), nodes: [] },
  { rule: 'unused-key', severity: 'note', message: 'nothing reads it', at: at(COMMON, 'one\n  two'), nodes: [] },
  { rule: 'missing-key', severity: 'error', message: 'unknown variable', at: at(MANIFEST, '$x'), nodes: ['web1'] },
  { rule: 'unused-key', severity: 'note', message: 'a file, without a place', file: '/project/data/x:y,z.yaml', nodes: [] },
  { rule: 'missing-key', severity: 'error', message: 'no place at all', nodes: ['db1', 'db2', 'web1', 'web2', 'web3'] },
];

const REPORT: Report = {
  findings: FINDINGS,
  rules: RULES,
  failOn: 'error',
  nodes: ['db1', 'db2', 'web1', 'web2', 'web3'],
  files: ['/project/data/clean.yaml', '/project/data/common.yaml', '/project/modules/ntp/manifests/init.pp'],
  known: 1,
  ignored: 2,
  folder: FOLDER,
};
const CLEAN: Report = { ...REPORT, findings: [], known: 0, ignored: 0 };

const reports = suite('reports');

for (const [format, file] of Object.entries({
  text: 'report.txt',
  json: 'report.json',
  sarif: 'report.sarif',
  junit: 'report.xml',
  github: 'report.github.txt',
})) {
  // The version of the program is no part of a report's form.
  const text = (report: Report) => formatReport(format, report).replaceAll(`: "${version()}"`, ': "VERSION"');
  reports(`${format}`, () => expectGolden(join(GOLDENS, file), text(REPORT)));
  reports(`${format}, nothing found`, () => expectGolden(join(GOLDENS, `clean-${file}`), text(CLEAN)));
}

reports('colours are for text alone, and change nothing else', () => {
  const colored = formatReport('text', REPORT, true);
  assert.match(colored, /\u001b\[31;1mError:\u001b\[0m/);
  assert.is(colored.replaceAll(/\u001b\[[\d;]*m/g, ''), formatReport('text', REPORT));
  assert.is(formatReport('json', REPORT, true), formatReport('json', REPORT));
});

reports('no form quotes a secret', () => {
  for (const format of ['text', 'json', 'sarif', 'junit', 'github']) assert.not.match(formatReport(format, REPORT), /geheim/);
});

reports('a fingerprint outlives moved lines, and tells rule, file and message apart', () => {
  const fingerprints = (findings: readonly Finding[]) =>
    (JSON.parse(formatReport('json', { ...REPORT, findings })) as { findings: { fingerprint: string }[] }).findings.map(
      (finding) => finding.fingerprint,
    );
  const [first] = FINDINGS as [Finding];
  const moved = new Source(`# more\n\n${COMMON.text}`, COMMON.file);
  assert.equal(fingerprints([{ ...first, at: at(moved, 'ntp_sever') }]), fingerprints([first]));
  const others = [
    { ...first, rule: 'x' },
    { ...first, message: 'x' },
    { ...first, at: at(MANIFEST, '$x') },
  ];
  assert.is(new Set(fingerprints([first, ...others])).size, 4);
});

reports('--fail-on decides what is a failure for JUnit', () => {
  const failures = (failOn: Report['failOn']) => /failures="(\d+)"/.exec(formatReport('junit', { ...REPORT, failOn }))?.[1];
  assert.equal([failures('error'), failures('warning'), failures('note')], ['4', '5', '7']);
});

reports.run();
