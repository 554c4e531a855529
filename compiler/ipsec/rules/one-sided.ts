import type { RuleFinding } from '../../validate/rule.ts';
import type { Connection } from '../connection.ts';
import { at, type IpsecFleet, ipsecRule } from '../fleet.ts';
import type { Tunnel } from '../graph.ts';
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
      for (const { from, to } of tunnels as readonly Tunnel[]) {
        if (to === undefined)
          push(missing, owners.get(from.remote) ?? nodeOfAddress(from.remote, name, fleet) ?? `? ${from.remote}`, from);
      }
      for (const [peer, connections] of missing) yield finding(name, peer, connections, fleet);
    }
  },
});

/** One finding for all that a peer lacks on a network. */
function finding(network: string, peer: string, connections: readonly Connection[], fleet: IpsecFleet): RuleFinding {
  const [first] = connections as readonly [Connection];
  const nodes = connections.map(({ node }) => node);
  const who = nodes.length > 3 ? `${nodes.slice(0, 3).join(', ')} and ${nodes.length - 3} more` : nodes.join(', ');
  const isKnown = !peer.startsWith('? ');
  if (!isKnown) {
    return {
      message: `Nobody has the address ${first.remote}, to which ${who} has a connection on '${network}'`,
      ...placeOfConnection(first, [first.remote], fleet),
      hint: 'Its node is not among those that were compiled, or the address is wrong.',
      nodes,
    };
  }
  return {
    message: `${peer} (${first.remote}) has no connection on '${network}' to ${who}, which ${nodes.length > 1 ? 'have' : 'has'} one to it`,
    ...placeOfReason(network, peer, first, fleet),
    hint: 'Packets to it are dropped: what one end says must be said at the other.',
    nodes: [peer],
  };
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
    if (nodes.get(other)?.addresses.get(network) !== connection.local) return at(view.place('nodes', [other, network]));
  }
  return placeOfAddress(peer, connection, connection.remote, fleet);
}

function nodeOfAddress(address: string, network: string, fleet: IpsecFleet): string | undefined {
  for (const { topology } of fleet.views) {
    for (const { name, addresses } of topology.nodes.values()) {
      if (addresses.get(network) === address) return fleet.nodes.has(fleet.certname(name)) ? fleet.certname(name) : undefined;
    }
  }
  return undefined;
}

function push(map: Map<string, Connection[]>, key: string, connection: Connection): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [connection]);
  else known.push(connection);
}
