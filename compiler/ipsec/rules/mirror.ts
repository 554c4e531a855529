import type { RuleFinding } from '../../validate/rule.ts';
import type { Connection } from '../connection.ts';
import { type IpsecFleet, ipsecRule } from '../fleet.ts';
import { placeOfConnection } from './where.ts';

/** What both ends must say alike. */
const ALIKE = [
  'type',
  'authby',
  'phase2',
  'phase2alg',
  'esp',
  'ah',
  'ike',
  'ikev2',
  'pfs',
  'compress',
  'encapsulation',
  'narrowing',
] as const;
/** What one end says of itself must be what the other says of it. */
const TURNED = ['subnet', 'protoport', 'auth', 'ca'] as const;

/** The connections of both ends of a tunnel, and those between nodes and VIPs. */
export const mirror = ipsecRule({
  name: 'ipsec-mirror',
  severity: 'error',
  summary: 'The two ends of a tunnel differ in what must be alike: ids, authby, algorithm.',
  example: '# data/nodes/web1.yaml: all others have another algorithm\nipsec::algorithm: aes256-sha2_256',
  *checkFleet(fleet) {
    const told = new Map<string, Difference>();
    for (const { tunnels } of fleet.graph.networks) {
      for (const { from, to } of tunnels) if (to !== undefined) collect(from, to, told);
    }
    for (const { servers, clients } of fleet.graph.vips) {
      const [server] = servers;
      // Whichever node answers says the same, or differs from the first one.
      if (server !== undefined) for (const one of [...clients, ...servers.slice(1)]) collect(server, one, told);
    }
    yield* findings([...told.values()], fleet);
  },
});

interface Difference {
  readonly what: string;
  /** Connections by what they say. */
  readonly said: Map<string, Map<string, Connection>>;
}

/** Ends with the same settings differ in nothing: what is compared then are the ids. */
function collect(a: Connection, b: Connection, told: Map<string, Difference>): void {
  const isPair = a.kind === 'address' || b.kind === 'address';
  if (isPair && a.localId !== b.remoteId) note('id', a.localId, a, b.remoteId, b, told);
  if (isPair && a.remoteId !== b.localId) note('id', a.remoteId, a, b.localId, b, told);
  if (a.settings === b.settings) return;
  for (const key of ALIKE) note(key, a.settings.get(key) ?? '', a, b.settings.get(key) ?? '', b, told);
  if (!isPair) return;
  for (const key of TURNED) {
    note(`left${key}`, a.settings.get(`local${key}`) ?? '', a, b.settings.get(`remote${key}`) ?? '', b, told);
    note(`right${key}`, a.settings.get(`remote${key}`) ?? '', a, b.settings.get(`local${key}`) ?? '', b, told);
  }
}

/** One node that differs from all others is one finding, and not as many as there are others. */
function note(what: string, ofA: string, a: Connection, ofB: string, b: Connection, told: Map<string, Difference>): void {
  if (ofA === ofB) return;
  const identity = `${what}\n${[ofA, ofB].sort().join('\n')}`;
  let difference = told.get(identity);
  if (difference === undefined) {
    difference = {
      what,
      said: new Map([
        [ofA, new Map()],
        [ofB, new Map()],
      ]),
    };
    told.set(identity, difference);
  }
  difference.said.get(ofA)?.set(a.node, a);
  difference.said.get(ofB)?.set(b.node, b);
}

/** It is told where the fewer nodes say it. */
function* findings(differences: readonly Difference[], fleet: IpsecFleet): Iterable<RuleFinding> {
  for (const { what, said } of differences) {
    const [odd, most] = [...said].sort(([, a], [, b]) => a.size - b.size);
    if (odd === undefined || most === undefined) continue;
    const [connection] = odd[1].values();
    if (connection === undefined) continue;
    const nodes = [...odd[1].keys()];
    const peers = [...most[1].keys()];
    yield {
      message: `'${what}' is ${shown(odd[0])} on ${counted(nodes)} and ${shown(most[0])} on ${counted(peers)}, at the other end`,
      ...placeOfConnection(connection, [odd[0], what === 'id' ? most[0] : undefined], fleet),
      notes: [`connection '${connection.name}' of ${connection.node}, ${connection.path}:${connection.line}`],
      hint: 'The ends do not agree on a tunnel that they see differently: say the same on both.',
      nodes,
    };
  }
}

function shown(value: string): string {
  return value === '' ? 'not set' : `'${value}'`;
}

function counted(nodes: readonly string[]): string {
  return nodes.length > 3 ? `${nodes.length} nodes` : nodes.join(', ');
}
