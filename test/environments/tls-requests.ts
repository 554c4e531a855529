/** Requests for the tls-everywhere environment: its nodes with their facts, in a release, a variant and a step of the deployment. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Json, Request } from '../support/line-process.ts';

export const ENVIRONMENT = resolve(import.meta.dirname, '..', '..', 'fixtures', 'environments', 'tls-everywhere');

/** Stands in recorded answers where the path of the environment was. */
export const PLACEHOLDER = 'ENVIRONMENT';

export const NODES = [
  'overcloud-controller-0',
  'overcloud-controller-1',
  'overcloud-controller-2',
  'overcloud-novacompute-0',
  'overcloud-novacompute-1',
] as const;
export const RELEASES = ['newton', 'pike', 'train'] as const;
export const VARIANTS = ['freeipa', 'local', 'own-certs', 'public-only', 'no-tls'] as const;

export type Node = (typeof NODES)[number];
export type Release = (typeof RELEASES)[number];
/** With Pacemaker: in pike alone, and only for controllers. */
export const HA_VARIANT = 'freeipa-ha';

export type Variant = (typeof VARIANTS)[number] | typeof HA_VARIANT;

export interface Deployment {
  readonly release: Release;
  readonly variant: Variant;
  readonly step: number;
}

/** What the facts files say. */
export const DEFAULT: Deployment = { release: 'pike', variant: 'freeipa', step: 5 };

type Facts = { readonly [name: string]: Json };

const factsFiles = new Map<string, Facts>();

function factsOf(node: Node): Facts {
  const known = factsFiles.get(node);
  if (known) return known;
  const facts = JSON.parse(readFileSync(join(ENVIRONMENT, 'facts', `${node}.json`), 'utf8')) as Facts;
  factsFiles.set(node, facts);
  return facts;
}

export function nameOf(node: Node, { release, variant, step }: Deployment): string {
  return `${release}/${variant}/${step}/${node}`;
}

export function request(
  op: Request['op'],
  node: Node,
  deployment: Deployment,
  more: { readonly [field: string]: Json } = {},
): Request {
  const facts = factsOf(node);
  const given = facts.deployment as Facts;
  return {
    op,
    id: nameOf(node, deployment),
    environment: ENVIRONMENT,
    node: `${node}.example.com`,
    facts: { ...facts, deployment: { ...given, ...deployment } },
    ...more,
  };
}

/** Every release and variant: all steps with FreeIPA, the first and the last step otherwise; one compute and two controllers, all of pike. */
export function everyCase(): { readonly node: Node; readonly deployment: Deployment }[] {
  return RELEASES.flatMap((release) =>
    variantsOf(release).flatMap((variant) => {
      const steps = variant.startsWith('freeipa') ? [1, 2, 3, 4, 5] : [1, 5];
      const nodes = release === 'pike' ? NODES : ([NODES[0], NODES[1], NODES[3]] as const);
      const chosen = variant === HA_VARIANT ? nodes.filter((node) => node.includes('controller')) : nodes;
      return steps.flatMap((step) => chosen.map((node) => ({ node, deployment: { release, variant, step } })));
    }),
  );
}

export function variantsOf(release: Release): readonly Variant[] {
  return release === 'pike' ? [...VARIANTS, HA_VARIANT] : VARIANTS;
}

/** Puppet code whose value is a hash of all these keys, looked up one by one, undef where there is nothing. */
export function lookupCode(keys: readonly string[]): string {
  const list = JSON.stringify(keys).replaceAll('$', '\\$');
  return `${list}.reduce({}) |$all, $key| { $all + { $key => lookup($key, Any, 'first', undef) } }`;
}
