/** The tunnels of a fleet as one page: networks by nodes, VIPs, and the tunnels of each node. */
import type { Network, NodeIpsec, TunnelGraph, Vip } from '../../compiler/ipsec/index.ts';
import { element, type GraphData, htmlPage, type Section } from '../page/index.ts';
import { counted } from '../reports/index.ts';

/** A page with more boxes is too large for a browser: such a fleet is shown node by node. */
const MOST_CONNECTIONS = 20_000;

export function* ipsecHtml(graph: TunnelGraph, node: string | undefined): Iterable<string> {
  const shown = [...graph.nodes.values()].filter(({ name }) => node === undefined || name === node);
  const connections = shown.reduce((sum, one) => sum + one.connections.length, 0);
  const sections: Section[] = [
    { id: 'networks', title: 'Networks and nodes', html: networksHtml(graph, shown) },
    { id: 'vips', title: 'VIPs', html: vipsHtml(graph.vips) },
  ];
  if (connections <= MOST_CONNECTIONS) {
    sections.push({ id: 'tunnels', title: 'Tunnels', graph: shown.map(({ name }) => graphOf(name, graph)) });
  }
  yield htmlPage({
    title: 'IPsec',
    summary: `${counted(shown.length, 'node')}, ${counted(connections, 'connection')}`,
    sections,
  });
}

function networksHtml({ networks }: TunnelGraph, nodes: readonly NodeIpsec[]): string {
  const head = ['Node', ...networks.map(({ name }) => name)].map((text) => element('th', text)).join('');
  const tunnels = networks.map(tunnelsOf);
  const rows = nodes.map(({ name }) => {
    const cells = networks.map(({ addresses }, index) => {
      const address = addresses.get(name);
      const others = `${tunnels[index]?.get(name) ?? 0} of ${addresses.size - 1}`;
      return address === undefined
        ? '<td></td>'
        : element('td', `${address} (${others})`, { title: `tunnels to ${others} others` });
    });
    return `<tr data-search>${element('th', name)}${cells.join('')}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** How many tunnels with two ends each node has. */
function tunnelsOf({ tunnels }: Network): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const { from, to } of tunnels) {
    for (const { node } of to === undefined ? [] : [from, to]) count.set(node, (count.get(node) ?? 0) + 1);
  }
  return count;
}

function vipsHtml(vips: readonly Vip[]): string {
  if (vips.length === 0) return '<p>No VIP has connections.</p>';
  const head = ['VIP', 'Address', 'Network', 'Answered by', 'Connections from', 'Pacemaker'].map((text) => element('th', text));
  const rows = vips.map(({ name, address, network, servers, clients, resource, isEnabled, colocations, orders }) => {
    const pacemaker = [
      resource === undefined ? 'no resource' : `${resource.name} (${isEnabled ? 'enabled' : 'disabled'})`,
      ...colocations.map((one) => `${one.resource} with ${one.with}`),
      ...orders.map((one) => `${one.action} ${one.first} then ${one.secondAction} ${one.second}`),
    ];
    const cells = [address, network ?? ''].map((text) => element('td', text));
    const lists = [servers.map(({ node }) => node), clients.map(({ node }) => node), pacemaker];
    return `<tr data-search>${element('th', name)}${cells.join('')}${lists.map(listHtml).join('')}</tr>`;
  });
  return `<table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function listHtml(lines: readonly string[]): string {
  return `<td>${lines.map((line) => element('span', line)).join('<br>')}</td>`;
}

/** In columns from left to right: the node's addresses, its peers and VIPs, the nodes that answer for those. */
function graphOf(name: string, { networks, vips }: TunnelGraph): GraphData {
  const boxes: [column: number, label: string, details: string][] = [];
  const edges: [from: number, to: number][] = [];
  const numbers = new Map<string, number>();
  const box = (column: number, label: string, details: string): number => {
    const identity = `${column} ${label}`;
    const known = numbers.get(identity);
    if (known !== undefined) return known;
    numbers.set(identity, boxes.length);
    return boxes.push([column, label, details]) - 1;
  };
  for (const { name: network, tunnels } of networks) {
    for (const { from, to } of tunnels) {
      const [own, other] = from.node === name ? [from, to] : to?.node === name ? [to, from] : [];
      if (own === undefined) continue;
      const back = other === undefined ? 'no connection back' : `${other.name}, ${other.path}:${other.line}`;
      const peer = box(1, `${other?.node ?? '?'} ${own.remote}`, `${own.name}, ${own.path}:${own.line}\n${back}`);
      edges.push([box(0, `${network} ${own.local}`, ''), peer]);
    }
  }
  for (const vip of vips) {
    for (const client of vip.clients.filter(({ node }) => node === name)) {
      const to = box(1, `VIP ${vip.name} ${vip.address}`, `${client.name}, ${client.path}:${client.line}`);
      edges.push([box(0, `${vip.network ?? client.network} ${client.local}`, ''), to]);
      for (const { node, name: connection } of vip.servers) edges.push([to, box(2, node, connection)]);
    }
  }
  return { name, boxes, edges };
}
