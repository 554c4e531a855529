/** The door of compiler/tls/view: the certificates of a fleet as plain data. */
export { certificatesOfFleet, type FleetRequest, type TlsFleet } from './fleet.ts';
export { type CertificateView, type NodeView, type Origins, type PemView, type ReaderView, viewOf } from './view.ts';
