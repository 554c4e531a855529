import type { NetworkNames } from '../names.ts';
import type { NodeRule, Spec, SpecFamily, TlsNode } from '../node.ts';

type Kind = 'of the node' | 'of a virtual address';

export const nameKind: NodeRule = {
  name: 'tls-name-kind',
  severity: 'warning',
  summary:
    'Of certificates that stand beside one another in data, one has the name of a virtual address and all others have names of the node, or the other way around.',
  example:
    'apache_certificates_specs:\n  httpd-ctlplane:\n    hostname: "%{hiera(\'fqdn_ctlplane\')}"\n  httpd-internal_api:\n    hostname: "%{hiera(\'cloud_name_internal_api\')}"\n  httpd-storage:\n    hostname: "%{hiera(\'fqdn_storage\')}"\n',
  *check({ names, values }: TlsNode) {
    if (names === undefined) return;
    for (const family of values?.families ?? []) {
      const odd = oddOne(family, names);
      if (odd === undefined) continue;
      const { spec, own, others } = odd;
      yield {
        message: `${family.key}: '${spec.name}' has a name ${own}, '${spec.fields.get('hostname')}', and all others have names ${others}`,
        ...spec.place('hostname'),
      };
    }
  },
};

/** Of two, nobody knows which one is odd. */
function oddOne({ specs }: SpecFamily, names: NetworkNames) {
  if (specs.length < 3) return undefined;
  const byKind = new Map<Kind, Spec[]>();
  for (const spec of specs) {
    const kind = kindOf(spec.fields.get('hostname')?.toLowerCase(), names);
    if (kind === undefined) return undefined;
    byKind.set(kind, [...(byKind.get(kind) ?? []), spec]);
  }
  const [first, second, ...more] = [...byKind].sort(([, a], [, b]) => a.length - b.length);
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  const [[own, [spec, ...rest]], [others]] = [first, second];
  return spec === undefined || rest.length > 0 ? undefined : { spec, own, others };
}

function kindOf(hostname: string | undefined, { node, cloud }: NetworkNames): Kind | undefined {
  const has = (names: ReadonlyMap<string, string>): boolean => [...names.values()].some((name) => name.toLowerCase() === hostname);
  if (has(node) === has(cloud)) return undefined;
  return has(node) ? 'of the node' : 'of a virtual address';
}
