import type { ResourceJson } from '../../../catalog/to-json.ts';
import { looksLikeTlsFile, type Role, roleOfName } from '../roles.ts';
import { isAbsolutePath, isHash, leavesIn } from '../values.ts';
import type { Reader, Recogniser } from './reader.ts';

/** Resources that say what a file is and do not read it. */
const OTHERS: ReadonlySet<string> = new Set([
  'Certmonger_certificate',
  'Concat',
  'Concat_file',
  'Concat::Fragment',
  'Concat_fragment',
  'Exec',
  'File',
]);

/** Names of fields that only a description of a certificate that is to be asked for has. */
const DESCRIBING = /^(?:hostname|principal|dnsnames?|postsave_cmd|service_principal)$/;

/** What others take that say nothing themselves; those that do are readers of their own. */
const DEFAULT = /^default_/;

/** A class, define or type that is given a file under a name that speaks of TLS: mysql, rabbitmq, etcd, redis, stunnel, libvirt. */
export const namedParameter: Recogniser = (resource) => {
  if (OTHERS.has(resource.type) || resource.parameters === undefined || isDescription(resource.parameters)) return [];
  return Object.entries(resource.parameters).flatMap(([name, value]) =>
    DEFAULT.test(name) ? [] : readersIn(resource, value, [name]),
  );
};

function readersIn(resource: ResourceJson, value: unknown, path: readonly string[]): readonly Reader[] {
  if (typeof value === 'string') {
    const role = isAbsolutePath(value) ? roleIn(path, value) : undefined;
    return role === undefined ? [] : [{ resource, kind: 'parameter', role, path: value, parameter: path }];
  }
  if (isHash(value)) {
    if (isDescription(value)) return [];
    return Object.entries(value).flatMap(([key, item]) => readersIn(resource, item, [...path, key]));
  }
  if (!Array.isArray(value)) return [];
  return value.flatMap((item, index) => readersIn(resource, item, [...path, String(index)]));
}

function roleIn(path: readonly string[], value: string): Role | undefined {
  const name = path.findLast((step) => !/^\d+$/.test(step)) ?? '';
  const role = roleOfName(name);
  return role !== undefined && (looksLikeTlsFile(value) || role !== 'pem') && !/(?:dir|directory|folder)$/.test(name)
    ? role
    : undefined;
}

/** Where a host name or a principal stands beside the files, they are said to whoever asks for the certificate. */
function isDescription(hash: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(hash).some((key) => DESCRIBING.test(key)) && leavesIn(hash, []).some(({ text }) => looksLikeTlsFile(text));
}
