/**
 * IPsec of fleets on six networks: catalogs compiled and put together as `dalang ipsec` does, and looked at by the rules of
 * `dalang validate`. Seconds are those of one processor; the cost of a connection should not grow with the fleet.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const SIZES = [50, 100, 200, 300];

interface Passes {
  readonly connections: number;
  readonly seconds: Readonly<Record<string, number>>;
  readonly megabytes: number;
}

export async function run(): Promise<string> {
  const lines = SIZES.map((size) => {
    const { connections, seconds, megabytes } = passes(size, 'graph');
    const rules = passes(size, 'rules');
    const total = Object.values(seconds).reduce((sum, one) => sum + one, 0);
    const parts = ['compile', 'read', 'graph'].map((name) => `${name} ${cell(seconds[name])}`).join('  ');
    const pairs = (((seconds.read ?? 0) + (seconds.graph ?? 0)) / connections) * 1e6;
    return (
      `  ${String(size).padStart(4)} nodes ${String(connections).padStart(7)} connections  ${parts}  = dalang ipsec ${cell(total)} ` +
      `${megabytes.toFixed(0).padStart(5)} MB, ${pairs.toFixed(1)} us a connection   rules ${cell(rules.seconds.validate)} ${rules.megabytes.toFixed(0).padStart(5)} MB`
    );
  });
  return lines.join('\n');
}

function passes(size: number, what: string): Passes {
  const args = ['--import', 'tsx', join(ROOT, 'bench', 'ipsec-passes.ts'), String(size), what];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Passes;
}

function cell(seconds = 0): string {
  return `${seconds.toFixed(1).padStart(5)} s`;
}
