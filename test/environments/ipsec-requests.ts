/** Requests for the ipsec-everywhere environment: its nodes with their facts, in one of its variants. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Json, Request } from '../support/line-process.ts';

export const ENVIRONMENT = resolve(import.meta.dirname, '..', '..', 'fixtures', 'environments', 'ipsec-everywhere');

export const NODES = [
  'overcloud-controller-0',
  'overcloud-controller-1',
  'overcloud-controller-2',
  'overcloud-novacompute-0',
  'overcloud-novacompute-1',
] as const;
/** The first one is what the facts files say. */
export const VARIANTS = ['tunnels', 'ipv6', 'opportunistic', 'custom', 'no-pacemaker'] as const;

export type Node = (typeof NODES)[number];
export type Variant = (typeof VARIANTS)[number];

type Facts = { readonly [name: string]: Json };

export function factsOf(node: Node, variant: Variant): Facts {
  const facts = JSON.parse(readFileSync(join(ENVIRONMENT, 'facts', `${node}.json`), 'utf8')) as Facts;
  return { ...facts, deployment: { variant } };
}

/** The certname of a node. */
export function certname(node: string): string {
  return `${node}.example.com`;
}

export function compileRequest(node: Node, variant: Variant, environment = ENVIRONMENT): Request {
  return { op: 'compile', id: `${variant}/${node}`, environment, node: certname(node), facts: factsOf(node, variant) };
}
