import type { RuleFinding } from '../../validate/rule.ts';
import { isNetworkAddress, overlap } from '../address.ts';
import { at, ipsecRule } from '../fleet.ts';
import type { NetworkData } from '../topology.ts';
import type { IpsecData } from '../view.ts';

/** Subnets of networks. */
export const subnet = ipsecRule({
  name: 'ipsec-subnet',
  severity: 'error',
  summary: 'A network has no subnet, one that cannot be read, or one that it shares with another network.',
  example: 'ipsec::networks:\n  tenant:  {subnet: 172.16.0.0/23}\n  storage: {subnet: 172.16.1.0/24}',
  *checkFleet({ views }) {
    for (const view of views) {
      const before: NetworkData[] = [];
      for (const network of view.topology.networks.values()) {
        yield* check(network, before, view);
        before.push(network);
      }
    }
  },
});

function* check(network: NetworkData, before: readonly NetworkData[], view: IpsecData): Iterable<RuleFinding> {
  const { name, subnet: own, subnetText } = network;
  const about = { ...at(view.place('networks', [name, 'subnet'])), nodes: view.nodes };
  if (own === undefined) {
    yield {
      ...about,
      message: subnetText === '' ? `The network '${name}' has no subnet` : `'${subnetText}' of the network '${name}' is no subnet`,
      hint: 'Expected is an address and the length of its prefix: 172.16.2.0/24, or fd00:fd00:fd00:2000::/64.',
      explains: subnetText === '' ? `entry '${name}' expects a value for key 'subnet'` : `entry '${name}' entry 'subnet'`,
    };
    return;
  }
  if (!isNetworkAddress(own)) {
    yield {
      ...about,
      severity: 'warning',
      message: `${subnetText} of the network '${name}' is the address of a host with a prefix, and not of a network`,
      hint: 'The bits after the prefix are zero in the address of a network.',
    };
  }
  for (const other of before) {
    if (other.subnet === undefined || !overlap(own, other.subnet)) continue;
    const first = view.place('networks', [other.name, 'subnet']);
    yield {
      ...about,
      message: `The networks '${name}' (${subnetText}) and '${other.name}' (${other.subnetText}) have addresses in common`,
      ...(first === undefined ? {} : { related: [{ at: first, message: `'${other.name}' has them here` }] }),
      hint: 'A tunnel belongs to the network that has its addresses: no address can belong to two.',
    };
  }
}
