/** Where HAProxy listens, and how its servers are reached. */
import type { ResourceJson } from '../../catalog/to-json.ts';
import { wordAfter, wordsOf } from './readers/haproxy-words.ts';
import { isHash, parameter, textOf, textsOf } from './values.ts';

export interface Bind {
  readonly resource: ResourceJson;
  /** `172.16.2.6:5000`; parts that are not said are `*`. */
  readonly address: string;
  readonly host: string;
  readonly port: string;
  readonly words: readonly string[];
  readonly parameter: readonly string[];
  readonly isTls: boolean;
  /** A PEM, a folder of them, or a list. */
  readonly hasCertificate: boolean;
}

/** A server that HAProxy hands requests on to. */
export interface Server {
  readonly resource: ResourceJson;
  readonly address: string;
  readonly port: string;
  readonly isTls: boolean;
  /** It has to prove that it is the server. */
  readonly isVerified: boolean;
  /** The name that its certificate has to carry; undefined where none is demanded. */
  readonly verifyhost: string | undefined;
}

const LISTENS: ReadonlySet<string> = new Set(['Haproxy::Listen', 'Haproxy::Frontend']);

export function bindsOf(resource: ResourceJson): readonly Bind[] {
  if (!LISTENS.has(resource.type)) return [];
  const bind = parameter(resource, 'bind');
  if (isHash(bind)) {
    return Object.entries(bind).flatMap(([addresses, options]) =>
      addresses.split(',').map((address) => bindOf(resource, address.trim(), wordsOf(options), ['bind', addresses])),
    );
  }
  const ports = textsOf(resource, 'ports').flatMap((text) => text.split(','));
  const addresses = textsOf(resource, 'ipaddress');
  const words = wordsOf(parameter(resource, 'bind_options'));
  return (addresses.length === 0 ? ['*'] : addresses).flatMap((address) =>
    ports.map((port) => bindOf(resource, `${address}:${port.trim()}`, words, ['bind_options'])),
  );
}

function bindOf(resource: ResourceJson, address: string, words: readonly string[], path: readonly string[]): Bind {
  const at = address.lastIndexOf(':');
  const host = at < 0 ? address : address.slice(0, at);
  const port = at < 0 ? '*' : address.slice(at + 1);
  const hasCertificate = ['crt', 'crt-list'].some((word) => wordAfter(words, word) !== undefined);
  return { resource, address, host: host || '*', port, words, parameter: path, isTls: words.includes('ssl'), hasCertificate };
}

export function serversOf(resource: ResourceJson): readonly Server[] {
  if (resource.type !== 'Haproxy::Balancermember') return [];
  const words = wordsOf(parameter(resource, 'options'));
  const names = textsOf(resource, 'server_names');
  const isTls = words.includes('ssl');
  const isVerified = isTls && wordAfter(words, 'verify') === 'required';
  const fixed = wordAfter(words, 'verifyhost');
  const byName = textOf(resource, 'verifyhost') === 'true';
  return textsOf(resource, 'ipaddresses').flatMap((address, index) =>
    textsOf(resource, 'ports').map((port) => ({
      resource,
      address,
      port,
      isTls,
      isVerified,
      verifyhost: isVerified ? (fixed ?? (byName ? names[index] : undefined)) : undefined,
    })),
  );
}
