import { at, ipsecRule } from '../fleet.ts';
import { membersOf, tunnelledNetworks } from '../topology.ts';

/** Networks on which there is nobody to tunnel to. */
export const alone = ipsecRule({
  name: 'ipsec-alone',
  severity: 'warning',
  summary: 'A network has a single node, or none: there is nobody to tunnel to.',
  example: 'ipsec::networks:\n  backup: {subnet: 10.30.0.0/28}\nipsec::nodes:\n  web1: {role: Backup, backup: 10.30.0.1}',
  *checkFleet({ views }) {
    for (const view of views) {
      for (const network of tunnelledNetworks(view.topology)) {
        const members = [...membersOf(network, view.topology).keys()];
        if (members.length > 1 || network.subnet === undefined) continue;
        yield {
          message:
            members.length === 0
              ? `No node is on the network '${network.name}'`
              : `'${members[0]}' is alone on the network '${network.name}', and has no tunnels there`,
          ...at(view.place('networks', [network.name], true)),
          hint: 'See whether the roles name the network, and whether the nodes have addresses of its subnet.',
          nodes: view.nodes,
        };
      }
    }
  },
});
