/**
 * The store in a file, as JSON with the nodes in order of their names, which is written whole or not at all.
 */
import { existsSync, readFileSync } from 'node:fs';
import { JsonError, parseJson } from '../lookup/index.ts';
import { replaceFile } from '../replace-file.ts';
import { type Data, stringifyData } from '../types/index.ts';
import { type DataRecord, dataOf, isRecord, recordOf } from './data.ts';
import { ExportStore, type StoredNode } from './store.ts';
import { type StoredResource, storedResourceFrom } from './stored-resource.ts';

const VERSION = 1n;

/** The file is none of exported resources; the message names what is wrong. */
export class ExportFileError extends Error {}

/** The store that the file holds; an empty one when there is no file. */
export function readExports(path: string): ExportStore {
  const store = new ExportStore();
  if (!existsSync(path)) return store;
  const data = parse(path);
  if (!isRecord(data) || !isRecord(data.nodes))
    throw new ExportFileError(`${path} holds no exported resources: "nodes" is missing`);
  if (data.version !== VERSION) throw new ExportFileError(`${path} is of another version: expected is "version": ${VERSION}`);
  for (const [name, node] of Object.entries(data.nodes)) store.save(nodeFrom(name, node, path));
  if (store.nodes.some(({ isWhole }) => isWhole)) store.keepWholeCatalogs();
  return store;
}

function parse(path: string): Data {
  try {
    return dataOf(parseJson(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof JsonError) throw new ExportFileError(`${path} is no JSON: ${error.message}`);
    throw error;
  }
}

function nodeFrom(name: string, node: Data, path: string): StoredNode {
  if (!isRecord(node) || !Array.isArray(node.resources)) throw new ExportFileError(`${path}: node ${name} has no "resources"`);
  const resources = (node.resources as readonly Data[]).map((resource, index) => {
    if (isRecord(resource) && typeof resource.type === 'string' && typeof resource.title === 'string') {
      return storedResourceFrom(resource, name);
    }
    throw new ExportFileError(`${path}: resource ${index} of node ${name} has no type and title`);
  });
  return { name, environment: String(node.environment ?? 'production'), resources, isWhole: node.whole_catalog === true };
}

/** A resource as JSON or as a parser of Puppet's values has it. */
export type ExportedJson = Readonly<Record<string, unknown>> | ReadonlyMap<unknown, unknown>;

/** A store of resources that name their nodes, as requests bring them. */
export function exportsFrom(resources: readonly ExportedJson[]): ExportStore {
  const store = new ExportStore();
  const byNode = new Map<string, StoredResource[]>();
  for (const given of resources) {
    const json: Readonly<Record<string, unknown>> = given instanceof Map ? Object.fromEntries(given) : given;
    const resource = storedResourceFrom(json, String(json.certname));
    byNode.set(resource.certname, [...(byNode.get(resource.certname) ?? []), resource]);
  }
  for (const [name, ofNode] of byNode) store.save({ name, environment: 'production', resources: ofNode, isWhole: false });
  return store;
}

/** Writes the store as a whole or not at all. */
export function writeExports(path: string, store: ExportStore): void {
  replaceFile(path, exportsText(store));
}

/** The text of the file. */
export function exportsText(store: ExportStore): string {
  const nodes = recordOf(store.nodes.map((node) => [node.name, nodeData(node)] as const));
  return `${stringifyData({ version: VERSION, nodes }, 1)}\n`;
}

function nodeData({ environment, resources, isWhole }: StoredNode): DataRecord {
  return { environment, ...(isWhole ? { whole_catalog: true } : {}), resources: resources.map(resourceData) };
}

function resourceData({ type, title, exported, tags, file, line, parameters, sensitive_parameters }: StoredResource): DataRecord {
  return {
    type,
    title,
    exported,
    tags,
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line: BigInt(line) }),
    parameters,
    ...(sensitive_parameters.length === 0 ? {} : { sensitive_parameters }),
  };
}
