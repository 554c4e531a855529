/** The only door of compiler/tls; README.md tells what is in here. */
export { type Catalog, checkCertificates } from './catalogs.ts';
export type { TlsRule } from './node.ts';
export { TLS_CHECKS } from './rules/index.ts';
