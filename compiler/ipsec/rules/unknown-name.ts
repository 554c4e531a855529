import { didYouMean } from '../../../parser/diagnostics/suggest.ts';
import type { Span } from '../../../parser/index.ts';
import type { RuleFinding } from '../../validate/rule.ts';
import { at, ipsecRule } from '../fleet.ts';
import type { IpsecData } from '../view.ts';

/** Names of networks, roles and nodes, wherever one refers to another. */
export const unknownName = ipsecRule({
  name: 'ipsec-unknown-name',
  severity: 'error',
  summary: 'A network, role or node is named that is not there.',
  example: 'ipsec::networks:\n  tenant: {subnet: 172.16.0.0/24}\nipsec::skip_networks: [tennant]',
  *checkFleet(fleet) {
    for (const view of fleet.views) {
      yield* networkNames(view);
      yield* roleNames(view);
    }
    for (const certname of fleet.viewedNodes) {
      const view = fleet.viewOf(certname);
      const host = fleet.hostOf(certname);
      if (view === undefined || view.topology.nodes.size === 0 || view.topology.nodes.has(host)) continue;
      yield {
        ...unknown('node', host, [...view.topology.nodes.keys()], view.place('nodes', [], true)),
        message: `'${certname}' is not among the nodes of '${view.keyName('nodes')}'`,
        explains: `the node '${host}' is not among them`,
        nodes: [certname],
      };
    }
  },
});

function* networkNames(view: IpsecData): Iterable<RuleFinding> {
  const { networks, roles, nodes, skipped } = view.topology;
  const known = [...networks.keys()];
  const check = (name: string, who: string, place: () => Span | undefined): RuleFinding[] =>
    networks.has(name)
      ? []
      : [
          {
            ...unknown('network', name, known, place()),
            message: `${who} network '${name}', which is not there`,
            nodes: view.nodes,
          },
        ];
  for (const [index, name] of skipped.entries()) {
    const found = check(name, 'Skipped is the', () => view.place('skip_networks', [BigInt(index)]));
    yield* found.map((one) => ({ ...one, explains: `there is no network '${name}'` }));
  }
  for (const [role, { networks: of }] of roles) {
    for (const [index, name] of of.entries()) {
      yield* check(name, `The role '${role}' is on the`, () => view.place('roles', [role, 'networks', BigInt(index)]));
    }
  }
  for (const [node, { addresses }] of nodes) {
    for (const name of addresses.keys()) {
      yield* check(name, `'${node}' has an address on the`, () => view.place('nodes', [node, name], true));
    }
  }
}

function* roleNames(view: IpsecData): Iterable<RuleFinding> {
  const { roles, nodes } = view.topology;
  for (const [node, { role }] of nodes) {
    if (role !== undefined && roles.has(role)) continue;
    const place = role === undefined ? view.place('nodes', [node], true) : view.place('nodes', [node, 'role']);
    yield {
      ...unknown('role', role ?? '', [...roles.keys()], place),
      message: role === undefined ? `'${node}' has no role` : `'${node}' has the role '${role}', which is not there`,
      nodes: view.nodes,
    };
  }
}

function unknown(what: string, name: string, known: readonly string[], place: Span | undefined): Omit<RuleFinding, 'message'> {
  const list = known.length <= 10 ? known.join(', ') : `${known.slice(0, 10).join(', ')} and ${known.length - 10} more`;
  return {
    ...at(place),
    hint: didYouMean(name, known) ?? `There is no such ${what}; there are ${list}.`,
    explains: `'${name}', which is not there`,
  };
}
