import type { NodeRule } from '../node.ts';

export const networkName: NodeRule = {
  name: 'tls-network-name',
  severity: 'warning',
  summary: 'A node has an address on a network and no name on it (fqdn_NETWORK), though it has names on others.',
  example: 'internal_api: 172.16.2.11\nfqdn_internal_api: node.internalapi.example.com\nstorage: 172.16.1.11\n',
  *check({ names, values }) {
    if (names === undefined || values === undefined || names.node.size === 0) return;
    for (const [network, address] of names.addresses) {
      if (names.node.has(network)) continue;
      const known = [...names.node.keys()].map((one) => `fqdn_${one}`);
      yield {
        ...values.placeOf(network),
        message: `The node has the address ${address} on the network '${network}' and no fqdn_${network}`,
        hint: `there are ${known.join(', ')}`,
      };
    }
  },
};
