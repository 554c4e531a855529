/** `ipsec-passes.ts NODES graph|rules`: a fleet compiled and put together, or validated; times, and the most memory, as JSON. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, Environment } from '../compiler/index.ts';
import { addressesIn, FleetMemory, type NodeIpsec, readNode, tunnelGraph } from '../compiler/ipsec/index.ts';
import { RULES, validate } from '../compiler/validate/index.ts';
import { writeFleet } from './ipsec-fleet.ts';

const [count = '5', what = 'graph'] = process.argv.slice(2);
const directory = realpathSync(mkdtempSync(join(tmpdir(), 'ipsec-bench-')));
try {
  const nodes = writeFleet(directory, Number(count));
  const seconds: Record<string, number> = {};
  let from = process.cpuUsage();
  const lap = (name: string): void => {
    const { user, system } = process.cpuUsage(from);
    seconds[name] = (seconds[name] ?? 0) + (user + system) / 1e6;
    from = process.cpuUsage();
  };
  let connections = 0;
  if (what === 'graph') {
    const environment = new Environment({ directory });
    const memory = new FleetMemory();
    const fleet = new Map<string, NodeIpsec>();
    for (const node of nodes) {
      const result = compile(environment, node);
      if (!result.ok) throw new Error(result.error);
      lap('compile');
      fleet.set(node.name, readNode(node.name, result.catalog, addressesIn(node.facts), memory));
      lap('read');
    }
    const graph = tunnelGraph(fleet);
    connections = [...fleet.values()].reduce((sum, one) => sum + one.connections.length, 0);
    if (graph.networks.some(({ tunnels }) => tunnels.some(({ to }) => to === undefined))) throw new Error('a tunnel has one end');
    lap('graph');
  } else {
    const rules = RULES.map(({ name }) => name).filter((name) => name.startsWith('ipsec-'));
    const { findings } = validate({ environment: { directory }, nodes, rules });
    if (findings.length > 0) throw new Error(findings[0]?.message);
    lap('validate');
  }
  process.stdout.write(JSON.stringify({ connections, seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
} finally {
  rmSync(directory, { recursive: true });
}
