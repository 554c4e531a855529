/** Catalogs for tests, written down shortly: `Type[title]` with its parameters. */
import type { Catalog } from '../../../compiler/tls/index.ts';

export interface Resources {
  readonly [reference: string]: Readonly<Record<string, unknown>>;
}

/** `contains`: containers with the references of what they hold. */
export function catalog(resources: Resources, contains: Readonly<Record<string, readonly string[]>> = {}, name = 'web'): Catalog {
  return {
    name,
    resources: Object.entries(resources).map(([reference, parameters]) => {
      const [, type = '', title = ''] = /^([^[]+)\[(.*)\]$/s.exec(reference) ?? [];
      return { type, title, tags: [], exported: false, kind: 'unknown', parameters };
    }),
    edges: Object.entries(contains).flatMap(([source, targets]) => targets.map((target) => ({ source, target }))),
  };
}

/** A certificate without fault, and what is different. */
export function certificate(name: string, different: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    hostname: `${name}.example.com`,
    dnsname: `${name}.example.com`,
    principal: `HTTP/${name}.example.com`,
    ca: 'IPA',
    certfile: `/etc/pki/${name}.crt`,
    keyfile: `/etc/pki/${name}.key`,
    postsave_cmd: 'systemctl reload httpd',
    ...different,
  };
}

export function vhost(name: string, different: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { ssl: true, ip: '10.0.0.1', port: 443, ssl_cert: `/etc/pki/${name}.crt`, ssl_key: `/etc/pki/${name}.key`, ...different };
}
