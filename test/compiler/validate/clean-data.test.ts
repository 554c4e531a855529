/**
 * Real data that is right: no rule may warn of anything. The environments of fixtures/, which are made of TripleO's own data; and the data
 * of all Puppet modules that Debian packages, where they are installed.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { NodeData } from '../../../compiler/index.ts';
import { type Finding, RULES, validate } from '../../../compiler/validate/index.ts';

const ENVIRONMENTS = resolve(import.meta.dirname, '../../../fixtures/environments');
const MODULES = '/usr/share/puppet/modules';

/** Facts of one node of each kind say as much as those of all. */
const NODES: Readonly<Record<string, readonly string[]>> = {
  'tls-everywhere': ['overcloud-controller-0', 'overcloud-novacompute-0'],
  'ipsec-everywhere': ['overcloud-controller-0', 'overcloud-novacompute-0'],
};

function nodesOf(folder: string, names: readonly string[]): readonly NodeData[] {
  const facts = readdirSync(join(folder, 'facts'));
  return names.map((name) => {
    const file = facts.find((one) => one.startsWith(`${name}.`)) as string;
    return { name, facts: JSON.parse(readFileSync(join(folder, 'facts', file), 'utf8')) };
  });
}

function alarms(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ rule, message, at, file }) => `${rule} ${at?.source.file ?? file}:${at?.source.line(at.offset)} ${message}`);
}

const environments = suite('environments without faults');

for (const [name, nodes] of Object.entries(NODES)) {
  environments(name, () => {
    const directory = join(ENVIRONMENTS, name);
    const { findings, keys } = validate({ environment: { directory }, nodes: nodesOf(directory, nodes) });
    assert.equal(alarms(findings), []);
    assert.ok(keys > 0);
  });
}

environments.run();

const modules = suite('data of modules');

function factsOf(family: string, name: string, major: string): Readonly<Record<string, unknown>> {
  const os = { family, name, architecture: 'x86_64', release: { major, full: `${major}.1` }, distro: { codename: 'a' } };
  return { os, kernel: 'Linux', virtual: 'kvm', fqdn: 'a.example.com', hostname: 'a', networking: { fqdn: 'a.example.com' } };
}

const SYSTEMS = [
  ['RedHat', 'CentOS', '8'],
  ['Debian', 'Debian', '12'],
  ['Debian', 'Ubuntu', '22.04'],
  ['FreeBSD', 'FreeBSD', '13'],
  ['Suse', 'SLES', '15'],
] as const;

modules('those that Debian packages', () => {
  if (!existsSync(MODULES)) return;
  const directory = mkdtempSync(join(tmpdir(), 'dalang-modules-'));
  try {
    const nodes = SYSTEMS.map(([family, name, major]) => ({
      name: `${name.toLowerCase()}.example.com`,
      facts: factsOf(family, name, major),
    }));
    const { findings } = validate({ environment: { directory, modulepath: [MODULES] }, nodes });
    assert.equal(alarms(findings), []);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

modules.run();

const rules = suite('rules');

rules('each has a name of its own, and says what it is about', () => {
  assert.is(new Set(RULES.map(({ name }) => name)).size, RULES.length);
  for (const { name, summary, example } of RULES) {
    assert.match(name, /^[a-z]+(?:-[a-z]+)*$/);
    assert.match(summary, /^\S.*\.$/);
    assert.is.not(example.trim(), '', name);
  }
});

rules('those that are named run, and no others', () => {
  const directory = join(ENVIRONMENTS, 'ipsec-everywhere');
  const { findings } = validate({ environment: { directory }, nodes: [], rules: ['hiera-empty-level'] });
  assert.equal([...new Set(findings.map(({ rule }) => rule))], ['hiera-empty-level']);
  assert.throws(
    () => validate({ environment: { directory }, nodes: [], rules: ['no-such-rule'] }),
    /there is no rule 'no-such-rule'/,
  );
});

rules.run();
