/**
 * The forms in which facts are kept, by what is in them: a plain mapping, `puppet facts` and Puppet's caches, FacterDB's files, and
 * what PuppetDB's queries, commands and exports hold.
 */
import { basename } from 'node:path';
import { parseJson } from '../../compiler/lookup/index.ts';
import { PuppetHash, type Value } from '../../compiler/values/index.ts';
import { UsageError } from '../usage-error.ts';
import { NODE_FILE } from './document.ts';

/** A node as a file has it. */
export interface NodeFacts {
  readonly path: string;
  /** Names under which the node may be asked for, the proper one first. */
  readonly names: readonly string[];
  readonly facts: PuppetHash;
  /** PuppetDB's inventory has them. */
  readonly trusted: PuppetHash | undefined;
}

interface Unnamed {
  readonly name?: string | undefined;
  readonly facts: PuppetHash;
  readonly trusted?: PuppetHash | undefined;
}

const EXPECTED =
  'expected are names with their values, or what `puppet facts`, Puppet’s cache of facts, FacterDB or PuppetDB (facts, factsets, inventory, commands) has';

/** The nodes in the document of a file, in its order. */
export function nodesIn(document: Value, path: string): readonly NodeFacts[] {
  if (document instanceof PuppetHash) return [named(ofHash(document), path, true)];
  if (!Array.isArray(document)) throw new UsageError(`${path} holds no hash`, EXPECTED);
  const list = document as readonly Value[];
  if (list.length === 0) throw new UsageError(`${path} holds an empty list: no node`, EXPECTED);
  const nodes = isRows(list[0]) ? ofRows(list, path) : list.map((entry, at) => ofEntry(entry, at, path));
  return nodes.map((node) => named(node, path, nodes.length === 1));
}

function named({ name, facts, trusted }: Unnamed, path: string, isAlone: boolean): NodeFacts {
  const networking = facts.get('networking');
  const fqdn = networking instanceof PuppetHash ? networking.get('fqdn') : undefined;
  const file = isAlone ? basename(path).replace(NODE_FILE, '') : undefined;
  // All nodes of FacterDB are called foo.example.com; its files have their operating systems as names.
  const ofFile = path.endsWith('.facts') ? file : undefined;
  const names = [name, ofFile, trusted?.get('certname'), facts.get('clientcert'), facts.get('fqdn'), fqdn, file];
  return { path, names: [...new Set(names.filter((one): one is string => typeof one === 'string' && one !== ''))], facts, trusted };
}

/** One node, whatever the form; a hash of no known form is a plain mapping of facts. */
function ofHash(hash: PuppetHash): Unnamed {
  return ofCommand(hash) ?? ofPuppet(hash) ?? ofPuppetDB(hash) ?? { facts: hash };
}

/** `{command: 'replace facts', payload: {...}}`, the payload as JSON text in old versions. */
function ofCommand(hash: PuppetHash): Unnamed | undefined {
  if (hash.get('command') !== 'replace facts') return undefined;
  const payload = hash.get('payload');
  const wire = typeof payload === 'string' ? parseJson(payload) : payload;
  return wire instanceof PuppetHash ? (ofPuppet(wire) ?? ofPuppetDB(wire)) : undefined;
}

/** The facts under `values`, the node's name beside them. */
function ofPuppet(hash: PuppetHash): Unnamed | undefined {
  const values = hash.get('values');
  const name = hash.get('name') ?? hash.get('certname');
  if (!(values instanceof PuppetHash) || typeof name !== 'string') return undefined;
  return { name, facts: values };
}

/** A factset, whose facts are a list of names with values, or an entry of the inventory. */
function ofPuppetDB(hash: PuppetHash): Unnamed | undefined {
  const name = hash.get('certname');
  const facts = hash.get('facts');
  if (typeof name !== 'string' || !(facts instanceof PuppetHash)) return undefined;
  const trusted = hash.get('trusted');
  const data = facts.get('data');
  return {
    name,
    facts: Array.isArray(data) && facts.has('href') ? ofPairs(data) : facts,
    trusted: trusted instanceof PuppetHash ? trusted : undefined,
  };
}

function ofPairs(pairs: readonly Value[]): PuppetHash {
  const facts = new PuppetHash();
  for (const pair of pairs) if (pair instanceof PuppetHash) facts.set(pair.get('name'), pair.get('value'));
  return facts;
}

function isRows(entry: Value): entry is PuppetHash {
  return entry instanceof PuppetHash && typeof entry.get('certname') === 'string' && entry.has('name') && entry.has('value');
}

/** `[{certname, name, value}]`, the rows of a node anywhere in the list. */
function ofRows(list: readonly Value[], path: string): readonly Unnamed[] {
  const nodes = new Map<string, PuppetHash>();
  for (const [at, row] of list.entries()) {
    if (!isRows(row)) throw notOfNode(at, path);
    const name = row.get('certname') as string;
    const facts = nodes.get(name) ?? new PuppetHash();
    nodes.set(name, facts.set(row.get('name'), row.get('value')));
  }
  return [...nodes].map(([name, facts]) => ({ name, facts }));
}

function ofEntry(entry: Value, at: number, path: string): Unnamed {
  const node = entry instanceof PuppetHash ? (ofCommand(entry) ?? ofPuppet(entry) ?? ofPuppetDB(entry)) : undefined;
  if (node === undefined) throw notOfNode(at, path);
  return node;
}

function notOfNode(at: number, path: string): UsageError {
  return new UsageError(`${path}: entry ${at + 1} of the list is no node with its facts`, EXPECTED);
}
