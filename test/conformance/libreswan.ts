/**
 * `npm run libreswan [PATTERN]`: whether libreswan reads what the ipsec-everywhere environment makes of its data. The files of every node
 * in every variant go to `ipsec addconn --checkconfig`, and their algorithms to `ipsec algparse`. The exit code is 1 when it complains,
 * 2 when libreswan is not installed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Terminal } from '../../bin/terminal.ts';
import { compile, Environment, type NodeData } from '../../compiler/index.ts';
import { certname, ENVIRONMENT, factsOf, NODES, type Node, VARIANTS, type Variant } from '../environments/ipsec-requests.ts';

const terminal = new Terminal();

async function main([pattern = '']: readonly string[]): Promise<number> {
  if (spawnSync('ipsec', ['--version']).status !== 0) {
    terminal.say('not run: libreswan is not installed (apt-get install libreswan)');
    return 2;
  }
  const environment = new Environment({ directory: ENVIRONMENT });
  const cases = VARIANTS.flatMap((variant) => NODES.map((node) => ({ variant, node }))).filter(({ variant, node }) =>
    `${variant}/${node}`.includes(pattern),
  );
  let connections = 0;
  let faulty = 0;
  for (const { variant, node } of cases) {
    const { complaints, count } = complaintsOf(node, variant, environment);
    connections += count;
    if (complaints.length === 0) continue;
    faulty++;
    terminal.say([`${variant}/${node}:`, ...complaints].join('\n  '));
  }
  await terminal.print(
    `${cases.length - faulty} of ${cases.length} nodes without complaint, ${connections} connections read by libreswan\n`,
  );
  return faulty > 0 ? 1 : 0;
}

function complaintsOf(node: Node, variant: Variant, environment: Environment) {
  const facts = factsOf(node, variant) as NodeData['facts'];
  const result = compile(environment, { name: certname(node), ...(facts ? { facts } : {}) });
  if (!result.ok) return { complaints: [result.error], count: 0 };
  const folder = mkdtempSync(join(tmpdir(), 'dalang-libreswan-'));
  try {
    const contents: string[] = [];
    for (const { type, title, parameters } of result.catalog.resources) {
      if (type !== 'File' || typeof parameters?.content !== 'string') continue;
      const path = join(folder, title);
      mkdirSync(dirname(path), { recursive: true });
      const content = parameters.content.replaceAll('/etc/ipsec.d', join(folder, 'etc/ipsec.d'));
      writeFileSync(path, content);
      contents.push(content);
    }
    const text = contents.join('\n');
    const algorithms = new Set([...text.matchAll(/^\tphase2alg=(.*)$/gm)].map(([, algorithm]) => algorithm as string));
    const complaints = [
      ...said('addconn', ['--checkconfig', '--config', join(folder, 'etc/ipsec.conf')]),
      ...[...algorithms].flatMap((algorithm) => said('algparse', [`esp=${algorithm}`])),
    ];
    return { complaints, count: (text.match(/^conn /gm) ?? []).length };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function said(command: string, args: readonly string[]): readonly string[] {
  const { status, stdout, stderr } = spawnSync('ipsec', [command, ...args], { encoding: 'utf8', timeout: 60_000 });
  return status === 0 ? [] : [`ipsec ${command} (${status}): ${stdout}${stderr}`.trimEnd()];
}

process.exitCode = await main(process.argv.slice(2));
