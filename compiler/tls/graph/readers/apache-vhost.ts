import type { ResourceJson } from '../../../catalog/to-json.ts';
import type { Role } from '../roles.ts';
import { isAbsolutePath, isPresent, textOf } from '../values.ts';
import type { Reader, Recogniser } from './reader.ts';

const FILES: readonly (readonly [parameter: string, Role])[] = [
  ['ssl_cert', 'certificate'],
  ['ssl_key', 'key'],
  ['ssl_chain', 'chain'],
  ['ssl_ca', 'ca'],
  ['ssl_crl', 'crl'],
  ['ssl_proxy_ca_cert', 'ca'],
  ['ssl_proxy_machine_cert', 'pem'],
];

/** A virtual host of httpd, when it is there and speaks TLS. */
export const apacheVhost: Recogniser = (resource) => {
  if (resource.type !== 'Apache::Vhost' || !isPresent(resource) || textOf(resource, 'ssl') !== 'true') return [];
  const where = addressOf(resource);
  return FILES.flatMap(([name, role]): readonly Reader[] => {
    const path = textOf(resource, name);
    if (path === undefined || !isAbsolutePath(path)) return [];
    return [{ resource, kind: 'vhost', role, path, parameter: [name], ...(where === undefined ? {} : { where }) }];
  });
};

/** `172.16.2.11:5000`, as far as the virtual host says. */
export function addressOf(resource: ResourceJson): string | undefined {
  const ip = textOf(resource, 'ip');
  const port = textOf(resource, 'port');
  if (port === undefined) return ip;
  return `${ip ?? '*'}:${port}`;
}
