import type { RuleFinding } from '../../validate/rule.ts';
import type { Connection } from '../connection.ts';
import { at, type IpsecFleet, ipsecRule } from '../fleet.ts';
import { SHORT_KEY_HINT, SHORTEST_KEY } from '../secret.ts';
import { placeOfConnection, placeOfProblem } from './where.ts';

/** Keys in the files of keys: one for each pair of ids, the same at both ends. */
export const secret = ipsecRule({
  name: 'ipsec-secret',
  severity: 'error',
  summary: 'A connection with a pre-shared key has none, a short one, or another than its peer.',
  example: '# data/nodes/web1.yaml: the others have another key\nipsec::psk: "a key that only this node has"',
  *checkFleet(fleet) {
    yield* missing(fleet);
    yield* different(fleet);
    yield* short(fleet);
  },
});

function needsKey({ settings }: Connection): boolean {
  return (settings.get('authby') ?? '').split(',').some((word) => word === 'secret' || word === 'psk');
}

function* missing(fleet: IpsecFleet): Iterable<RuleFinding> {
  for (const { name: node, connections } of fleet.nodes.values()) {
    const without = connections.filter((one) => one.secret === undefined && needsKey(one));
    const [first] = without;
    if (first === undefined) continue;
    const more = without.length > 1 ? `, and ${without.length - 1} more` : '';
    yield {
      message: `No key for ${first.localId} and ${first.remoteId}, of connection '${first.name}'${more}`,
      ...placeOfConnection(first, [], fleet),
      hint: `A line '${first.localId} ${first.remoteId} : PSK "..."' in a file /etc/ipsec.d/*.secrets makes one.`,
      nodes: [node],
    };
  }
}

/** One node that has another key than all others is one finding. */
function* different(fleet: IpsecFleet): Iterable<RuleFinding> {
  const others = new Map<string, Connection[]>();
  const connections = new Map<string, Connection>();
  const compare = (a: Connection, b: Connection | undefined): void => {
    if (b === undefined || a.secret === undefined || b.secret === undefined || a.secret === b.secret) return;
    for (const [one, other] of [[a, b] as const, [b, a] as const]) {
      connections.set(one.node, connections.get(one.node) ?? one);
      const known = others.get(one.node);
      if (known === undefined) others.set(one.node, [other]);
      else known.push(other);
    }
  };
  for (const { tunnels } of fleet.graph.networks) for (const { from, to } of tunnels) compare(from, to);
  for (const { servers, clients } of fleet.graph.vips)
    for (const client of clients) for (const server of servers) compare(client, server);
  const most = Math.max(0, ...[...others.values()].map((list) => list.length));
  for (const [node, list] of others) {
    if (list.length < most) continue;
    const connection = connections.get(node) as Connection;
    const peers = new Set(list.map((one) => one.node));
    const who = peers.size > 3 ? `${peers.size} nodes` : [...peers].join(', ');
    yield {
      message: `${node} has another key than ${who}, for ${connection.localId} and ${connection.remoteId}`,
      ...placeOfKey(node, connection, fleet),
      hint: 'Both ends of a tunnel have to have the same key.',
      nodes: [node],
    };
  }
}

function placeOfKey(node: string, connection: Connection, fleet: IpsecFleet): Pick<RuleFinding, 'at' | 'file'> {
  const inData = fleet.viewOf(node)?.place('psk');
  return inData === undefined ? placeOfConnection(connection, [], fleet) : at(inData);
}

/** Keys of data are looked at where they are written. */
function* short(fleet: IpsecFleet): Iterable<RuleFinding> {
  for (const { name: node, secrets } of fleet.nodes.values()) {
    if (fleet.viewOf(node)?.psk !== undefined) continue;
    for (const { secret: key, path, line } of secrets) {
      if (key.length >= SHORTEST_KEY) continue;
      yield {
        message: `${path}: a key has ${key.length} characters, and at least ${SHORTEST_KEY} are needed`,
        ...placeOfProblem(node, { message: '', path, line, text: '' }, fleet),
        notes: [`line ${line} of the file`],
        hint: SHORT_KEY_HINT,
        nodes: [node],
      };
    }
  }
}
