/**
 * Files that concat puts together of fragments: its defines, and the native types that they are made of.
 *
 * concat: lib/puppet/type/concat_file.rb#fragments, #should_content
 */
import { isPresent, textOf, textsOf } from '../catalog/parameter-texts.ts';
import type { ResourceJson } from '../catalog/to-json.ts';
import { compareBytes } from '../types/index.ts';

export interface Fragment {
  /** The define, where one declares the native type. */
  readonly resource: ResourceJson;
  /** What the agent goes by. */
  readonly own: ResourceJson;
  /** As the catalog has it. */
  readonly order: string;
  readonly sources: readonly string[];
}

export interface Concat {
  /** The define, where one declares the native type. */
  readonly resource: ResourceJson;
  /** What the agent goes by. */
  readonly own: ResourceJson;
  readonly path: string;
  /** In the order in which they stand in the file. */
  readonly fragments: readonly Fragment[];
  /** Why the agent cannot put them in order; they stand by their texts then. */
  readonly disorder: string | undefined;
}

const WHOLE_DEFINE = 'Concat';
const WHOLE_TYPE = 'Concat_file';
const FRAGMENT_DEFINE = 'Concat::Fragment';
const FRAGMENT_TYPE = 'Concat_fragment';
const USUAL_ORDER = '10';

/** Whether a resource is a part of such a file. */
export function isFragment({ type }: ResourceJson): boolean {
  return type === FRAGMENT_TYPE || type === FRAGMENT_DEFINE;
}

/** All such files of a catalog; where two have one path, the first. */
export function concatsOf(resources: readonly ResourceJson[]): readonly Concat[] {
  const fragments = new FragmentIndex(resources);
  const types = byTitle(resources, WHOLE_TYPE);
  const found = new Map<string, Concat>();
  for (const resource of resources) {
    if (resource.type !== WHOLE_DEFINE && resource.type !== WHOLE_TYPE) continue;
    const own = types.get(resource.title) ?? resource;
    const path = textOf(own, 'path') ?? own.title;
    if (!found.has(path)) found.set(path, { resource, own, path, ...inOrder(own, fragments.of(own, path)) });
  }
  return [...found.values()];
}

/** Fragments by what they name: title or path of their target, or a tag. Of modules of other making there may be defines alone. */
class FragmentIndex {
  private readonly byTarget = new Map<string, Fragment[]>();
  private readonly byTag = new Map<string, Fragment[]>();
  private readonly ranks = new Map<Fragment, number>();

  constructor(resources: readonly ResourceJson[]) {
    const types = byTitle(resources, FRAGMENT_TYPE);
    const seen = new Set<string>();
    for (const resource of resources) {
      if (!isFragment(resource) || !isPresent(resource) || seen.has(resource.title)) continue;
      seen.add(resource.title);
      this.add(resource, types.get(resource.title) ?? resource);
    }
  }

  private add(resource: ResourceJson, own: ResourceJson): void {
    const order = textOf(own, 'order') ?? USUAL_ORDER;
    const fragment = { resource, own, order, sources: textsOf(own, 'source') };
    this.ranks.set(fragment, this.ranks.size);
    push(this.byTarget, textOf(own, 'target'), fragment);
    if (own.type === FRAGMENT_TYPE) push(this.byTag, textOf(own, 'tag'), fragment);
  }

  of(whole: ResourceJson, path: string): readonly Fragment[] {
    const tag = whole.type === WHOLE_TYPE ? textOf(whole, 'tag') : undefined;
    const named = [this.byTarget.get(whole.title), this.byTarget.get(path), tag === undefined ? undefined : this.byTag.get(tag)];
    const found = [...new Set(named.flatMap((list) => list ?? []))];
    return found.sort((a, b) => (this.ranks.get(a) ?? 0) - (this.ranks.get(b) ?? 0));
  }
}

function byTitle(resources: readonly ResourceJson[], type: string): ReadonlyMap<string, ResourceJson> {
  return new Map(resources.filter((resource) => resource.type === type).map((resource) => [resource.title, resource]));
}

function push(map: Map<string, Fragment[]>, key: string | undefined, fragment: Fragment): void {
  if (key === undefined) return;
  const known = map.get(key);
  if (known === undefined) map.set(key, [fragment]);
  else known.push(fragment);
}

// --- The order ----------------------------------------------------------------------------------------------------------

type Rank = readonly [order: string | bigint, name: string | bigint];

function inOrder(whole: ResourceJson, found: readonly Fragment[]): Pick<Concat, 'fragments' | 'disorder'> {
  const rankOf = textOf(whole, 'order') === 'alpha' ? alphabeticRank : numericRank;
  const ranks = new Map(found.map((fragment) => [fragment, rankOf(`${fragment.order}___${fragment.own.title}`)]));
  let disorder: string | undefined;
  const fragments = [...found].sort((a, b) => {
    const [first, second] = [ranks.get(a) as Rank, ranks.get(b) as Rank];
    const result = compare(first, second);
    if (result !== undefined) return result;
    disorder ??= `the orders of ${a.own.title} and ${b.own.title} are a number and a text: comparison of Array with Array failed`;
    return compareBytes(`${a.order}___${a.own.title}`, `${b.order}___${b.own.title}`);
  });
  return { fragments, disorder };
}

/** Everything is text; what is cut off at the first `__` stands for the order. */
function alphabeticRank(key: string): Rank {
  const at = key.indexOf('__');
  return [key.slice(0, at), key.slice(at + 2)];
}

/** What is digits is a number: Ruby looks at lines, and takes the number that the whole begins with. */
function numericRank(key: string): Rank {
  const at = key.indexOf('___');
  return [numberOrText(key.slice(0, at)), numberOrText(key.slice(at + 3))];
}

function numberOrText(text: string): string | bigint {
  return text.split('\n').some((line) => /^\d+$/.test(line)) ? BigInt(/^\d+/.exec(text)?.[0] ?? 0) : text;
}

/** Undefined where a number meets a text, which Ruby refuses to compare. */
function compare(a: Rank, b: Rank): number | undefined {
  for (const index of [0, 1] as const) {
    const [first, second] = [a[index], b[index]];
    if (typeof first === 'string' && typeof second === 'string') {
      const result = compareBytes(first, second);
      if (result !== 0) return result;
    } else if (typeof first === 'bigint' && typeof second === 'bigint') {
      if (first !== second) return first < second ? -1 : 1;
    } else return undefined;
  }
  return 0;
}
