/** The only door of compiler/tls/graph: the way of certificates through a catalog. */
export type { Bind, Server } from './binds.ts';
export { type Certificate, carriesName, namesOf } from './certificates.ts';
export type { Provider } from './files.ts';
export { sourcesOf, TlsGraph } from './graph.ts';
export type { Pem, PemPart } from './pems.ts';
export { addressOf, type Reader } from './readers/index.ts';
export { looksLikeTlsFile, type Role, roleOfName } from './roles.ts';
export { isHash, isPresent, leavesIn, textOf, textsOf } from './values.ts';
