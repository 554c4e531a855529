/** The tunnels of a fleet for Graphviz: nodes, VIPs, a line for each tunnel, an arrow for what only one end has. */
import type { TunnelGraph } from '../../compiler/ipsec/index.ts';

export function* ipsecDot({ networks, vips }: TunnelGraph, node: string | undefined): Iterable<string> {
  yield 'digraph ipsec {\n  node [shape=box];\n';
  for (const { name, tunnels } of networks) {
    const label = quoted(name);
    const lines = tunnels
      .filter(({ from, to }) => node === undefined || from.node === node || to?.node === node)
      .map(({ from, to }) => {
        const way = to === undefined ? 'style=dashed color=red' : 'dir=none';
        return `  ${quoted(from.node)} -> ${quoted(to?.node ?? from.remote)} [label=${label} ${way}];\n`;
      });
    yield lines.join('');
  }
  for (const { name, address, servers, clients } of vips) {
    const shown = (list: typeof servers) => list.filter((one) => node === undefined || one.node === node);
    if (shown(servers).length + shown(clients).length === 0) continue;
    const vip = quoted(`${name} ${address}`);
    yield `  ${vip} [shape=ellipse];\n`;
    yield shown(servers)
      .map((one) => `  ${vip} -> ${quoted(one.node)} [style=dotted label="answered by"];\n`)
      .join('');
    yield shown(clients)
      .map((one) => `  ${quoted(one.node)} -> ${vip};\n`)
      .join('');
  }
  yield '}\n';
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
