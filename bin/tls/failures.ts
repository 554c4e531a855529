/** Nodes that have no catalog. */
import type { TlsFleet } from '../../compiler/tls/index.ts';

export function failureText(name: string, failure: string): string {
  return `${name}: no catalog: ${failure.split('\n')[0]}`;
}

/** Nothing was found, and of a node without a catalog nobody knows that there is nothing to find. */
export function isUnknown({ nodes, findings }: TlsFleet): boolean {
  return findings.length === 0 && nodes.some(({ failure }) => failure !== undefined);
}
