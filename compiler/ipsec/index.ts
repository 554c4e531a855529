/** The only door of compiler/ipsec; README.md tells what is in here. */
export type { Connection, ConnectionKind } from './connection.ts';
export { type Network, type Tunnel, type TunnelGraph, tunnelGraph, type Vip } from './graph.ts';
export { FleetMemory, type NodeIpsec, type NodeProblem, readNode } from './node.ts';
export { addressesIn } from './own-addresses.ts';
