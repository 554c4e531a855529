/** Names of hosts: which a node has on which network, and what makes a name one. */

export interface NetworkNames {
  /** `fqdn_NETWORK` of the node: network to name. */
  readonly node: ReadonlyMap<string, string>;
  /** `cloud_name_NETWORK`: network to the name of its virtual address. */
  readonly cloud: ReadonlyMap<string, string>;
  /** Networks on which the node has an address. */
  readonly addresses: ReadonlyMap<string, string>;
}

export const NODE_NAME = /^fqdn_(.+)$/;
export const CLOUD_NAME = /^cloud_name_(.+)$/;

/** X.509: ub-common-name. */
export const LONGEST_COMMON_NAME = 64;

export function isIpAddress(text: string): boolean {
  return isIpv4(text) || (/^\[?[0-9a-f:.]+\]?$/i.test(text) && text.includes(':') && text.split(':').length > 2);
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
}

/** Why a text is no host name; undefined when it is one. RFC 1123; a wildcard's star is told of by itself. */
export function nameProblem(name: string): string | undefined {
  if (/\s/.test(name)) return 'it has a blank in it';
  if (/%\{|\$\{|[{}]/.test(name)) return 'something in it was not replaced';
  if (/^\w+:\/\//.test(name)) return 'it is a URL';
  if (/:\d+$/.test(name)) return 'it has a port';
  if (name.includes('@')) return 'it has an @';
  const labels = name.replace(/^\*\./, '').replace(/\.$/, '').split('.');
  for (const label of labels) {
    if (label === '') return 'a part between two dots is empty';
    if (label.length > 63) return `the part '${label}' has more than 63 characters`;
    if (label.includes('_')) return `'${label}' has an underscore`;
    if (!/^[a-z0-9-]+$/i.test(label)) return `'${label}' has characters that names cannot have`;
    if (label.startsWith('-') || label.endsWith('-')) return `'${label}' begins or ends with a hyphen`;
  }
  return labels.length < 2 ? 'it has no domain' : undefined;
}

export interface Principal {
  readonly service: string;
  readonly host: string;
}

/** `haproxy/web.example.com@EXAMPLE.COM`, taken apart. */
export function principalOf(text: string): Principal {
  const [name = ''] = text.split('@');
  const at = name.indexOf('/');
  return at < 0 ? { service: '', host: name } : { service: name.slice(0, at), host: name.slice(at + 1) };
}

/** The network to which a name belongs; undefined for names that no fact and no data has. */
export function networkOf(name: string, names: NetworkNames): string | undefined {
  const wanted = name.toLowerCase();
  for (const known of [names.node, names.cloud]) {
    for (const [network, value] of known) if (value.toLowerCase() === wanted) return network;
  }
  return undefined;
}
