/**
 * Writes fixtures/environments/tls-everywhere/recorded/: real Puppet's catalogs of all nodes, digests of the catalogs of all other
 * releases, variants and steps, and the value of every key of the data on every node.
 *
 * Puppet has the environment's own modules and Debian's stdlib, nothing else.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { brokenCases, brokenRequest, writeBroken } from '../environments/tls-broken.ts';
import { type Digest, digestOf, withoutPath } from '../environments/tls-digest.ts';
import { DEFAULT, ENVIRONMENT, everyCase, lookupCode, NODES, nameOf, RELEASES, request } from '../environments/tls-requests.ts';
import type { Answer, Request } from '../support/line-process.ts';
import type { Oracle } from './oracle.ts';

const STDLIB = '/usr/share/puppet/modules/stdlib';
const RECORDED = join(ENVIRONMENT, 'recorded');

type Values = Record<string, unknown>;

export async function record(oracle: Oracle): Promise<readonly string[]> {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'tls-everywhere-')));
  const modulepath = [join(scratch, 'modules')];
  mkdirSync(join(scratch, 'modules'));
  symlinkSync(STDLIB, join(scratch, 'modules', 'stdlib'));
  mkdirSync(RECORDED, { recursive: true });
  const ask = async (question: Request): Promise<Answer> => {
    const answer = await oracle.ask({ ...question, modulepath });
    return withoutPath(answer, question.environment as string);
  };
  try {
    return [
      ...(await recordCatalogs(ask)),
      await recordDigests(ask),
      await recordLookups(ask),
      await recordBroken(ask, join(scratch, 'broken')),
    ];
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

type Ask = (question: Request) => Promise<Answer>;

/** One file a node, one line a resource, so that a changed resource is a changed line. */
async function recordCatalogs(ask: Ask): Promise<string[]> {
  const files: string[] = [];
  for (const node of NODES) {
    const answer = await ask(request('compile', node, DEFAULT));
    if (!answer.ok) throw new Error(`${node}: ${answer.error}`);
    const { resources, edges, version: _, catalog_uuid: __, ...rest } = answer.catalog as Values & { [list: string]: unknown[] };
    const head = JSON.stringify({ ok: true, exported: answer.exported, logs: answer.logs, catalog: rest }).slice(0, -2);
    const text = `${head},\n"resources": ${lines(resources)},\n"edges": ${lines(edges)}}}\n`;
    files.push(write(`${node}.json`, text));
  }
  return files;
}

async function recordDigests(ask: Ask): Promise<string> {
  const entries: [string, Digest][] = [];
  for (const { node, deployment } of everyCase()) {
    entries.push([nameOf(node, deployment), digestOf(await ask(request('compile', node, deployment)))]);
  }
  return write('digests.json', object(entries));
}

/** Every key of the data: of the first node all values, of the others those that differ from it. */
async function recordLookups(ask: Ask): Promise<string> {
  const code = lookupCode(dataKeys());
  let first: Values = {};
  const entries: [string, unknown][] = [];
  for (const node of NODES) {
    const answer = await ask(request('eval', node, DEFAULT, { code }));
    if (!answer.ok) throw new Error(`${node}: ${answer.error}`);
    const values = answer.value as Values;
    const base = first;
    entries.push([node, Object.fromEntries(Object.entries(values).filter(([key, value]) => !same(base[key], value)))]);
    if (node === NODES[0]) first = values;
  }
  const text = entries.map(([node, values]) => `${JSON.stringify(node)}: ${object(Object.entries(values as Values)).trimEnd()}`);
  return write('lookups.json', `{\n${text.join(',\n')}\n}\n`);
}

async function recordBroken(ask: Ask, dir: string): Promise<string> {
  const entries: [string, Digest & { readonly warnings?: readonly string[] }][] = [];
  for (const broken of brokenCases()) {
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir);
    writeBroken(broken, dir);
    for (const release of RELEASES) {
      const question = brokenRequest(broken, dir, release);
      entries.push([String(question.id), digestOf(await ask(question))]);
    }
  }
  return write('broken.json', object(entries));
}

/** The keys of all data files, of the environment and of its modules, sorted. */
function dataKeys(): string[] {
  const files = readdirSync(ENVIRONMENT, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|\/)data\/.*\.yaml$/.test(path))
    .map((path) => join(ENVIRONMENT, path));
  const keys = files.flatMap((file) => Object.keys((load(readFileSync(file, 'utf8')) ?? {}) as Values));
  return [...new Set(keys)].sort();
}

function write(name: string, text: string): string {
  const file = join(RECORDED, name);
  writeFileSync(file, text);
  return file;
}

function lines(list: readonly unknown[] = []): string {
  return `[\n${list.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
}

function object(entries: readonly (readonly [string, unknown])[]): string {
  return `{\n${entries.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n')}\n}\n`;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
