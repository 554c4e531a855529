/** The door of compiler/tls/data: nodes of a validation, with the places of their values in data. */
export { endpointsInCatalog } from './endpoints.ts';
export type { DataOrigins } from './origins.ts';
export { tlsNodeOf } from './validated.ts';
