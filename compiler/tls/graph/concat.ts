/** Files that concat puts together of parts, as far as the graph looks at them. */
import { isPresent, textOf } from '../../catalog/parameter-texts.ts';
import type { ResourceJson } from '../../catalog/to-json.ts';
import { type Fragment, localPath, concatsOf as wholeFiles } from '../../render/index.ts';

export interface Part {
  readonly resource: ResourceJson;
  /** As the catalog has it. */
  readonly order: string;
  /** The file of the node that is read; undefined for a text. */
  readonly source: string | undefined;
  readonly content: string | undefined;
}

export interface Concat {
  readonly resource: ResourceJson;
  readonly path: string;
  /** In the order in which they stand in the file. */
  readonly parts: readonly Part[];
}

export interface Concats {
  readonly concats: readonly Concat[];
  /** Fragments of files that are not to be there: they come to nothing. */
  readonly leftOver: ReadonlySet<ResourceJson>;
}

export function concatsOf(resources: readonly ResourceJson[]): Concats {
  const all = wholeFiles(resources);
  const absent = all.filter(({ own }) => !isPresent(own));
  return {
    concats: all
      .filter(({ own }) => isPresent(own))
      .map(({ resource, path, fragments }) => ({ resource, path, parts: fragments.map(partOf) })),
    leftOver: new Set(absent.flatMap(({ fragments }) => fragments.flatMap(({ resource, own }) => [resource, own]))),
  };
}

/** Of several sources the first that is there is taken. */
function partOf({ resource, own, order, sources: [source] }: Fragment): Part {
  return { resource, order, source: source && localPath(source), content: textOf(own, 'content') };
}
