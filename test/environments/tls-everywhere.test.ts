/**
 * The tls-everywhere environment. Two kinds of checks: dalang's answers equal those recorded from real Puppet, and what comes out (of
 * either) is what the tables in expected/ say.
 */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { answerLine } from '../../bin/rpc/answer.ts';
import type { CatalogJson } from '../../compiler/index.ts';
import { compareAnswers } from '../conformance/compare.mjs';
import type { Answer, Request } from '../support/line-process.ts';
import { brokenCases, brokenRequest, writeBroken } from './tls-broken.ts';
import { type Digest, digestOf, withoutPath } from './tls-digest.ts';
import {
  brokenTable,
  countTable,
  expectedCertificates,
  expectedCounts,
  expectedListens,
  expectedPems,
  expectedVhosts,
  haproxyTable,
  pacemakerTable,
  roleOf,
  vhostTable,
} from './tls-expected.ts';
import * as tls from './tls-map.ts';
import {
  DEFAULT,
  type Deployment,
  ENVIRONMENT,
  everyCase,
  HA_VARIANT,
  lookupCode,
  NODES,
  nameOf,
  RELEASES,
  request,
  variantsOf,
} from './tls-requests.ts';

function recorded<T>(name: string): T {
  return JSON.parse(readFileSync(join(ENVIRONMENT, 'recorded', `${name}.json`), 'utf8')) as T;
}

async function ask(question: Request): Promise<Answer> {
  const answer = JSON.parse(await answerLine(JSON.stringify(question))) as Answer;
  return withoutPath(answer, question.environment as string);
}

/** dalang's catalogs, each compiled once: several cases look at the same one. */
const compiled = new Map<string, Promise<Answer>>();

function compile(node: (typeof NODES)[number], deployment: Deployment): Promise<Answer> {
  const name = nameOf(node, deployment);
  const known = compiled.get(name) ?? ask(request('compile', node, deployment));
  compiled.set(name, known);
  return known;
}

async function catalogOf(node: (typeof NODES)[number], deployment: Deployment): Promise<CatalogJson> {
  const answer = await compile(node, deployment);
  assert.ok(answer.ok, String(answer.error));
  return answer.catalog as CatalogJson;
}

const same = suite('tls-everywhere: as Puppet compiles it');

for (const node of NODES) {
  same(`catalog of ${node}`, async () => {
    const { verdict, notes } = compareAnswers(recorded<Answer>(node), await compile(node, DEFAULT));
    assert.is(verdict, 'same', notes.slice(0, 20).join('\n'));
  });

  same(`warnings of ${node}`, async () => {
    assert.equal((await compile(node, DEFAULT)).logs, recorded<Answer>(node).logs);
  });
}

for (const release of RELEASES) {
  for (const variant of variantsOf(release)) {
    same(`every step of ${release} with ${variant}`, async () => {
      const digests = recorded<{ readonly [name: string]: Digest }>('digests');
      const ours: Record<string, Digest> = {};
      const puppets: Record<string, Digest | undefined> = {};
      for (const { node, deployment } of everyCase()) {
        if (deployment.release !== release || deployment.variant !== variant) continue;
        const name = nameOf(node, deployment);
        ours[name] = digestOf(await compile(node, deployment));
        puppets[name] = digests[name];
      }
      assert.equal(ours, puppets);
    });
  }
}

/** Puppet's values of all keys on a node: those of the first node, and what differs from it. */
function recordedValues(node: (typeof NODES)[number]): { readonly [key: string]: unknown } {
  const values = recorded<{ readonly [node: string]: { readonly [key: string]: unknown } }>('lookups');
  return { ...values[NODES[0]], ...values[node] };
}

for (const node of NODES) {
  same(`every key of the data, on ${node}`, async () => {
    const expected = recordedValues(node);
    const answer = await ask(request('eval', node, DEFAULT, { code: lookupCode(Object.keys(expected)) }));
    assert.ok(answer.ok, String(answer.error));
    assert.equal(answer.value, expected);
  });

  same(`keys asked one at a time, on ${node}`, async () => {
    const keys = Object.entries(recordedValues(node)).filter((_, index) => index % 12 === 0);
    for (const [key, value] of keys) {
      const answer = await ask(request('lookup', node, DEFAULT, { keys: [key], default: null }));
      assert.equal([key, answer.ok ? (answer.value ?? null) : answer.error], [key, value]);
    }
  });
}

same('the broken cases', async () => {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'tls-broken-')));
  try {
    const ours: Record<string, Digest> = {};
    for (const broken of brokenCases()) {
      for (const release of RELEASES) {
        const place = join(dir, broken.name);
        mkdirSync(place, { recursive: true });
        writeBroken(broken, place);
        const question = brokenRequest(broken, place, release);
        ours[String(question.id)] = digestOf(await ask(question));
      }
    }
    assert.equal(ours, recorded('broken'));
  } finally {
    rmSync(dir, { recursive: true });
  }
});

same.run();

type Source = readonly [who: string, catalog: typeof catalogOf];

const puppets: Source = ['Puppet', async (node) => recorded<Answer>(node).catalog as CatalogJson];
const ours: Source = ['dalang', catalogOf];

for (const [who, catalog] of [puppets, ours]) {
  const tables = suite(`tls-everywhere: the tables, by ${who}`);
  // Of Puppet's catalogs only those of the default deployment are kept whole.
  const deployments: readonly Deployment[] =
    who === 'Puppet'
      ? [DEFAULT]
      : RELEASES.flatMap((release) =>
          (['freeipa', 'local', 'own-certs'] as const).flatMap((variant) => [1, 5].map((step) => ({ release, variant, step }))),
        );

  for (const deployment of deployments) {
    const what = `${deployment.release}, ${deployment.variant}, step ${deployment.step}`;

    tables(`certificates and PEM files (${what})`, async () => {
      for (const node of NODES) {
        const found = await catalog(node, deployment);
        const expected = expectedCertificates(node, deployment);
        assert.equal(chosen(tls.certificates(found), expected), expected);
        assert.equal(tls.pems(found), expectedPems(node, deployment));
      }
    });

    tables(`HAProxy (${what})`, async () => {
      for (const node of NODES.filter((name) => roleOf(name) === 'Controller')) {
        const found = await catalog(node, deployment);
        assert.equal(tls.listens(found), expectedListens(deployment.release));
        const asks = Object.keys(expectedPems(node, deployment)).length > 0;
        const notified = asks ? haproxyTable.notified[deployment.release] : 0;
        assert.is(tls.notifications(found, 'Tripleo::Certmonger::Haproxy', 'Haproxy::Listen'), notified);
      }
    });

    if (deployment.step === 5) {
      tables(`virtual hosts (${what})`, async () => {
        for (const node of NODES) {
          const found = await catalog(node, deployment);
          assert.equal(tls.vhosts(found), expectedVhosts(node, deployment.release));
          assert.equal(tls.absentVhosts(found), roleOf(node) === 'Controller' ? vhostTable.absent : []);
        }
      });
    }

    tables(`order of work without a circle (${what})`, async () => {
      for (const node of NODES) assert.is(tls.circle(await catalog(node, deployment)), undefined);
    });
  }

  tables('servers that have to prove their names', async () => {
    const { options, listens } = haproxyTable.verified;
    const found = tls.verifiedBackends(await catalog(NODES[0], DEFAULT));
    assert.equal(Object.keys(found).sort(), [...listens].sort());
    for (const words of Object.values(found)) assert.equal(words.slice(-options.length), options);
  });

  tables('every certificate is there before its parts, and its parts before the PEM', async () => {
    const { resources } = await catalog(NODES[0], DEFAULT);
    const parts = resources.filter(({ type, parameters }) => type === 'Concat::Fragment' && parameters?.source !== undefined);
    assert.is(parts.length, 8);
    for (const { title, parameters } of parts) {
      assert.equal(tls.references(parameters, 'require'), [
        `Certmonger_certificate[${title.replace(/-(cert|key)-fragment$/, '-cert')}]`,
      ]);
      assert.ok(tls.references(parameters, 'before').includes(`Concat[${parameters?.target}]`), title);
    }
  });

  tables.run();
}

const numbers = suite('tls-everywhere: the tables of numbers');

for (const row of countTable) {
  const [release, variant, step] = row;
  numbers(`${release}, ${variant}, step ${step}`, async () => {
    assert.equal(tls.counts(await catalogOf(NODES[0], { release, variant, step })), expectedCounts(row));
  });
}

for (const [name, outcome] of Object.entries(brokenTable)) {
  numbers(`broken case ${name}`, () => {
    const digests = recorded<{ readonly [name: string]: Digest }>('broken');
    for (const release of RELEASES) {
      const error = digests[`${name}/${release}`]?.error;
      const expected = outcome[release];
      if (expected === null) assert.is(error, undefined);
      else assert.ok(error?.includes(expected), `${release}: ${error}`);
    }
  });
}

numbers('neutron comes a step later on the nodes that follow', async () => {
  const step4 = { ...DEFAULT, step: 4 };
  const later = async (node: (typeof NODES)[number]): Promise<string[]> => {
    const [before, after] = [await catalogOf(node, step4), await catalogOf(node, DEFAULT)].map((found) =>
      Object.keys(tls.vhosts(found)),
    );
    return (after ?? []).filter((title) => !before?.includes(title));
  };
  assert.equal(await later(NODES[0]), []);
  assert.equal(await later(NODES[1]), vhostTable.later_on_followers);
  assert.equal(await later(NODES[2]), vhostTable.later_on_followers);
});

numbers('Pacemaker has its resources on one controller from the second step on', async () => {
  const { from_step, resources, constraints } = pacemakerTable;
  for (const node of NODES.slice(0, 3)) {
    for (const step of [1, from_step, 5]) {
      const found = await catalogOf(node, { release: 'pike', variant: HA_VARIANT, step });
      const ofType = (type: string): string[] =>
        found.resources.filter((resource) => resource.type === type).map(({ title }) => title);
      const here = node === NODES[0] && step >= from_step;
      assert.equal(ofType('Pcmk_resource').sort(), here ? [...resources].sort() : []);
      assert.is(ofType('Pcmk_constraint').length, here ? constraints : 0);
      assert.is(tls.circle(found), undefined);
    }
  }
});

numbers.run();

/** The parameters that the tables speak of. */
function chosen(found: Record<string, tls.Parameters>, expected: Record<string, tls.Parameters>): Record<string, tls.Parameters> {
  return Object.fromEntries(
    Object.entries(found).map(([title, parameters]) => [
      title,
      Object.fromEntries(Object.keys(expected[title] ?? {}).map((name) => [name, parameters[name]])),
    ]),
  );
}
