/** What libreswan and Pacemaker are told on one node, taken out of its catalog. */
import type { CatalogJson } from '../catalog/to-json.ts';
import { type CatalogConfFile, CONF, FOLDER, ipsecFiles, SECRETS, withInstalled } from './catalog-files.ts';
import { type ConfProblem, readConf, type Section, type Setting, settingsOf } from './conf-reader.ts';
import { type Connection, endsOf, Shared } from './connection.ts';
import { type Pacemaker, PacemakerReader } from './pacemaker.ts';
import { type Secret, SecretStore } from './secret.ts';
import { type SecretEntry, Secrets } from './secrets-reader.ts';
import { settingProblems, type ValueProblems } from './settings-check.ts';

/** A file without its content. */
export type NodeFile = Omit<CatalogConfFile, 'content'>;

/** What is wrong in a file; `text` stands in the line. */
export interface NodeProblem {
  readonly message: string;
  readonly path: string;
  readonly line: number;
  /** What stands there, for finding it in data; never of a file of keys. */
  readonly text: string;
}

export interface NodeSecret {
  readonly secret: Secret;
  readonly path: string;
  readonly line: number;
}

export interface NodeIpsec {
  readonly name: string;
  readonly files: ReadonlyMap<string, NodeFile>;
  readonly connections: readonly Connection[];
  /** What libreswan would refuse, or take for something else. */
  readonly problems: readonly NodeProblem[];
  /** What is wrong in files of keys. */
  readonly secretProblems: readonly NodeProblem[];
  /** Keys of the files, each once, where it stands first. */
  readonly secrets: readonly NodeSecret[];
  /** Files in its folder that nothing includes. */
  readonly unread: readonly string[];
  readonly pacemaker: Pacemaker;
}

/** What the nodes of a fleet share, so that half a million connections fit into memory. */
export class FleetMemory {
  readonly shared = new Shared();
  readonly secrets = new SecretStore();
  readonly values: ValueProblems = new Map();
}

/** `own`: addresses that the node is known to have. */
export function readNode(name: string, catalog: CatalogJson, own: ReadonlySet<string>, memory: FleetMemory): NodeIpsec {
  const found = ipsecFiles(catalog);
  const files = withInstalled(found);
  const secrets = new Secrets(memory.secrets);
  secrets.read(SECRETS, files);
  const conf = readConf(CONF, files);
  const problems = conf.problems.map(withoutFile);
  const context = { node: name, own, secrets, memory };
  const connections = conf.sections
    .filter((section) => !isAdded(section, conf.sections))
    .map((section) => {
      const settings = settingsOf(section, conf);
      problems.push(...settingProblems(section, settings, conf, memory.values).map(withoutFile));
      return connectionOf(section, settings, context);
    });
  return {
    name,
    files: new Map(found.map(({ content: _, ...file }) => [file.path, file])),
    connections,
    problems,
    secretProblems: secrets.problems.map(withoutFile),
    secrets: keysOf(secrets.entries),
    unread: found
      .map(({ path }) => path)
      .filter((path) => path.startsWith(FOLDER) && path.endsWith('.conf') && !conf.read.has(path)),
    pacemaker: new PacemakerReader().read(catalog),
  };
}

function keysOf(entries: readonly SecretEntry[]): readonly NodeSecret[] {
  const first = new Map<Secret, NodeSecret>();
  for (const { secret, file, line } of entries) if (!first.has(secret)) first.set(secret, { secret, path: file.path, line });
  return [...first.values()];
}

interface Context {
  readonly node: string;
  readonly own: ReadonlySet<string>;
  readonly secrets: Secrets;
  readonly memory: FleetMemory;
}

/** A section that is only there to be added to others: it has no ends of its own. */
function isAdded({ name, settings }: Section, sections: readonly Section[]): boolean {
  if (settings.has('left') || settings.has('right')) return false;
  return sections.some(({ also }) => also.some(({ value }) => value === name));
}

function connectionOf(section: Section, settings: ReadonlyMap<string, Setting>, context: Context): Connection {
  const { shared } = context.memory;
  const ends = endsOf(settings, context.own);
  const { path } = section.file;
  return {
    node: context.node,
    name: shared.text(section.name),
    network: shared.text(networkOf(path, section.name)),
    path: shared.text(path),
    line: section.line,
    kind: ends.kind,
    local: shared.text(ends.local),
    remote: shared.text(ends.remote),
    localId: shared.text(ends.localId),
    remoteId: shared.text(ends.remoteId),
    settings: shared.settings(settings, ends.isFlipped),
    secret: context.secrets.find(ends.localId, ends.remoteId)?.secret,
  };
}

/** What a connection belongs to, by the custom of naming files: overcloud-storage-node-to-node-private-tunnels.conf is of storage. */
function networkOf(path: string, name: string): string {
  const file = path === CONF ? name : path.slice(path.lastIndexOf('/') + 1).replace(/\.conf$/, '');
  return file.replace(/^overcloud-/, '').replace(/-(?:node-to-node|node-to-vip|vip|opportunistic)(?:-[a-z-]+)?$/, '');
}

function withoutFile({ message, file, line }: ConfProblem): NodeProblem {
  const isSecret = file.path.endsWith('.secrets');
  return { message, path: file.path, line, text: isSecret ? '' : (file.content.split('\n', line)[line - 1] ?? '').trim() };
}
