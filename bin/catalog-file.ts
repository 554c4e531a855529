/** Catalogs from files, as Puppet's commands and services write them. */
import type { CatalogJson } from '../compiler/index.ts';
import { Source } from '../parser/source.ts';
import { jsonFault } from './json-fault.ts';
import { readText } from './source-files.ts';
import { UsageError } from './usage-error.ts';

const EXPECTED = 'expected is JSON as `puppet catalog compile`, `puppet catalog download` or dalang write it';

interface Json {
  readonly [name: string]: unknown;
}

/**
 * The catalogs in a file: one, a list of them, or several after one another, each plain or under `data` (PSON of old versions). Lines
 * before the first brace are what Puppet's commands log.
 */
export function readCatalogs(path: string): readonly CatalogJson[] {
  const text = readText(path);
  const documents = parse(text, path);
  const catalogs = documents.flatMap((document) => (Array.isArray(document) ? (document as readonly unknown[]) : [document]));
  if (catalogs.length === 0) throw new UsageError(`${path} holds no catalog`, EXPECTED);
  return catalogs.map((catalog) => catalogOf(catalog, path));
}

function parse(text: string, path: string): readonly unknown[] {
  const start = /^[ \t]*[[{]/m.exec(text)?.index;
  if (start === undefined) throw new UsageError(`${path} holds no catalog`, EXPECTED);
  const json = text.slice(start);
  try {
    return [JSON.parse(json)];
  } catch {
    const several = linesOf(json);
    if (several !== undefined) return several;
    const { offset, reason } = jsonFault(json) ?? { offset: json.length, reason: 'something is wrong with it' };
    const { line, pos } = new Source(text, path).place(start + offset);
    throw new UsageError(`${path}:${line}:${pos} is no JSON: ${reason}`, EXPECTED);
  }
}

/** Catalogs one after another: dalang prints those of several nodes so, each from `{` to `}` at the start of a line. */
function linesOf(text: string): readonly unknown[] | undefined {
  try {
    return text
      .split(/^(?=\{)/m)
      .filter((part) => part.trim() !== '')
      .map((part) => JSON.parse(part) as unknown);
  } catch {
    return undefined;
  }
}

function catalogOf(value: unknown, path: string): CatalogJson {
  const outer = isJson(value) ? value : {};
  const catalog = isJson(outer.data) && !Array.isArray(outer.resources) ? outer.data : outer;
  const { resources, edges } = catalog;
  if (!Array.isArray(resources) || !resources.every(isResource)) throw new UsageError(`${path} holds no catalog`, EXPECTED);
  if (edges !== undefined && !(Array.isArray(edges) && edges.every(isEdge))) {
    throw new UsageError(`${path} holds a catalog whose edges are not pairs of references`, EXPECTED);
  }
  return { ...catalog, resources, edges: edges ?? [] } as unknown as CatalogJson;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isResource(value: unknown): boolean {
  return isJson(value) && typeof value.type === 'string' && typeof value.title === 'string';
}

function isEdge(value: unknown): boolean {
  return isJson(value) && typeof value.source === 'string' && typeof value.target === 'string';
}
