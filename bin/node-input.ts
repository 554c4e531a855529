/** Nodes and their facts from files. */
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { NodeData } from '../compiler/index.ts';
import { JsonError, parseJson } from '../compiler/lookup/index.ts';
import { PuppetHash, type Value } from '../compiler/values/index.ts';
import { loadYaml, YamlLoadError } from '../compiler/yaml/index.ts';
import { didYouMean } from '../parser/diagnostics/suggest.ts';
import type { OptionValues } from './options.ts';
import type { NODE_OPTIONS } from './shared-options.ts';
import { readText } from './source-files.ts';
import { UsageError } from './usage-error.ts';

interface FactsFile {
  readonly path: string;
  /** Names under which the node may be asked for, the proper one first. */
  readonly names: readonly string[];
  readonly facts: PuppetHash;
}

const FACTS_FILE = /\.(json|ya?ml)$/;

/** The nodes that the options name; with `all`, every node that has a file in the folder of facts. */
export function nodesOf(options: OptionValues<typeof NODE_OPTIONS>, all: boolean): NodeData[] {
  const trusted = options.trusted === undefined ? undefined : readHash(options.trusted);
  const { node: names, facts: path } = options;
  if (path === undefined) {
    if (all) throw new UsageError('--all needs --facts FOLDER', 'with a file of facts for each node');
    if (names.length === 0) throw new UsageError('no node given', '--node NAME, and --facts FILE for its facts');
    return names.map((name) => ({ name, trusted }));
  }
  const files = factsFiles(path);
  const isFolder = files.length !== 1 || files[0]?.path !== path;
  if (all || (names.length === 0 && !isFolder)) return files.map(({ names: [name = ''], facts }) => ({ name, facts, trusted }));
  if (names.length === 0) throw new UsageError('no node given', '--node NAME, or --all for every node of the folder');
  return names.map((name) => ({ name, facts: isFolder ? factsFor(name, files, path) : files[0]?.facts, trusted }));
}

function factsFor(name: string, files: readonly FactsFile[], folder: string): PuppetHash {
  const found = files.find(({ names }) => names.includes(name));
  if (found) return found.facts;
  const known = files.map(({ names }) => names[0] as string);
  throw new UsageError(`no facts of node '${name}' in ${folder}`, didYouMean(name, known) ?? `there are ${known.join(', ')}`);
}

function factsFiles(path: string): FactsFile[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [factsFile(path)];
  const names = readdirSync(path).filter((name) => FACTS_FILE.test(name));
  if (names.length === 0) throw new UsageError(`no facts in ${path}`, 'expected are files like NODE.json or NODE.yaml');
  return names.sort().map((name) => factsFile(join(path, name)));
}

/** Of `puppet facts` output the facts are under `values`, the node's name is beside them. */
function factsFile(path: string): FactsFile {
  const data = readHash(path);
  const [name, values] = [data.get('name'), data.get('values')];
  const wrapped = typeof name === 'string' && values instanceof PuppetHash;
  const facts = wrapped ? values : data;
  const networking = facts.get('networking');
  const fqdn = networking instanceof PuppetHash ? networking.get('fqdn') : undefined;
  const file = basename(path).replace(FACTS_FILE, '');
  const names = [wrapped ? name : undefined, facts.get('clientcert'), facts.get('fqdn'), fqdn, file];
  return { path, names: names.filter((name): name is string => typeof name === 'string'), facts };
}

function readHash(path: string): PuppetHash {
  const text = readText(path);
  const value = parse(path, text);
  if (value instanceof PuppetHash) return withTextKeys(value) as PuppetHash;
  throw new UsageError(`${path} holds no hash`, 'expected are names with their values, as JSON or YAML');
}

function parse(path: string, text: string): Value {
  try {
    return path.endsWith('.json') ? parseJson(text) : loadYaml(text, path).value;
  } catch (error) {
    if (error instanceof JsonError) throw new UsageError(`${path} is no JSON: ${error.message}`);
    if (error instanceof YamlLoadError) throw new UsageError(`${path} is no YAML: ${error.message}`);
    throw error;
  }
}

function withTextKeys(value: Value): Value {
  if (Array.isArray(value)) return (value as readonly Value[]).map(withTextKeys);
  if (value instanceof PuppetHash) return new PuppetHash([...value].map(([key, one]) => [String(key), withTextKeys(one)] as const));
  return value;
}
