/**
 * Who tunnels to whom: the connections of a fleet put together, pair by pair and VIP by VIP. The cost grows with the number of
 * connections.
 */
import { sameText } from './address.ts';
import type { Connection } from './connection.ts';
import type { NodeIpsec } from './node.ts';
import type { Colocation, Order, PacemakerResource } from './pacemaker.ts';

/** A pair of addresses with the connections of both ends, if both are there. */
export interface Tunnel {
  readonly from: Connection;
  readonly to: Connection | undefined;
}

export interface Network {
  readonly name: string;
  /** Addresses of its nodes, by node. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly tunnels: readonly Tunnel[];
  readonly connections: number;
}

export interface Vip {
  readonly address: string;
  readonly name: string;
  /** Of the nodes that connect to it. */
  readonly network: string | undefined;
  /** Connections that answer on the nodes where the VIP may be. */
  readonly servers: readonly Connection[];
  readonly clients: readonly Connection[];
  /** Pacemaker's resource for its connection, and the node whose catalog makes it. */
  readonly resource: PacemakerResource | undefined;
  readonly managedBy: string | undefined;
  readonly isEnabled: boolean;
  readonly colocations: readonly Colocation[];
  readonly orders: readonly Order[];
}

export interface TunnelGraph {
  readonly nodes: ReadonlyMap<string, NodeIpsec>;
  /** In the order in which they are met, node by node. */
  readonly networks: readonly Network[];
  readonly vips: readonly Vip[];
  /** Connections to whoever is in a policy group. */
  readonly opportunistic: readonly Connection[];
  /** The node that has an address, as far as connections tell. */
  readonly owners: ReadonlyMap<string, string>;
}

const IPSEC_AGENT = /^ocf:[\w-]+:ipsec$/;

/** Ends of connections between nodes: what one has here, the other has turned round. */
function pairKey({ local, remote, settings }: Connection, isTurned = false): string {
  const [here, there] = [settings.get('localsubnet') ?? '', settings.get('remotesubnet') ?? ''];
  return isTurned ? `${remote} ${local} ${there} ${here}` : `${local} ${remote} ${here} ${there}`;
}

export function tunnelGraph(nodes: ReadonlyMap<string, NodeIpsec>): TunnelGraph {
  const vipAddresses = addressesOfVips(nodes);
  const between: Connection[] = [];
  const opportunistic: Connection[] = [];
  const servers = new Map<string, Connection[]>();
  const clients = new Map<string, Connection[]>();
  for (const { connections } of nodes.values()) {
    for (const connection of connections) {
      if (connection.kind === 'server') push(servers, connection.local, connection);
      else if (connection.kind === 'group') opportunistic.push(connection);
      else if (vipAddresses.has(connection.remote)) push(clients, connection.remote, connection);
      else if (connection.kind === 'address') between.push(connection);
    }
  }
  const owners = new Map(between.map(({ local, node }) => [local, node]));
  const networkOf = new Map(between.map(({ local, network }) => [local, network]));
  const vips = [...vipAddresses].map((address) =>
    vipOf(address, servers.get(address) ?? [], clients.get(address) ?? [], networkOf, nodes),
  );
  return { nodes, networks: networksOf(between), vips, opportunistic, owners };
}

/** Where whoever comes is answered, and what Pacemaker moves. */
function addressesOfVips(nodes: ReadonlyMap<string, NodeIpsec>): ReadonlySet<string> {
  const addresses = new Set<string>();
  for (const { connections, pacemaker } of nodes.values()) {
    for (const { kind, local } of connections) if (kind === 'server') addresses.add(local);
    for (const { agent, parameters } of pacemaker.resources) {
      const vip = parameters.get('vip');
      if (IPSEC_AGENT.test(agent) && vip !== undefined) addresses.add(sameText(vip));
    }
  }
  return addresses;
}

function networksOf(between: readonly Connection[]): readonly Network[] {
  const byKey = new Map<string, Connection>();
  for (const connection of between) byKey.set(pairKey(connection), connection);
  const networks = new Map<string, { addresses: Map<string, string>; tunnels: Tunnel[]; connections: number }>();
  for (const connection of between) {
    let network = networks.get(connection.network);
    if (network === undefined) {
      network = { addresses: new Map(), tunnels: [], connections: 0 };
      networks.set(connection.network, network);
    }
    network.addresses.set(connection.node, connection.local);
    network.connections++;
    const key = pairKey(connection);
    const turned = pairKey(connection, true);
    const other = byKey.get(turned);
    // Of a pair that has both ends, the one whose text comes first stands for both.
    if (other === undefined || other === connection || key < turned) network.tunnels.push({ from: connection, to: other });
  }
  return [...networks].map(([name, network]) => ({ name, ...network }));
}

function vipOf(
  address: string,
  servers: readonly Connection[],
  clients: readonly Connection[],
  networkOf: ReadonlyMap<string, string>,
  nodes: ReadonlyMap<string, NodeIpsec>,
): Vip {
  const managing = [...nodes.values()].find(({ pacemaker }) => pacemaker.resources.some((one) => isFor(one, address)));
  const resource = managing?.pacemaker.resources.find((one) => isFor(one, address));
  const first = servers[0] ?? clients[0];
  const local = clients.find((one) => networkOf.has(one.local))?.local;
  const of = managing?.pacemaker;
  return {
    address,
    name: first?.network ?? resource?.name ?? address,
    network: local === undefined ? undefined : networkOf.get(local),
    servers,
    clients,
    resource,
    managedBy: managing?.name,
    isEnabled: resource !== undefined && (of?.disabled.has(resource.name) === false || of?.enabled.has(resource.name) === true),
    colocations: of?.colocations.filter((one) => one.resource === resource?.name) ?? [],
    orders: of?.orders.filter((one) => one.second === resource?.name) ?? [],
  };
}

function isFor({ agent, parameters }: PacemakerResource, address: string): boolean {
  return IPSEC_AGENT.test(agent) && sameText(parameters.get('vip') ?? '') === address;
}

function push(map: Map<string, Connection[]>, key: string, connection: Connection): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [connection]);
  else known.push(connection);
}
