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

export function list(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  return names.map((name) => `'${name}'`).join(', ');
}
