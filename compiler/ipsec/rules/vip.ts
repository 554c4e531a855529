import type { RuleFinding } from '../../validate/rule.ts';
import { isIn, parseAddress } from '../address.ts';
import { at, ipsecRule } from '../fleet.ts';
import { vipsOf } from '../topology.ts';
import type { IpsecData } from '../view.ts';

/** VIPs: addresses of a network, with names of their own, which somebody answers. */
export const vip = ipsecRule({
  name: 'ipsec-vip',
  severity: 'error',
  summary: 'A VIP is in no subnet, has the name of another, or has no node that could answer it.',
  example: 'ipsec::networks:\n  storage: {subnet: 172.16.1.0/24, vip: 172.16.9.6}',
  *checkFleet({ views }) {
    for (const view of views) {
      yield* outside(view);
      yield* sameNames(view);
      yield* unanswered(view);
    }
  },
});

function* outside(view: IpsecData): Iterable<RuleFinding> {
  const { networks } = view.topology;
  for (const { name, address, network, isExtra } of vipsOf(view.topology)) {
    const place = at(view.place(isExtra ? 'extra_vips' : 'networks', [name, 'vip']));
    const { subnet, subnetText } = networks.get(network ?? '') ?? {};
    if (parseAddress(address) === undefined) {
      yield {
        message: `The VIP '${name}' is no IP address: '${address}'`,
        ...place,
        explains: `entry '${name}' entry 'vip'`,
        nodes: view.nodes,
      };
    } else if (network === undefined) {
      yield {
        message: `The VIP ${address} of '${name}' is in no network's subnet`,
        ...place,
        hint: `Subnets are ${[...networks.values()].map((one) => `${one.subnetText} (${one.name})`).join(', ')}.`,
        explains: `the VIP ${address} of '${name}' is in no network`,
        nodes: view.nodes,
      };
    } else if (subnet !== undefined && !isIn(address, subnet)) {
      yield {
        message: `The VIP ${address} of '${name}' is not in its subnet ${subnetText}`,
        ...place,
        hint: 'Nodes of the network would not reach it, or not through a tunnel.',
        explains: `the VIP ${address} of '${name}' is not in its subnet`,
        nodes: view.nodes,
      };
    }
  }
}

/** The network whose own VIP has the name and the other one would have the same files and connections. */
function* sameNames(view: IpsecData): Iterable<RuleFinding> {
  const { networks, extraVips } = view.topology;
  for (const name of extraVips.keys()) {
    const other = networks.get(name)?.vip;
    if (other === undefined) continue;
    const before = view.place('networks', [name, 'vip']);
    yield {
      message: `Two VIPs have the name '${name}': ${extraVips.get(name)} and ${other}`,
      ...at(view.place('extra_vips', [name], true)),
      ...(before === undefined ? {} : { related: [{ at: before, message: "the network's own VIP" }] }),
      hint: 'Files and connections are named after VIPs: give this one a name of its own.',
      explains: `'${name}' is the name of the VIP`,
      nodes: view.nodes,
    };
  }
}

function* unanswered(view: IpsecData): Iterable<RuleFinding> {
  const { networks, roles, skipped, configuresVips, isOpportunistic } = view.topology;
  if (!configuresVips || isOpportunistic) return;
  for (const { name, address, network, isExtra } of vipsOf(view.topology)) {
    if (network === undefined || networks.get(network)?.isClear === true || skipped.includes(network)) continue;
    if ([...roles.values()].some((role) => role.hasPacemaker && role.networks.includes(network))) continue;
    yield {
      severity: 'warning',
      message: `No node answers for the VIP ${address} of '${name}': no role on the network '${network}' has Pacemaker`,
      ...at(view.place(isExtra ? 'extra_vips' : 'networks', [name, 'vip'])),
      hint: `Set pacemaker: true for a role that is on '${network}', or remove the VIP.`,
      nodes: view.nodes,
    };
  }
}
