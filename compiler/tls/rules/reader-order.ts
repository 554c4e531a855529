import { refOf } from '../../catalog/checks/catalog-index.ts';
import type { ResourceJson } from '../../catalog/to-json.ts';
import type { Certificate, Reader } from '../graph/index.ts';
import type { NodeRule, TlsNode } from '../node.ts';
import { refOfCertificate } from './words.ts';

/** Each certificate with those who read it, each resource once. */
function* readings({ graph }: TlsNode): Iterable<{ readonly certificate: Certificate; readonly reader: Reader }> {
  for (const certificate of graph.certificates) {
    const seen = new Set<ResourceJson>();
    for (const reader of graph.readersOf(certificate)) {
      if (seen.has(reader.resource)) continue;
      seen.add(reader.resource);
      yield { certificate, reader };
    }
  }
}

function refreshesService(certificate: Certificate, { graph }: TlsNode): boolean {
  return [...graph.order.refreshedBy(certificate.resource)].some((reference) => reference.startsWith('Service['));
}

export const readerOrder: NodeRule = {
  name: 'tls-reader-order',
  severity: 'warning',
  summary: 'A service that reads a certificate may be started before the certificate is there.',
  example:
    "certmonger_certificate { 'web': certfile => '/etc/web.crt', keyfile => '/etc/web.key' }\nclass { 'rabbitmq': ssl_cert => '/etc/web.crt', ssl_key => '/etc/web.key' }\n",
  *check(node) {
    const services = node.graph.resources.filter(({ type }) => type === 'Service');
    for (const { certificate, reader } of readings(node)) {
      if (node.graph.order.isBefore(certificate.resource, reader.resource) || refreshesService(certificate, node)) continue;
      const service = services.find((one) => startsAfter(one, reader, node));
      if (service === undefined || node.graph.order.isBefore(certificate.resource, service)) continue;
      yield {
        message: `${refOf(service)} may start before ${refOfCertificate(certificate)}, which ${refOf(reader.resource)} reads`,
        ...node.placeOf(reader.resource),
        hint: `order ${refOfCertificate(certificate)} before ${refOf(reader.resource)}`,
      };
    }
  },
};

function startsAfter(service: ResourceJson, { resource }: Reader, { graph }: TlsNode): boolean {
  return graph.containment.within(refOf(resource)).has(refOf(service)) || graph.order.isBefore(resource, service);
}

export const readerNotify: NodeRule = {
  name: 'tls-reader-notify',
  severity: 'warning',
  summary: 'Nothing is told when a certificate is renewed: who reads it goes on with the old one until it expires.',
  example:
    "certmonger_certificate { 'web': certfile => '/etc/web.crt', keyfile => '/etc/web.key' }\napache::vhost { 'web': ssl => true, ssl_cert => '/etc/web.crt', ssl_key => '/etc/web.key' }\n",
  *check(node) {
    for (const { certificate, reader } of readings(node)) {
      if ((certificate.postsave ?? '').trim() !== '' || refreshesService(certificate, node)) continue;
      if (node.graph.order.refreshedBy(certificate.resource).has(refOf(reader.resource))) continue;
      yield {
        message: `${refOf(reader.resource)} is not told when ${refOfCertificate(certificate)} is renewed`,
        ...node.placeOf(certificate.resource),
        hint: 'set postsave_cmd, or notify the service',
      };
    }
  },
};
