/** Where facts, trusted facts and what a classifier says are written, in the files that the options name. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PlacedDocument } from '../../compiler/lookup/index.ts';
import type { NodePlaces } from '../../compiler/trace/index.ts';
import type { Value } from '../../compiler/values/index.ts';
import type { Span } from '../../parser/index.ts';
import { isFolder } from '../source-files.ts';
import { placesIn } from './document.ts';
import { nodeNamed, readFacts } from './facts.ts';

interface NodeFiles {
  readonly facts: string | undefined;
  readonly trusted: string | undefined;
  readonly enc: string | undefined;
}

/** Answers the place of a path of keys; undefined where none is known. Files are read when they are first asked for. */
export function nodePlaces(files: NodeFiles, node: string): NodePlaces {
  const documents = new Map<string, PlacedDocument | undefined>();
  const inFile = (path: string | undefined, keys: readonly (readonly Value[])[]): Span | undefined => {
    if (path === undefined) return undefined;
    if (!documents.has(path)) documents.set(path, placesIn(path));
    const document = documents.get(path);
    return document && firstPlace(document, keys);
  };
  return (kind, path) => {
    if (kind === 'classifier') return inFile(classifierFile(files.enc, node), [path]);
    if (kind === 'trusted fact' && files.trusted !== undefined) return inFile(files.trusted, [[node, ...path], path]);
    const file = factsFile(files.facts, node);
    return inFile(file, kind === 'trusted fact' ? trustedPaths(path) : factPaths(path));
  };
}

function factsFile(path: string | undefined, node: string): string | undefined {
  if (path === undefined) return undefined;
  const { isMany, nodes } = readFacts(path);
  return isMany ? nodeNamed(node, nodes, path).path : nodes[0]?.path;
}

function classifierFile(enc: string | undefined, node: string): string | undefined {
  if (enc === undefined || !isFolder(enc)) return enc;
  return ['.yaml', '.yml', '.json', ''].map((ending) => join(enc, node + ending)).find((path) => existsSync(path));
}

/** Plain facts, `puppet facts` and caches, the inventory of PuppetDB. */
function factPaths(path: readonly Value[]): readonly (readonly Value[])[] {
  return [path, ['values', ...path], ['facts', ...path], ['payload', 'values', ...path]];
}

function trustedPaths(path: readonly Value[]): readonly (readonly Value[])[] {
  return [['trusted', ...path]];
}

function firstPlace(document: PlacedDocument, paths: readonly (readonly Value[])[]): Span | undefined {
  for (const path of paths) {
    const place = document.place(path);
    if (place !== undefined) return { source: document.source, offset: place.offset, length: place.length };
  }
  return undefined;
}
