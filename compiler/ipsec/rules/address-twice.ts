import type { Span } from '../../../parser/index.ts';
import type { RuleFinding } from '../../validate/rule.ts';
import { sameText } from '../address.ts';
import { at, ipsecRule } from '../fleet.ts';
import { vipsOf } from '../topology.ts';
import type { IpsecData } from '../view.ts';

interface Holder {
  readonly what: string;
  readonly node: string | undefined;
  readonly place: () => Span | undefined;
}

/** Every address belongs to one node or one VIP. */
export const addressTwice = ipsecRule({
  name: 'ipsec-address-twice',
  severity: 'error',
  summary: 'Two nodes have one address, or a VIP is the address of a node or of another VIP.',
  example: 'ipsec::nodes:\n  web1: {role: Compute, tenant: 172.16.0.21}\n  web2: {role: Compute, tenant: 172.16.0.21}',
  *checkFleet({ views }) {
    for (const view of views) yield* check(view);
  },
});

function* check(view: IpsecData): Iterable<RuleFinding> {
  const holders = new Map<string, Holder>();
  for (const [address, holder] of allHolders(view)) {
    const first = holders.get(sameText(address));
    if (first === undefined) {
      holders.set(sameText(address), holder);
      continue;
    }
    // A node has its ctlplane address on networks on which it is not.
    if (first.node !== undefined && first.node === holder.node) continue;
    const before = first.place();
    yield {
      message: `${address} is the address of ${holder.what} and of ${first.what}`,
      ...at(holder.place()),
      ...(before === undefined ? {} : { related: [{ at: before, message: `${first.what} has it here` }] }),
      hint: 'Every node and every VIP needs an address of its own: packets for it would arrive at either.',
      nodes: view.nodes,
    };
  }
}

/** Nodes come before VIPs, so that it is the VIP that is told of. */
function* allHolders(view: IpsecData): Iterable<readonly [string, Holder]> {
  for (const { name, addresses } of view.topology.nodes.values()) {
    for (const [network, address] of addresses) {
      yield [address, { what: `node '${name}'`, node: name, place: () => view.place('nodes', [name, network]) }];
    }
  }
  for (const { name, address, isExtra } of vipsOf(view.topology)) {
    const place = () => view.place(isExtra ? 'extra_vips' : 'networks', [name, 'vip']);
    yield [address, { what: `VIP '${name}'`, node: undefined, place }];
  }
}
