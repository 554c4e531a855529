import type { RelatedPlace } from '../../../parser/index.ts';
import { refOf } from '../../catalog/checks/catalog-index.ts';
import type { RuleFinding } from '../../validate/rule.ts';
import { type Bind, type Certificate, carriesName, namesOf, textsOf } from '../graph/index.ts';
import { isIpAddress } from '../names.ts';
import type { Endpoint, NodeRule, Place, TlsNode } from '../node.ts';
import { list, placeOfParameter, refOfCertificate } from './words.ts';

interface Target {
  readonly endpoint: Endpoint;
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
  /** Where HAProxy listens on this port. */
  readonly binds: readonly Bind[];
}

const ADDRESS = /^(\w+):\/\/(\[[^\]]+\]|[^/:?#\s]*)(?::(\d+))?/;
/** More places say no more. */
const MOST_PLACES = 3;
const USUAL_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' };

const known = new WeakMap<TlsNode, readonly Target[]>();

/** Endpoints at ports where HAProxy listens. What is on the machine itself is not asked through HAProxy. */
function targets(node: TlsNode): readonly Target[] {
  let found = known.get(node);
  if (found === undefined) {
    found = [...findTargets(node)];
    known.set(node, found);
  }
  return found;
}

function* findTargets(node: TlsNode): Iterable<Target> {
  if (node.endpoints.length === 0) return;
  const servers = namesOfServers(node);
  for (const endpoint of node.endpoints) {
    const [, scheme = '', host = '', given] = ADDRESS.exec(endpoint.url) ?? [];
    const port = given ?? USUAL_PORTS[scheme];
    if (port === undefined || USUAL_PORTS[scheme] === undefined || /^(?:localhost|127\.|\[?::1)/.test(host)) continue;
    const binds = node.graph.binds.filter((bind) => bind.port === port && (!isIpAddress(host) || takes(bind, host)));
    if (binds.length > 0 && !servers.has(host)) yield { endpoint, scheme, host, port, binds };
  }
}

function takes({ host }: Bind, address: string): boolean {
  return host === address || host === '*' || host === '0.0.0.0' || host === '::';
}

/** Who is asked by the name of one server is not asked through HAProxy. */
function namesOfServers({ graph, names }: TlsNode): ReadonlySet<string> {
  const virtual = new Set(names?.cloud.values());
  const own = [
    ...(names?.node.values() ?? []),
    ...graph.resources.flatMap((resource) => [...textsOf(resource, 'server_names'), ...textsOf(resource, 'servername')]),
  ];
  return new Set(own.filter((name) => !virtual.has(name)));
}

export const endpointHttp: NodeRule = {
  name: 'tls-endpoint-http',
  severity: 'error',
  summary: 'An endpoint is http, or https, where HAProxy listens with the other.',
  example: 'endpoint_map:\n  NovaInternal:\n    protocol: http\n    uri: http://overcloud.internalapi.example.com:8774/v2.1\n',
  *check(node) {
    const all = targets(node);
    const wrong = all.filter(({ scheme, binds }) => !binds.some(({ isTls }) => isTls === (scheme === 'https')));
    if (!all.some(({ scheme }) => scheme === 'https')) {
      yield* withoutTls(wrong);
      return;
    }
    for (const { endpoint, scheme, port, binds } of wrong) {
      const isTls = scheme === 'https';
      const [bind] = binds as [Bind];
      yield {
        message: `${endpoint.name} is ${endpoint.url}, and ${refOf(bind.resource)} ${isTls ? 'does not speak' : 'speaks'} TLS on port ${port}`,
        ...endpoint.place('scheme'),
        hint: `write ${isTls ? 'http' : 'https'}`,
      };
    }
  },
};

/** Where no endpoint at all has TLS, clients may be told of it by other means. */
function* withoutTls(wrong: readonly Target[]): Iterable<RuleFinding> {
  const [first, ...others] = wrong;
  if (first === undefined) return;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  yield {
    message: `No endpoint is https, though ${first.endpoint.name}${more} is at a port where HAProxy speaks TLS`,
    severity: 'note',
    ...first.endpoint.place('scheme'),
  };
}

export const endpointAddress: NodeRule = {
  name: 'tls-endpoint-address',
  severity: 'error',
  summary: 'An endpoint with TLS has an address where the name of a certificate belongs.',
  example: 'endpoint_map:\n  NeutronInternal:\n    host: 172.16.2.6\n    uri: https://172.16.2.6:9696\n',
  *check(node) {
    for (const { endpoint, scheme, host, binds } of targets(node)) {
      if (scheme !== 'https' || !isIpAddress(host)) continue;
      const names = [...new Set(binds.flatMap((bind) => certificatesOf(bind, node)).flatMap(namesOf))];
      if (names.includes(host)) continue;
      yield {
        message: `${endpoint.name} is ${endpoint.url}: certificates are for names, and ${host} is an address`,
        ...endpoint.place('host'),
        hint: names.length === 0 ? 'write the name of the virtual address' : `write ${list(names)}`,
      };
    }
  },
};

export const endpointName: NodeRule = {
  name: 'tls-endpoint-name',
  severity: 'error',
  summary: 'An endpoint has a name that the certificate of its listen does not carry.',
  example:
    'cloud_name_internal_api: overcloud.internalapi.example.com\ncertificates_specs:\n  haproxy-internal_api:\n    hostname: overcloud.internalapi.localdomain\n',
  *check(node) {
    for (const asked of askedNames(node)) {
      // What several endpoints agree on is hardly what is wrong.
      const ports = new Set(asked.targets.map(({ port }) => port));
      if (ports.size > 1) yield certificateFinding(node, asked);
      else for (const target of asked.targets) yield endpointFinding(node, asked, target);
    }
  },
};

/** A name that endpoints ask for and a certificate does not carry. */
interface AskedName {
  readonly host: string;
  readonly certificate: Certificate;
  readonly targets: Target[];
}

function askedNames(node: TlsNode): Iterable<AskedName> {
  const found = new Map<string, AskedName>();
  for (const target of targets(node)) {
    const { scheme, host, binds } = target;
    if (scheme !== 'https' || host === '' || isIpAddress(host)) continue;
    const certificates = [...new Set(binds.flatMap((bind) => certificatesOf(bind, node)))];
    const [certificate] = certificates;
    // Of certificates without a name of their own other rules tell.
    if (certificate === undefined || certificates.some((one) => carriesName(one, host))) continue;
    if (!certificates.flatMap(namesOf).some((name) => !isIpAddress(name))) continue;
    const key = `${certificate.title} ${host}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { host, certificate, targets: [target] });
    else known.targets.push(target);
  }
  return found.values();
}

function placeOfName(node: TlsNode, certificate: Certificate): Place {
  return placeOfParameter(node, certificate, 'hostname', certificate.hostname, true);
}

function certificateFinding(node: TlsNode, { host, certificate, targets: asking }: AskedName): RuleFinding {
  const place = placeOfName(node, certificate);
  const places = asking.flatMap(({ endpoint }): readonly RelatedPlace[] => {
    const { at } = endpoint.place('host');
    return at === undefined ? [] : [{ at, message: `${endpoint.name} asks for it` }];
  });
  const more = asking.length > 1 ? ` and ${asking.length - 1} more` : '';
  return {
    message: `${refOfCertificate(certificate)} carries ${list(namesOf(certificate))} and not '${host}', for which ${asking[0]?.endpoint.name}${more} ask`,
    ...place,
    related: [...(place.related ?? []), ...places.slice(0, MOST_PLACES)],
    hint: 'the name of the endpoints and the name of the certificate have to be one',
  };
}

function endpointFinding(node: TlsNode, { host, certificate }: AskedName, { endpoint, port, binds }: Target): RuleFinding {
  const { at } = placeOfName(node, certificate);
  const place = endpoint.place('host');
  const related = at === undefined ? [] : [{ at, message: 'the certificate has its name from here' }];
  const [bind] = binds as [Bind];
  return {
    message: `${endpoint.name} asks for '${host}' on port ${port}, where ${refOf(bind.resource)} has ${refOfCertificate(certificate)} with ${list(namesOf(certificate))}`,
    ...place,
    related: [...related, ...(place.related ?? [])],
    hint: 'the name of the endpoint and the name of the certificate have to be one',
  };
}

function certificatesOf(bind: Bind, { graph }: TlsNode): readonly Certificate[] {
  return graph.readers
    .filter(
      ({ resource, kind, role, where }) =>
        resource === bind.resource && kind === 'bind' && role === 'pem' && where === bind.address,
    )
    .flatMap(({ path }) => graph.certificatesIn(path));
}
