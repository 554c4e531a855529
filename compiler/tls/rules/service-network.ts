import type { RuleFinding } from '../../validate/rule.ts';
import type { NodeRule, NodeValues, Spec, SpecFamily, TlsNode } from '../node.ts';

/** Keys that say on which network a service is. */
const NETWORK_KEY = /^(.+)_network$/;

/** What a module stumbles over that takes a spec that is not there. */
const UNDEF = /is not applicable to an Undef Value/;

/** Which specs a hash has for which networks: `haproxy-internal_api`, `haproxy-storage`. */
interface NetworkSpecs {
  readonly family: SpecFamily;
  readonly prefix: string;
  /** Those that are named after a network on which some service is. */
  readonly known: ReadonlySet<string>;
}

/** A node that compiles has all the specs that it needs. */
function* services({
  failure,
  values,
}: TlsNode): Iterable<{ readonly key: string; readonly stem: string; readonly values: NodeValues }> {
  if (failure === undefined || values === undefined) return;
  for (const key of values.asked) {
    const stem = NETWORK_KEY.exec(key)?.[1];
    if (stem !== undefined) yield { key, stem, values };
  }
}

export const networkWithoutSpec: NodeRule = {
  name: 'tls-network-without-spec',
  severity: 'error',
  summary: 'A service is on a network for which there is no certificate spec, and the node does not compile.',
  example:
    'glance_api_network: tenant\ncertificates_specs:\n  haproxy-internal_api:\n    service_pem: /etc/pki/tls/certs/internal_api.pem\n',
  *check(node) {
    const all = networkSpecs(node);
    for (const { key, values } of services(node)) {
      const network = values.text(key);
      if (network === undefined || network === '') continue;
      const lacking = all.filter(
        ({ known, family, prefix }) => !known.has(network) && misnamed(family, prefix, network) === undefined,
      );
      if (lacking.length === 0) continue;
      const names = lacking.map(({ family, prefix }) => `'${prefix}${network}' in ${family.key}`);
      yield {
        message: `${key} is '${network}', and there is no ${names.join(', no ')}`,
        ...blamed(node),
        ...values.placeOf(key),
        hint: `the specs are for ${[...new Set(lacking.flatMap(({ known }) => [...known]))].join(', ')}`,
      };
    }
  },
};

export const specMisnamed: NodeRule = {
  name: 'tls-spec-misnamed',
  severity: 'error',
  summary: 'The key of a certificate spec is not that of the network as services name it, and the node does not compile.',
  example:
    'nova_api_network: internal_api\ncertificates_specs:\n  haproxy-InternalApi:\n    service_pem: /etc/pki/tls/certs/internal_api.pem\n',
  *check(node) {
    const seen = new Set<Spec>();
    const all = networkSpecs(node);
    for (const { key, values } of services(node)) {
      const network = values.text(key) ?? '';
      for (const { family, prefix, known } of all) {
        const spec = known.has(network) ? undefined : misnamed(family, prefix, network);
        if (spec === undefined || seen.has(spec)) continue;
        seen.add(spec);
        yield {
          message: `${family.key}: '${spec.name}' is no name of a spec; the network is '${network}' (${key})`,
          ...blamed(node),
          ...spec.place(),
          hint: `write '${prefix}${network}'`,
        };
      }
    }
  },
};

export const serviceNetwork: NodeRule = {
  name: 'tls-service-network',
  severity: 'error',
  summary: 'A service has no NAME_network key, which says whose certificate it takes, and the node does not compile.',
  example: 'nova_api_enabled: true\nnova_api_vip: 172.16.2.6\n',
  *check(node) {
    for (const { key, stem, values } of services(node)) {
      if (values.text(key) !== undefined || !/network/i.test(node.failure ?? '')) continue;
      const sibling = siblingOf(stem, values);
      if (sibling === undefined) continue;
      yield {
        message: `There is no ${key}: on which network '${stem}' is, and whose certificate it takes, is not said`,
        ...values.placeOf(sibling),
        hint: `add ${key} beside ${sibling}`,
        explains: (node.failure as string).includes(key) ? key : 'network',
      };
    }
  },
};

/** Another rule's finding would be one of the same: the failure is told of once. */
function blamed({ failure = '' }: TlsNode): Pick<RuleFinding, 'severity' | 'explains'> {
  const found = UNDEF.exec(failure)?.[0];
  return found === undefined ? { severity: 'warning' } : { severity: 'error', explains: found };
}

function networkSpecs(node: TlsNode): readonly NetworkSpecs[] {
  const networks = new Set([...services(node)].flatMap(({ key, values }) => values.text(key) ?? []));
  return (node.values?.families ?? []).flatMap((family) => {
    if (!family.isAsked) return [];
    const prefixes = new Map<string, Set<string>>();
    for (const { name } of family.specs) {
      for (const network of networks) {
        if (network === '' || !name.endsWith(network) || name === network) continue;
        const prefix = name.slice(0, -network.length);
        if (/[-_]$/.test(prefix)) prefixes.set(prefix, (prefixes.get(prefix) ?? new Set()).add(network));
      }
    }
    return [...prefixes].filter(([, known]) => known.size > 1).map(([prefix, known]) => ({ family, prefix, known }));
  });
}

/** The spec whose name is the wanted one but for case, underscores and the like. */
function misnamed({ specs }: SpecFamily, prefix: string, network: string): Spec | undefined {
  const wanted = plain(prefix + network);
  return specs.find(({ name }) => name !== prefix + network && plain(name) === wanted);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function siblingOf(stem: string, { keys }: NodeValues): string | undefined {
  return ['enabled', 'vip', 'node_names', 'node_ips'].map((word) => `${stem}_${word}`).find((key) => keys.has(key));
}
