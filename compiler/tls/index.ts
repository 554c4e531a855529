/** The only door of compiler/tls; README.md tells what is in here. */
export { type Catalog, certificatesOfCatalog, certificatesOfCatalogs, checkCertificates } from './catalogs.ts';
export type { TlsRule } from './node.ts';
export { TLS_CHECKS } from './rules/index.ts';
export {
  type CertificateView,
  certificatesOfFleet,
  type FleetRequest,
  type NodeView,
  type PemView,
  type ReaderView,
  type TlsFleet,
} from './view/index.ts';
