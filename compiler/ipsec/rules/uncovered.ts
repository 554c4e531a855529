import type { RuleFinding } from '../../validate/rule.ts';
import { sameText } from '../address.ts';
import { at, type IpsecFleet, ipsecRule } from '../fleet.ts';
import { membersOf, type NetworkData, tunnelledNetworks } from '../topology.ts';
import type { IpsecData } from '../view.ts';

/** Every two nodes of a network have a tunnel. */
export const uncovered = ipsecRule({
  name: 'ipsec-uncovered',
  severity: 'error',
  summary: 'Two nodes of a network have no connection at all: what they send each other there is readable.',
  example: '# web1 and web2 are on the network tenant, and neither has a connection to the other',
  *checkFleet(fleet) {
    for (const view of fleet.views) {
      if (view.topology.isOpportunistic) continue;
      for (const network of tunnelledNetworks(view.topology)) yield* check(network, view, fleet);
    }
  },
});

/** Pairs are only looked for where there are fewer connections than there must be. */
function* check(network: NetworkData, view: IpsecData, fleet: IpsecFleet): Iterable<RuleFinding> {
  const viewers = new Set(view.nodes);
  const members = [...membersOf(network, view.topology)]
    .map(([name, address]) => ({ node: fleet.certname(name), address: sameText(address) }))
    .filter(({ node }) => fleet.nodes.has(node) && viewers.has(node));
  const addresses = new Set(members.map(({ address }) => address));
  const peers = new Map(members.map(({ node }) => [node, peersOf(node, addresses, fleet)]));
  const isCovered = ([a, b]: readonly [Member, Member]): boolean =>
    peers.get(a.node)?.has(b.address) === true || peers.get(b.node)?.has(a.address) === true;
  if (members.every(({ node }) => peers.get(node)?.size === members.length - 1)) return;
  for (const [index, one] of members.entries()) {
    const without = members.slice(index + 1).filter((other) => !isCovered([one, other]));
    if (without.length === 0) continue;
    const [first] = without as [Member];
    yield {
      message: `${one.node} has no connection on '${network.name}' with ${first.node}${without.length > 1 ? ` and ${without.length - 1} more` : ''}, and neither they with it`,
      ...at(view.place('networks', [network.name], true)),
      hint: 'Nothing drops what they send each other in clear: a network without tunnels is said to be clear.',
      nodes: [one.node],
    };
  }
}

interface Member {
  readonly node: string;
  readonly address: string;
}

/** Addresses of a network to which a node has a connection. */
function peersOf(node: string, addresses: ReadonlySet<string>, fleet: IpsecFleet): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { kind, remote } of fleet.nodes.get(node)?.connections ?? []) {
    if (kind === 'address' && addresses.has(remote)) found.add(remote);
  }
  return found;
}
