/**
 * The ipsec-everywhere environment: dalang's catalogs equal those recorded from real Puppet, and what is in them is what the data says,
 * worked out a second time in ipsec-expected.ts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { answerLine } from '../../bin/rpc/answer.ts';
import type { CatalogJson, ResourceJson } from '../../compiler/index.ts';
import { compareAnswers } from '../conformance/compare.mjs';
import type { Answer } from '../support/line-process.ts';
import { deploymentOf, expectedOf, usedSubnets } from './ipsec-expected.ts';
import { compileRequest, ENVIRONMENT, NODES, type Node, VARIANTS, type Variant } from './ipsec-requests.ts';
import { type Digest, digestOf, withoutPath } from './tls-digest.ts';

function recorded<T>(name: string): T {
  return JSON.parse(readFileSync(join(ENVIRONMENT, 'recorded', `${name}.json`), 'utf8')) as T;
}

const compiled = new Map<string, Promise<Answer>>();

function compile(node: Node, variant: Variant): Promise<Answer> {
  const question = compileRequest(node, variant);
  const name = String(question.id);
  const known =
    compiled.get(name) ?? answerLine(JSON.stringify(question)).then((line) => withoutPath(JSON.parse(line) as Answer, ENVIRONMENT));
  compiled.set(name, known);
  return known;
}

async function resourcesOf(node: Node, variant: Variant): Promise<readonly ResourceJson[]> {
  const answer = await compile(node, variant);
  assert.ok(answer.ok, String(answer.error));
  return (answer.catalog as CatalogJson).resources;
}

const same = suite('ipsec-everywhere: as Puppet compiles it');

for (const node of NODES) {
  same(`catalog and warnings of ${node}`, async () => {
    const [puppets, ours] = [recorded<Answer>(node), await compile(node, 'tunnels')];
    const { verdict, notes } = compareAnswers(puppets, ours);
    assert.is(verdict, 'same', notes.slice(0, 20).join('\n'));
    assert.equal(ours.logs, puppets.logs);
  });
}

for (const variant of VARIANTS) {
  same(`all nodes, variant ${variant}`, async () => {
    const digests = recorded<{ readonly [name: string]: Digest }>('digests');
    for (const node of NODES) assert.equal(digestOf(await compile(node, variant)), digests[`${variant}/${node}`]);
  });
}

same.run();

const rules = suite('ipsec-everywhere: what the data says');

for (const variant of VARIANTS) {
  for (const node of NODES) {
    rules(`files of ${node}, variant ${variant}`, async () => {
      const files = (await resourcesOf(node, variant)).filter(
        ({ type, title }) => type === 'File' && /^\/etc\/ipsec\.d\//.test(title),
      );
      const found = files.map(({ title, parameters: { mode, content, owner, group, show_diff: shown } = {}, ...rest }) => {
        const isSecret = title.endsWith('.secrets');
        assert.equal([owner, group, shown], ['root', 'root', isSecret ? false : undefined]);
        assert.equal(rest.sensitive_parameters ?? [], isSecret ? ['content'] : [], title);
        return [title.replace('/etc/ipsec.d/', ''), { mode, content }];
      });
      const { files: expected } = expectedOf(node, variant);
      assert.equal(Object.fromEntries(found), expected);
      assert.is(files.length, Object.keys(expected).length);
    });

    rules(`Pacemaker, firewall, package and service on ${node}, variant ${variant}`, async () => {
      const all = await resourcesOf(node, variant);
      const commands = all.filter(({ type }) => type === 'Exec').map(({ title }) => title);
      const expected = expectedOf(node, variant);
      const pcs = commands.filter((command) => command.startsWith('pcs '));
      // VIPs beside the networks' own come last.
      assert.equal([...pcs].sort(), [...expected.pacemaker].sort());
      assert.is(commands.filter((command) => / -I (INPUT|OUTPUT) /.test(command)).length, expected.firewallRules);
      assert.is(all.filter(({ type, title }) => type === 'Package' && title === 'libreswan').length, 1);
      const service = all.find(({ type, title }) => type === 'Service' && title === 'ipsec');
      assert.equal([service?.parameters?.ensure, service?.parameters?.enable], ['running', true]);
    });

    rules(`/etc/ipsec.conf of ${node}, variant ${variant}`, async () => {
      const file = (await resourcesOf(node, variant)).find(({ title }) => title === '/etc/ipsec.conf');
      const lines = String(file?.parameters?.content).split('\n');
      assert.ok(lines.includes('\tuniqueids=no') && lines.includes('include /etc/ipsec.d/*.conf'));
      const taken = lines.find((line) => line.includes('virtual-private='))?.match(/(?<=!)[^,]+/g) ?? [];
      assert.equal(taken, usedSubnets(node, deploymentOf(variant)));
    });
  }
}

rules('72 connections between nodes, 15 roadwarriors, 21 to VIPs, 25 commands', async () => {
  let [between, roadwarriors, toVips, commands] = [0, 0, 0, 0];
  const perNode: number[][] = [];
  for (const node of NODES) {
    const all = await resourcesOf(node, 'tunnels');
    const names = all.flatMap(({ parameters }) => String(parameters?.content ?? '').match(/(?<=^conn ).*/gm) ?? []);
    between += names.filter((name) => name.startsWith('overcloud-private-node-to-node-')).length;
    roadwarriors += names.filter((name) => /^overcloud-\w+-vip-tunnel$/.test(name)).length;
    toVips += names.filter((name) => name.endsWith('-node-to-vip-tunnel')).length;
    commands += all.filter(({ type, title }) => type === 'Exec' && title.startsWith('pcs ')).length;
    perNode.push([names.length, all.filter(({ title }) => title.startsWith('/etc/ipsec.d/')).length]);
  }
  assert.equal([between, roadwarriors, toVips, commands], [72, 15, 21, 25]);
  assert.equal(perNode, [
    [26, 20],
    [26, 20],
    [26, 20],
    [15, 12],
    [15, 12],
  ]);
});

rules.run();
