/** The tunnels of a fleet as text: its networks, its VIPs, and what is not as it should be; or all tunnels of one node. */
import type { Connection, Network, TunnelGraph, Vip } from '../../compiler/ipsec/index.ts';
import { columns } from './columns.ts';

/** `node`: what is shown is what this node has. */
export function* ipsecTable(graph: TunnelGraph, node: string | undefined): Iterable<string> {
  if (graph.networks.length + graph.vips.length + graph.opportunistic.length === 0) {
    yield 'No catalog has connections of libreswan.\n';
    return;
  }
  yield networkTable(graph);
  for (const network of graph.networks) {
    const text = node === undefined ? nodeTable(network) : peerTable(network, node);
    if (text !== undefined) yield `\n${text}`;
  }
  const vips = graph.vips.filter((vip) => node === undefined || [...vip.servers, ...vip.clients].some((one) => one.node === node));
  if (vips.length > 0) yield `\n${vipTable(vips)}`;
  const groups = graph.opportunistic.filter((one) => node === undefined || one.node === node);
  if (groups.length > 0) yield `\n${groupTable(groups)}`;
}

function networkTable({ networks, vips }: TunnelGraph): string {
  const rows = networks.map((network) => {
    const { name, addresses, connections, tunnels } = network;
    const pairs = (addresses.size * (addresses.size - 1)) / 2;
    const whole = tunnels.filter(({ to }) => to !== undefined).length;
    const of = vips.filter((vip) => vip.network === name).map((vip) => vip.name);
    return [name, addresses.size, connections, `${whole} of ${pairs}`, tunnels.length - whole, of.join(', ')].map(String);
  });
  return `${columns(['network', 'nodes', 'connections', 'tunnels', 'one-sided', 'VIPs'], rows)}\n`;
}

function nodeTable({ name, addresses, tunnels }: Network): string {
  const peers = new Map<string, number>();
  const count = ({ node }: Connection): unknown => peers.set(node, (peers.get(node) ?? 0) + 1);
  for (const { from, to } of tunnels) {
    if (to === undefined) continue;
    count(from);
    count(to);
  }
  const rows = [...addresses].map(([node, address]) => [node, address, `${peers.get(node) ?? 0} of ${addresses.size - 1} others`]);
  const halves = tunnels
    .filter(({ to }) => to === undefined)
    .map(({ from }) => `  only ${from.node} (${from.local}) has: ${from.remote}`);
  return `${columns([name, 'address', 'tunnels to'], rows)}\n${halves.map((line) => `${line}\n`).join('')}`;
}

function peerTable({ name, tunnels }: Network, node: string): string | undefined {
  const rows = tunnels.flatMap(({ from, to }) => {
    const [own, other] = from.node === node ? [from, to] : to?.node === node ? [to, from] : [];
    if (own === undefined) return [];
    return [[own.local, own.remote, other?.node ?? '-', own.name, other?.name ?? 'no connection back']];
  });
  if (rows.length === 0) return undefined;
  return `${columns([name, 'peer', 'node', 'connection', 'connection of the peer'], rows)}\n`;
}

function vipTable(vips: readonly Vip[]): string {
  return vips
    .map((vip) => {
      const { address, name, network, servers, clients, managedBy, resource, colocations, orders } = vip;
      const lines = [
        `VIP ${name} ${address}${network === undefined ? '' : ` on ${network}`}`,
        `  answered by  ${namesOf(servers)}`,
        `  tunnels from ${namesOf(clients)}`,
        ...(resource === undefined
          ? ['  Pacemaker    has no resource for it']
          : [`  Pacemaker    ${resource.name} (${vip.isEnabled ? 'enabled' : 'disabled'}), made by ${managedBy}`]),
        ...colocations.map((one) => `    ${one.resource} with ${one.with}`),
        ...orders.map((one) => `    ${one.action} ${one.first} then ${one.secondAction} ${one.second}`),
      ];
      return `${lines.join('\n')}\n`;
    })
    .join('\n');
}

/** So many nodes are named; of more it is told how many there are. */
const MOST_NAMED = 8;

function namesOf(connections: readonly Connection[]): string {
  if (connections.length === 0) return 'nobody';
  const names = connections.slice(0, MOST_NAMED).map(({ node }) => node);
  const rest = connections.length - names.length;
  return `${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function groupTable(connections: readonly Connection[]): string {
  const rows = connections.map(({ node, name, local, settings }) => [name, node, local, settings.get('failureshunt') ?? '']);
  return `${columns(['opportunistic', 'node', 'address', 'otherwise'], rows)}\n`;
}
