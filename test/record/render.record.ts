/**
 * Writes fixtures/render/node/puppet.recorded.json: real Puppet's catalog of the manifest there, the files that its agent makes of it with
 * Debian's concat, and what the agent refuses.
 */
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RENDER_FOLDER, RENDER_RECORDED, type Recorded, textOrBytes } from '../support/render-cases.ts';
import type { Oracle } from './oracle.ts';

const DEBIANS = '/usr/share/puppet/modules.available';
const NODE = 'node.example.com';

export async function record(oracle: Oracle): Promise<readonly string[]> {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'dalang-render-')));
  try {
    const modules = join(scratch, 'modules');
    mkdirSync(modules);
    for (const name of ['concat', 'stdlib']) symlinkSync(`${DEBIANS}/puppetlabs-${name}`, join(modules, name));
    const root = join(scratch, 'root');
    mkdirSync(root);
    const facts = { root, clientversion: '7.23.0' };
    const request = { op: 'compile' as const, environment: RENDER_FOLDER, modulepath: [modules], node: NODE, facts };
    const answer = await oracle.ask(request);
    if (!answer.ok) throw new Error(String(answer.error));
    const { version: _, catalog_uuid: __, ...catalog } = answer.catalog as Record<string, unknown>;
    const complaints = apply(facts, scratch, `${join(RENDER_FOLDER, 'modules')}:${modules}`);
    const recorded = { puppet: oracle.version ?? '', catalog, files: filesBelow(root), complaints };
    const text = JSON.stringify(recorded, null, 1)
      .replaceAll(root, '/node')
      .replaceAll(modules, '/modules')
      .replaceAll(`${RENDER_FOLDER}/`, '');
    writeFileSync(RENDER_RECORDED, `${text}\n`);
    return [RENDER_RECORDED];
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/**
 * Makes the files; answers the agent's errors, each once. From a finished catalog the agent knows no modules, and so it compiles the same
 * manifest anew.
 */
function apply(given: Readonly<Record<string, string>>, scratch: string, modulepath: string): readonly string[] {
  const facts = join(scratch, 'var', 'client_yaml', 'facts');
  mkdirSync(facts, { recursive: true });
  const values = JSON.stringify({ ...given, kernel: 'Linux' });
  writeFileSync(join(facts, `${NODE}.yaml`), `--- !ruby/object:Puppet::Node::Facts\nname: ${NODE}\nvalues: ${values}\n`);
  const options = ['--color', 'false', '--facts_terminus', 'yaml', '--certname', NODE, '--modulepath', modulepath];
  options.push('--confdir', join(scratch, 'conf'), '--vardir', join(scratch, 'var'), join(RENDER_FOLDER, 'manifests'));
  const { stdout, stderr } = spawnSync('puppet', ['apply', ...options], { encoding: 'utf8' });
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.startsWith('Error: '));
  return [...new Set(lines)];
}

/** By their paths; links are followed. */
function filesBelow(folder: string): Recorded['files'] {
  const entries = readdirSync(folder)
    .sort()
    .flatMap((name): readonly (readonly [string, Recorded['files'][string]])[] => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return Object.entries(filesBelow(path));
      return [[path, textOrBytes(readFileSync(path))]];
    });
  return Object.fromEntries(entries);
}
