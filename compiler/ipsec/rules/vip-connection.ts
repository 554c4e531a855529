import type { RuleFinding } from '../../validate/rule.ts';
import { sameText } from '../address.ts';
import { at, type IpsecFleet, ipsecRule } from '../fleet.ts';
import { membersOf, tunnelledNetworks, vipsOf } from '../topology.ts';
import { placeOfConnection } from './where.ts';

/** Who has connections to a VIP, and who answers them. */
export const vipConnection = ipsecRule({
  name: 'ipsec-vip-connection',
  severity: 'error',
  summary: 'A node has no connection to a VIP of its network, or nobody answers those of others.',
  example: '# data/nodes/web1.yaml: the others have connections to the VIPs\nipsec::configure_vips: false',
  *checkFleet(fleet) {
    yield* unanswered(fleet);
    for (const view of fleet.views) {
      const { topology } = view;
      if (topology.isOpportunistic) continue;
      for (const network of tunnelledNetworks(topology)) {
        for (const { address, name } of vipsOf(topology).filter((one) => one.network === network.name)) {
          const vip = fleet.graph.vips.find((one) => one.address === sameText(address));
          if (vip === undefined) continue;
          const connected = new Set(vip.clients.map(({ node }) => node));
          const viewers = new Set(view.nodes);
          const without = [...membersOf(network, topology).keys()]
            .map((host) => fleet.certname(host))
            .filter((node) => viewers.has(node) && fleet.nodes.has(node) && !connected.has(node));
          if (without.length === 0) continue;
          yield {
            message: `${without.join(', ')} ${without.length > 1 ? 'have' : 'has'} no connection to the VIP ${address} of '${name}'`,
            ...at(
              (topology.configuresVips ? undefined : view.place('configure_vips')) ?? view.place('networks', [network.name], true),
            ),
            hint: 'What they send to the VIP goes in clear, and is refused where others answer with IPsec.',
            nodes: without,
          };
        }
      }
    }
  },
});

function* unanswered(fleet: IpsecFleet): Iterable<RuleFinding> {
  for (const { address, name, servers, clients } of fleet.graph.vips) {
    const [client] = clients;
    if (servers.length > 0 || client === undefined) continue;
    yield {
      message: `No node answers the connections to the VIP ${address} of '${name}'`,
      ...placeOfConnection(client, [address], fleet),
      hint: 'A node that may have the VIP needs a connection with left=VIP and right=%any.',
      nodes: clients.map(({ node }) => node),
    };
  }
}
