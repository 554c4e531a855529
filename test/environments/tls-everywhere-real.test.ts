/**
 * tls-everywhere-real, with Debian's modules: dalang's catalogs have the digests of real Puppet's, and what comes out is what the tables of
 * tls-everywhere say. Without the modules, or with other versions of them, there is nothing to compare.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { answerLine } from '../../bin/rpc/answer.ts';
import type { CatalogJson } from '../../compiler/index.ts';
import { TlsGraph } from '../../compiler/tls/graph/index.ts';
import { checkCertificates } from '../../compiler/tls/index.ts';
import type { Answer } from '../support/line-process.ts';
import { type Digest, digestOf } from './tls-digest.ts';
import { compareGraph } from './tls-graph-tables.ts';
import * as tls from './tls-map.ts';
import { REAL_ENVIRONMENT, realCases, realModules, realModulesMissing, realRequest, withoutPaths } from './tls-real.ts';
import { DEFAULT, type Deployment, NODES, type Node, nameOf } from './tls-requests.ts';

interface Recorded {
  readonly modules: Readonly<Record<string, string>>;
  readonly catalogs: Readonly<Record<string, Digest>>;
}

const recorded = JSON.parse(readFileSync(join(REAL_ENVIRONMENT, 'recorded', 'digests.json'), 'utf8')) as Recorded;

/** Why nothing is compared here; undefined when it is. */
function reason(): string | undefined {
  const missing = realModulesMissing();
  if (missing !== undefined) return missing;
  const [here, there] = [realModules(), recorded.modules].map((modules) => JSON.stringify(modules));
  return here === there ? undefined : `modules are ${here}, recorded is ${there}`;
}

const why = reason();
if (why !== undefined) process.stderr.write(`tls-everywhere-real is left out: ${why}\n`);

const real = suite('tls-everywhere-real');
const compared = why === undefined ? real : real.skip;

const compiled = new Map<string, Answer>();

async function compile(node: Node, deployment: Deployment): Promise<Answer> {
  const name = nameOf(node, deployment);
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const answer = JSON.parse(await answerLine(JSON.stringify(realRequest('compile', node, deployment)))) as Answer;
  compiled.set(name, answer);
  return answer;
}

for (const { node, deployment } of realCases()) {
  const name = nameOf(node, deployment);

  compared(`${name}: the catalog is Puppet’s`, async () => {
    assert.equal(digestOf(withoutPaths(await compile(node, deployment))), recorded.catalogs[name]);
  });

  compared(`${name}: the graph is that of the tables`, async () => {
    const { catalog } = await compile(node, deployment);
    compareGraph(new TlsGraph(catalog as CatalogJson, node), node, deployment);
  });

  compared(`${name}: order of work without a circle`, async () => {
    const { catalog } = await compile(node, deployment);
    assert.is(tls.circle(catalog as CatalogJson), undefined);
  });
}

compared('the rules find no more than with the modules of tls-everywhere', async () => {
  const answers = await Promise.all(NODES.map((node) => compile(node, DEFAULT)));
  const findings = checkCertificates(answers.map(({ catalog }) => catalog as CatalogJson));
  assert.equal(
    findings.map(({ rule, message }) => `${rule}: ${message}`),
    ['tls-certificate-unread: Nothing reads Certmonger_certificate[libvirt-client-cert] (/etc/pki/libvirt/clientcert.pem)'],
  );
});

real.run();
