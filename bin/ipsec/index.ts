/** The only door of bin/ipsec: the tunnels of a fleet, in one of the forms that `dalang ipsec` has. */
import type { TunnelGraph } from '../../compiler/ipsec/index.ts';
import { ipsecDot } from './dot.ts';
import { ipsecHtml } from './html.ts';
import { ipsecJson } from './json.ts';
import { ipsecTable } from './table.ts';

export { catalogFleet, compiledFleet, type FleetIpsec } from './fleet.ts';
export { nodeNamed } from './node-name.ts';

const FORMATS: Readonly<Record<string, (graph: TunnelGraph, node: string | undefined) => Iterable<string>>> = {
  table: ipsecTable,
  json: ipsecJson,
  dot: ipsecDot,
  html: ipsecHtml,
};

/** The text in pieces. `node`: what is shown is what this node has. */
export function formatIpsec(format: string, graph: TunnelGraph, node: string | undefined): Iterable<string> {
  const make = FORMATS[format];
  if (make === undefined) throw new Error(`no such format of tunnels: ${format}`);
  return make(graph, node);
}
