/** Files that concat puts together of parts: its defines, and the native types that they are made of. */
import type { ResourceJson } from '../../catalog/to-json.ts';
import { isPresent, textOf, textsOf } from './values.ts';

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

const WHOLE: ReadonlySet<string> = new Set(['Concat', 'Concat_file']);
const FRAGMENT: ReadonlySet<string> = new Set(['Concat::Fragment', 'Concat_fragment']);
const USUAL_ORDER = '10';

/** Where a define declares the native types of its own title, the define stands for them. */
export function concatsOf(resources: readonly ResourceJson[]): readonly Concat[] {
  const fragments = new Map<string, ResourceJson[]>();
  for (const resource of resources) {
    if (!FRAGMENT.has(resource.type) || !isPresent(resource)) continue;
    const target = textOf(resource, 'target') ?? textOf(resource, 'tag') ?? '';
    const known = fragments.get(target);
    if (known === undefined) fragments.set(target, [resource]);
    else if (!known.some(({ title }) => title === resource.title)) known.push(resource);
  }
  const found = new Map<string, Concat>();
  for (const resource of resources) {
    if (!WHOLE.has(resource.type) || !isPresent(resource)) continue;
    const path = textOf(resource, 'path') ?? resource.title;
    if (found.has(path)) continue;
    const own = [...new Set([...(fragments.get(resource.title) ?? []), ...(fragments.get(path) ?? [])])];
    found.set(path, { resource, path, parts: sorted(resource, own) });
  }
  return [...found.values()];
}

function sorted(whole: ResourceJson, fragments: readonly ResourceJson[]): readonly Part[] {
  const rank = (fragment: ResourceJson): string => textOf(fragment, 'order') ?? USUAL_ORDER;
  const isAlphabetic = textOf(whole, 'order') === 'alpha';
  const compare = (a: ResourceJson, b: ResourceJson): number => {
    const byOrder = isAlphabetic ? compareText(rank(a), rank(b)) : Number(rank(a)) - Number(rank(b));
    return byOrder || compareText(a.title, b.title);
  };
  return [...fragments].sort(compare).map((resource) => partOf(resource, rank(resource)));
}

/** Of several sources the first that is there is taken. */
function partOf(resource: ResourceJson, order: string): Part {
  const [source] = textsOf(resource, 'source');
  return { resource, order, source: source && localPath(source), content: textOf(resource, 'content') };
}

/** Without the scheme that a file of the node may be named with. */
export function localPath(source: string): string {
  return source.replace(/^file:(?:\/\/)?(?=\/)/, '');
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
