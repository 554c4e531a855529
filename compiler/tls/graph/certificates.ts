/** Certificates that a node asks certmonger for. */
import type { ResourceJson } from '../../catalog/to-json.ts';
import { isPresent, textOf, textsOf } from './values.ts';

export interface Certificate {
  readonly resource: ResourceJson;
  readonly title: string;
  /** The common name. Undefined where the resource does not say, empty where it says nothing. */
  readonly hostname: string | undefined;
  /** Alternative names as the resource has them. */
  readonly dnsnames: readonly string[];
  readonly principal: string | undefined;
  readonly ca: string | undefined;
  readonly certfile: string | undefined;
  readonly keyfile: string | undefined;
  /** What certmonger runs when it has saved a new certificate. */
  readonly postsave: string | undefined;
}

export function certificateOf(resource: ResourceJson): Certificate | undefined {
  if (resource.type !== 'Certmonger_certificate' || !isPresent(resource)) return undefined;
  return {
    resource,
    title: resource.title,
    hostname: textOf(resource, 'hostname'),
    dnsnames: textsOf(resource, 'dnsname'),
    principal: textOf(resource, 'principal'),
    ca: textOf(resource, 'ca'),
    certfile: textOf(resource, 'certfile'),
    keyfile: textOf(resource, 'keyfile'),
    postsave: textOf(resource, 'postsave_cmd') ?? textOf(resource, 'postsave_command'),
  };
}

/** All names that the certificate will carry, each once. */
export function namesOf({ hostname, dnsnames }: Certificate): readonly string[] {
  return [...new Set([hostname, ...dnsnames])].filter((name): name is string => name !== undefined && name !== '');
}

/** Whether a client that asks for the name takes the certificate. RFC 6125: a wildcard stands for one label, the leftmost. */
export function carriesName(certificate: Certificate, name: string): boolean {
  const wanted = name.toLowerCase();
  return namesOf(certificate).some((carried) => {
    const known = carried.toLowerCase();
    return known === wanted || (known.startsWith('*.') && wanted.slice(wanted.indexOf('.')) === known.slice(1));
  });
}
