import type { RuleFinding } from '../../validate/rule.ts';
import { isIn, parseAddress } from '../address.ts';
import { at, ipsecRule } from '../fleet.ts';
import type { NetworkData, NodeEntry } from '../topology.ts';
import type { IpsecData } from '../view.ts';

/** Addresses of nodes: each is one, and one of its network's. */
export const address = ipsecRule({
  name: 'ipsec-address',
  severity: 'error',
  summary: 'A node has no address on a network of its role, or one that is not of that network.',
  example: 'ipsec::networks:\n  tenant: {subnet: 172.16.0.0/24}\nipsec::nodes:\n  web1: {role: Compute, tenant: 172.16.9.21}',
  *checkFleet({ views }) {
    for (const view of views) {
      for (const node of view.topology.nodes.values()) {
        const networks = view.topology.roles.get(node.role ?? '')?.networks ?? [];
        for (const name of networks) {
          const network = view.topology.networks.get(name);
          if (network !== undefined && !view.topology.skipped.includes(name)) yield* check(node, network, view);
        }
      }
    }
  },
});

function* check({ name, role, addresses }: NodeEntry, network: NetworkData, view: IpsecData): Iterable<RuleFinding> {
  const written = addresses.get(network.name);
  const place = view.place('nodes', [name, network.name]);
  if (written === undefined) {
    yield {
      message: `'${name}' has no address on the network '${network.name}', on which its role '${role}' is`,
      ...at(place),
      hint: `Add ${network.name}: with an address of ${network.subnetText}, or take the network out of the role.`,
      nodes: view.nodes,
    };
  } else if (parseAddress(written) === undefined) {
    yield {
      message: `'${written}' is no IP address: '${name}' on the network '${network.name}'`,
      ...at(place),
      hint: `Addresses of '${network.name}' are those of ${network.subnetText}.`,
      explains: `entry '${name}' entry '${network.name}'`,
      nodes: view.nodes,
    };
  } else if (network.subnet !== undefined && !isIn(written, network.subnet) && written !== addresses.get('ctlplane')) {
    yield {
      message: `${written} of '${name}' is not in the subnet ${network.subnetText} of the network '${network.name}'`,
      ...at(place),
      hint: 'The node is left out of this network: nobody has a tunnel to it there.',
      nodes: view.nodes,
    };
  }
}
