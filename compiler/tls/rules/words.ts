/** Words that several rules have in common. */
import { refOf } from '../../catalog/checks/catalog-index.ts';
import type { Certificate } from '../graph/index.ts';
import type { Blame, Place, TlsNode } from '../node.ts';

export function refOfCertificate({ resource }: Certificate): string {
  return refOf(resource);
}

/** Places of a certificate's parameters; undefined values have none but the resource's. */
export function placeOfParameter(
  node: TlsNode,
  { resource }: Certificate,
  parameter: string,
  value: string | undefined,
  atSource = false,
): Place {
  return value === undefined ? node.placeOf(resource) : node.place({ resource, parameter, value, atSource } satisfies Blame);
}

export interface NamedValue {
  readonly parameter: 'hostname' | 'dnsname';
  readonly value: string;
}

/** The host name and the alternative names, each value once. */
export function namesWithParameters({ hostname, dnsnames }: Certificate): readonly NamedValue[] {
  const host: readonly NamedValue[] = hostname === undefined ? [] : [{ parameter: 'hostname', value: hostname }];
  return [...host, ...dnsnames.filter((name) => name !== hostname).map((value) => ({ parameter: 'dnsname', value }) as const)];
}

export function list(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  return names.map((name) => `'${name}'`).join(', ');
}
