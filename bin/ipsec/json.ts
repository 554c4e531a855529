/** The tunnels of a fleet as JSON, network by network. */
import type { Connection, Network, TunnelGraph, Vip } from '../../compiler/ipsec/index.ts';

/** In pieces: half a million connections are no string to hold at once. */
export function* ipsecJson({ networks, vips, opportunistic }: TunnelGraph, node: string | undefined): Iterable<string> {
  const isShown = (one: Connection): boolean => node === undefined || one.node === node;
  yield '{"networks":[';
  for (const [index, network] of networks.entries()) yield `${index > 0 ? ',' : ''}\n${networkJson(network, node)}`;
  yield '],\n"vips":[';
  const shown = vips.filter(({ servers, clients }) => [...servers, ...clients].some(isShown));
  yield shown.map((vip) => `\n${JSON.stringify(vipJson(vip))}`).join(',');
  yield '],\n"opportunistic":[';
  yield opportunistic
    .filter(isShown)
    .map((one) => `\n${JSON.stringify({ ...endJson(one), settings: Object.fromEntries(one.settings) })}`)
    .join(',');
  yield ']}\n';
}

function networkJson({ name, addresses, connections, tunnels }: Network, node: string | undefined): string {
  const shown = tunnels.filter(({ from, to }) => node === undefined || from.node === node || to?.node === node);
  const lines = shown.map(({ from, to }) => {
    const there = to === undefined ? { address: from.remote } : endJson(to);
    return `\n${JSON.stringify({ ends: [endJson(from), there], isComplete: to !== undefined })}`;
  });
  const head = JSON.stringify({ name, addresses: Object.fromEntries(addresses), connections }).slice(0, -1);
  return `${head},"tunnels":[${lines.join(',')}]}`;
}

function endJson({ node, local, localId, name, path, line }: Connection) {
  return { node, address: local, id: localId, connection: name, file: path, line };
}

function vipJson({ address, name, network, servers, clients, resource, managedBy, isEnabled, colocations, orders }: Vip) {
  return {
    name,
    address,
    network: network ?? null,
    servers: servers.map(endJson),
    clients: clients.map(endJson),
    pacemaker: resource
      ? {
          node: managedBy,
          resource: resource.name,
          parameters: Object.fromEntries(resource.parameters),
          isEnabled,
          colocations,
          orders,
        }
      : null,
  };
}
