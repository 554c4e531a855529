import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { type Deployment, ENVIRONMENT, NODES, RELEASES, request, VARIANTS } from '../../environments/tls-requests.ts';
import { filesBelow } from '../../record/oracle.ts';
import type { Case, Corpus } from '../corpus.ts';
import { stdlibMissing, stdlibModulepath } from '../tls-modules.ts';

/** Deployments in which each key is looked up. */
const A_KEY = 3;
const STEPS = [1, 2, 3, 4, 5];

export const corpus: Corpus = {
  name: 'tls-lookup-variants',
  description: `fixtures/environments/tls-everywhere: every key of its data, in ${A_KEY} of all releases, variants, steps and nodes`,
  missing: stdlibMissing,
  *requests() {
    const modulepath = stdlibModulepath();
    const deployments = RELEASES.flatMap((release) =>
      VARIANTS.flatMap((variant) => STEPS.map((step): Deployment => ({ release, variant, step }))),
    );
    let turn = 0;
    for (const key of dataKeys()) {
      for (let i = 0; i < A_KEY; i++, turn += 37) {
        const deployment = deployments[turn % deployments.length] as Deployment;
        const node = NODES[turn % NODES.length] as (typeof NODES)[number];
        const asked = request('lookup', node, deployment, { modulepath, keys: [key] });
        yield { ...asked, id: `${asked.id}/${key}` } as Case;
      }
    }
  },
};

function dataKeys(): string[] {
  const folder = join(ENVIRONMENT, 'data');
  const files = filesBelow(folder).filter((path) => path.endsWith('.yaml'));
  const keys = files.flatMap((path) => Object.keys((load(readFileSync(join(folder, path), 'utf8')) ?? {}) as object));
  return [...new Set(keys)].filter((key) => key !== 'lookup_options').sort();
}
