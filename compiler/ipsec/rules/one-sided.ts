import type { RuleFinding } from '../../validate/rule.ts';
import { isIn, sameText } from '../address.ts';
import type { Connection } from '../connection.ts';
import { at, type IpsecFleet, ipsecRule } from '../fleet.ts';
import { vipsOf } from '../topology.ts';
import { placeOfAddress, placeOfConnection } from './where.ts';

/** A tunnel needs a connection at both of its ends. */
export const oneSided = ipsecRule({
  name: 'ipsec-one-sided',
  severity: 'error',
  summary: 'A node has a connection to another that has none back.',
  example: '# data/nodes/web1.yaml: the others still have connections to it\nipsec::skip_networks: [tenant]',
  *checkFleet(fleet) {
    const { networks, owners } = fleet.graph;
    for (const { name, tunnels } of networks) {
      const missing = new Map<string, Connection[]>();
      const strays: Connection[] = [];
      for (const { from, to } of tunnels) {
        if (to !== undefined) continue;
        const peer = owners.get(from.remote) ?? nodeOfAddress(from.remote, fleet);
        if (peer !== undefined) push(missing, peer, from);
        else if (isNobodys(from, fleet)) strays.push(from);
      }
      for (const [peer, connections] of missing) yield withoutBack(name, peer, connections, fleet);
      yield* strays.map((connection) => stray(name, connection, fleet));
    }
  },
});

/** One finding for all that a peer lacks on a network. */
function withoutBack(network: string, peer: string, connections: readonly Connection[], fleet: IpsecFleet): RuleFinding {
  const [first] = connections as readonly [Connection];
  const nodes = connections.map(({ node }) => node);
  const who = nodes.length > 3 ? `${nodes.slice(0, 3).join(', ')} and ${nodes.length - 3} more` : nodes.join(', ');
  return {
    message: `${peer} (${first.remote}) has no connection on '${network}' to ${who}, which ${nodes.length > 1 ? 'have' : 'has'} one to it`,
    ...placeOfReason(network, peer, first, fleet),
    hint: 'Packets to it are dropped: what one end says must be said at the other.',
    nodes: [peer],
  };
}

function stray(network: string, connection: Connection, fleet: IpsecFleet): RuleFinding {
  return {
    message: `Nobody has the address ${connection.remote}, to which ${connection.node} has a connection on '${network}'`,
    ...placeOfConnection(connection, [connection.remote], fleet),
    hint: 'The address is one of the network, and neither that of a node nor a VIP.',
    nodes: [connection.node],
  };
}

/** Peers may be outside of the fleet, unless their address is of one of its networks. */
function isNobodys({ node, remote }: Connection, fleet: IpsecFleet): boolean {
  const view = fleet.viewOf(node);
  if (view === undefined || vipsOf(view.topology).some(({ address }) => sameText(address) === remote)) return false;
  if (fleet.views.some((one) => one.hostWith(remote) !== undefined)) return false;
  return [...view.topology.networks.values()].some(({ subnet }) => isIn(remote, subnet));
}

/** What the peer's own data says otherwise than that of the others, or its address. */
function placeOfReason(network: string, peer: string, connection: Connection, fleet: IpsecFleet): Pick<RuleFinding, 'at' | 'file'> {
  const view = fleet.viewOf(peer);
  const others = fleet.viewOf(connection.node)?.topology;
  if (view !== undefined && others !== undefined && view.topology !== others) {
    const { skipped, isOpportunistic, networks, nodes, roles } = view.topology;
    const host = fleet.hostOf(peer);
    const role = nodes.get(host)?.role ?? '';
    if (skipped.includes(network)) return at(view.place('skip_networks', [BigInt(skipped.indexOf(network))]));
    if (isOpportunistic) return at(view.place('opportunistic'));
    if (networks.get(network)?.isClear === true) return at(view.place('networks', [network, 'clear']));
    if (roles.get(role)?.networks.includes(network) === false) return at(view.place('roles', [role, 'networks'], true));
    if (networks.get(network)?.subnetText !== others.networks.get(network)?.subnetText) {
      return at(view.place('networks', [network, 'subnet']));
    }
    const other = fleet.hostOf(connection.node);
    if (sameText(nodes.get(other)?.addresses.get(network) ?? '') !== connection.local)
      return at(view.place('nodes', [other, network]));
  }
  return placeOfAddress(peer, connection, connection.remote, fleet);
}

/** A node that has no connections of its own there; undefined for those that were not compiled. */
function nodeOfAddress(address: string, fleet: IpsecFleet): string | undefined {
  for (const view of fleet.views) {
    const host = view.hostWith(address);
    if (host !== undefined) return fleet.nodes.has(fleet.certname(host)) ? fleet.certname(host) : undefined;
  }
  return undefined;
}

function push(map: Map<string, Connection[]>, key: string, connection: Connection): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [connection]);
  else known.push(connection);
}
