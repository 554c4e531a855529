/** The broken cases: each is the environment with some keys of its data replaced or taken away. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import type { Json, Request } from '../support/line-process.ts';
import { type Deployment, ENVIRONMENT, type Node, type Release, request } from './tls-requests.ts';

export interface BrokenCase {
  readonly name: string;
  readonly why: string;
  readonly node: Node;
  /** Keys to replace; `endpoint_map.NAME.FIELD` is one field of that map. */
  readonly set: { readonly [key: string]: Json };
  /** Keys, and facts, to take away. */
  readonly remove: readonly string[];
}

/** Which steps the cases are about: certificates are only asked for at the first one in train. */
export const BROKEN_STEPS: { readonly [release in Release]: number } = { newton: 5, pike: 5, train: 1 };

export function brokenCases(): BrokenCase[] {
  const dir = join(ENVIRONMENT, 'broken');
  return readdirSync(dir)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({ name: file.slice(0, -5), ...(load(readFileSync(join(dir, file), 'utf8')) as Omit<BrokenCase, 'name'>) }));
}

/** Writes the environment of one case into a folder that is empty or holds another case; `parts`: what of it the folder lacks. */
export function writeBroken(broken: BrokenCase, dir: string, parts = ['hiera.yaml', 'data', 'manifests', 'modules']): void {
  for (const part of parts) cpSync(join(ENVIRONMENT, part), join(dir, part), { recursive: true, force: true });
  for (const path of yamlFiles(join(dir, 'data'))) {
    const text = readFileSync(path, 'utf8');
    const edited = edit(text, broken);
    if (edited !== text) writeFileSync(path, edited);
  }
  const keys = Object.entries(broken.set).filter(([key]) => !key.startsWith('endpoint_map.'));
  if (keys.length > 0) {
    const path = join(dir, 'data', 'nodes', `${broken.node}.yaml`);
    writeFileSync(path, `${readFileSync(path, 'utf8')}${dump(Object.fromEntries(keys), { lineWidth: -1 })}`);
  }
}

export function brokenRequest(broken: BrokenCase, dir: string, release: Release): Request {
  const deployment: Deployment = { release, variant: 'freeipa', step: BROKEN_STEPS[release] };
  const sound = request('compile', broken.node, deployment);
  const facts = Object.entries(sound.facts as { [name: string]: Json }).filter(([name]) => !broken.remove.includes(name));
  return { ...sound, id: `${broken.name}/${release}`, environment: dir, facts: Object.fromEntries(facts) };
}

function yamlFiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => join(dir, path));
}

function edit(text: string, { set, remove }: BrokenCase): string {
  const kept = text
    .split('\n')
    .filter((line) => !remove.some((key) => line.startsWith(`${key}:`)))
    .join('\n');
  return Object.entries(set).reduce((edited, [key, value]) => {
    const [map, name, field] = key.split('.');
    if (map !== 'endpoint_map') return edited;
    const place = new RegExp(`(\\n  ${name}:\\n(?:    .*\\n)*?    ${field}: ).*`);
    return edited.replace(place, (_, before: string) => before + JSON.stringify(value));
  }, kept);
}
