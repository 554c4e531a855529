import { refOf } from '../../catalog/checks/catalog-index.ts';
import type { RuleFinding } from '../../validate/rule.ts';
import { addressOf, type Certificate, carriesName, namesOf, type Server, textOf } from '../graph/index.ts';
import { nodesRule, type Place, type TlsNode } from '../node.ts';
import { list, placeOfParameter, refOfCertificate } from './words.ts';

interface Listener {
  readonly address: string;
  readonly reference: string;
  readonly certificate: Certificate | undefined;
  readonly isTls: boolean;
  /** Of the name; absent where no finding is to be expected: places take time. */
  readonly place: Place | undefined;
  /** Of the virtual host. */
  readonly declared: Place;
}

interface Collected {
  readonly servers: readonly Server[];
  readonly listeners: readonly Listener[];
}

export const verifyhost = nodesRule<Collected>({
  name: 'tls-verifyhost',
  severity: 'error',
  summary:
    'HAProxy demands a name of a server (verifyhost) that the server’s certificate does not carry, or speaks TLS to one that does not.',
  example: 'apache_certificates_specs:\n  httpd-internal_api:\n    hostname: "%{hiera(\'cloud_name_internal_api\')}"\n',
  collect: (node) => ({ servers: node.graph.servers.filter(({ isTls }) => isTls), listeners: listenersOf(node) }),
  *checkAll(collected) {
    const listeners = new Map<string, (Listener & { readonly node: string })[]>();
    for (const [node, { listeners: all }] of collected) {
      for (const one of all) listeners.set(one.address, [...(listeners.get(one.address) ?? []), { ...one, node }]);
    }
    const seen = new Set<string>();
    for (const { servers } of collected.values()) {
      for (const server of servers) {
        for (const listener of listeners.get(`${server.address}:${server.port}`) ?? []) {
          const finding = findingOf(server, listener);
          if (finding === undefined || seen.has(`${listener.node} ${finding.message}`)) continue;
          seen.add(`${listener.node} ${finding.message}`);
          yield { ...finding, nodes: [listener.node] };
        }
      }
    }
  },
});

/** Virtual hosts at addresses that are said. */
function listenersOf(node: TlsNode): readonly Listener[] {
  const places = new Map<Certificate, Place>();
  const placeOf = (certificate: Certificate): Place => {
    const place = places.get(certificate) ?? placeOfParameter(node, certificate, 'hostname', certificate.hostname);
    places.set(certificate, place);
    return place;
  };
  return node.graph.resources.flatMap((resource): readonly Listener[] => {
    const address = resource.type === 'Apache::Vhost' && textOf(resource, 'ensure') !== 'absent' ? addressOf(resource) : undefined;
    if (address === undefined) return [];
    const path = textOf(resource, 'ssl_cert');
    const isTls = textOf(resource, 'ssl') === 'true';
    const [certificate] = isTls && path !== undefined ? node.graph.certificatesIn(path) : [];
    const place = certificate === undefined || isProven(address, certificate, node) ? undefined : placeOf(certificate);
    return [{ address, reference: refOf(resource), certificate, isTls, place, declared: node.placeOf(resource) }];
  });
}

/** The node's own HAProxy, which lists what that of every other node does, takes its certificate or does not ask. */
function isProven(address: string, certificate: Certificate, { graph }: TlsNode): boolean {
  const own = graph.servers.filter((server) => `${server.address}:${server.port}` === address);
  return graph.servers.length > 0 && own.every(({ verifyhost: name }) => name === undefined || carriesName(certificate, name));
}

function findingOf(
  server: Server,
  { certificate, isTls, reference, declared, place = declared }: Listener,
): RuleFinding | undefined {
  const name = server.verifyhost;
  if (!isTls) {
    return {
      message: `${refOf(server.resource)} speaks TLS to ${server.address}:${server.port}, where ${reference} does not`,
      ...place,
    };
  }
  // Of certificates without a name another rule tells.
  if (name === undefined || certificate === undefined || namesOf(certificate).length === 0) return undefined;
  if (carriesName(certificate, name)) return undefined;
  return {
    message: `${refOfCertificate(certificate)} carries ${list(namesOf(certificate))} and not '${name}', which HAProxy demands of ${server.address} (verifyhost)`,
    ...place,
    hint: `ask for it under '${name}'`,
  };
}
