/** Everything that is, or would be, asked for: certificates of the catalog, and specs of data that came to no certificate. */
import { refOf } from '../catalog/checks/catalog-index.ts';
import type { FindingSeverity } from '../validate/finding.ts';
import type { TlsGraph } from './graph/index.ts';
import type { Place, Spec, SpecFamily, TlsNode } from './node.ts';

export interface NamedValue {
  readonly parameter: string;
  readonly value: string;
}

export interface CertificateRequest {
  /** For messages. */
  readonly label: string;
  readonly hostname: string | undefined;
  readonly dnsnames: readonly string[];
  readonly principal: string | undefined;
  /** Milder where it is not certain that anybody will ask. */
  readonly severity: { readonly severity?: FindingSeverity };
  /** Of a value of it; `atSource`: where it first stands, and not where it is handed on. */
  place(parameter: string, value: string | undefined, atSource?: boolean): Place;
}

export function requestsOf(node: TlsNode): readonly CertificateRequest[] {
  const certificates = node.graph.certificates.map((certificate): CertificateRequest => {
    const { resource, hostname, dnsnames, principal } = certificate;
    return {
      label: refOf(resource),
      hostname,
      dnsnames,
      principal,
      severity: {},
      place: (parameter, value, atSource = false) =>
        value === undefined ? node.placeOf(resource) : node.place({ resource, parameter, value, atSource }),
    };
  });
  return [...certificates, ...specsAlone(node)];
}

/** Specs that came to no certificate. */
export function unrequested({ specs }: SpecFamily, { certificates }: TlsGraph): readonly Spec[] {
  const asked = new Set(certificates.flatMap(({ certfile }) => certfile ?? []));
  return specs.filter(({ fields }) => ![...fields.values()].some((value) => asked.has(value)));
}

function specsAlone({ graph, values, failure }: TlsNode): readonly CertificateRequest[] {
  return (values?.families ?? []).flatMap((family) =>
    unrequested(family, graph).map((spec) => requestOfSpec(spec, family.key, family.isAsked && failure !== undefined)),
  );
}

function requestOfSpec(spec: Spec, key: string, isCertain: boolean): CertificateRequest {
  const { name, fields } = spec;
  return {
    label: name === key ? key : `${key}: '${name}'`,
    hostname: fields.get('hostname'),
    dnsnames: [],
    principal: fields.get('principal'),
    severity: isCertain ? {} : { severity: 'warning' },
    place: (parameter, value, atSource) => spec.place(value === undefined ? undefined : parameter, atSource),
  };
}

/** The host name and the alternative names, each value once. */
export function namedValues({ hostname, dnsnames }: CertificateRequest): readonly NamedValue[] {
  const host: readonly NamedValue[] = hostname === undefined ? [] : [{ parameter: 'hostname', value: hostname }];
  return [...host, ...dnsnames.filter((name) => name !== hostname).map((value) => ({ parameter: 'dnsname', value }))];
}
