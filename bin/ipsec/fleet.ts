/** The nodes of which tunnels are shown: compiled one by one, or read from catalogs; of either only IPsec's part is kept. */
import { type CatalogJson, compile, type Environment, type NodeData } from '../../compiler/index.ts';
import { addressesIn, FleetMemory, type NodeIpsec, readNode } from '../../compiler/ipsec/index.ts';
import { readCatalogs } from '../catalog-file.ts';
import { sayFailure } from '../outcome.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface FleetIpsec {
  readonly nodes: ReadonlyMap<string, NodeIpsec>;
  readonly failed: number;
}

/** Compiles; what does not compile is said and left out. */
export function compiledFleet(environment: Environment, data: readonly NodeData[], terminal: Terminal): FleetIpsec {
  const memory = new FleetMemory();
  const nodes = new Map<string, NodeIpsec>();
  const progress = terminal.progress('compiling', data.length);
  let failed = 0;
  for (const node of data) {
    const result = compile(environment, node);
    progress.step(node.name);
    if (result.ok) nodes.set(node.name, readNode(node.name, result.catalog, addressesIn(node.facts), memory));
    else {
      failed++;
      terminal.say(`${node.name}:`);
      sayFailure(result, terminal);
    }
  }
  progress.end();
  return { nodes, failed };
}

/** Throws UsageError for files that are no catalogs, and for two of one node. */
export function catalogFleet(paths: readonly string[]): FleetIpsec {
  const memory = new FleetMemory();
  const nodes = new Map<string, NodeIpsec>();
  for (const path of paths) {
    for (const catalog of readCatalogs(path)) {
      const name = nameOf(catalog, path);
      if (nodes.has(name)) throw new UsageError(`${path} is a second catalog of node '${name}'`, 'name one catalog for each node');
      nodes.set(name, readNode(name, catalog, addressesIn(undefined), memory));
    }
  }
  return { nodes, failed: 0 };
}

function nameOf({ name }: CatalogJson, path: string): string {
  return typeof name === 'string' && name !== '' ? name : path;
}
