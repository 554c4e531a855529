/** Networks by nodes: which certificates a node has for names of a network. */
import type { CertificateView, NodeView } from '../../compiler/tls/index.ts';

export interface Matrix {
  readonly nodes: readonly string[];
  readonly rows: readonly { readonly network: string; readonly cells: readonly (readonly CertificateView[])[] }[];
}

/** Nodes without certificates have no column. */
export function matrixOf(views: readonly NodeView[]): Matrix {
  const nodes = views.filter(({ certificates }) => certificates.length > 0);
  const networks = [...new Set(nodes.flatMap(({ certificates }) => certificates.map(({ network }) => network)))].sort();
  return {
    nodes: nodes.map(({ name }) => name),
    rows: networks.map((network) => ({
      network,
      cells: nodes.map(({ certificates }) => certificates.filter((one) => one.network === network)),
    })),
  };
}
