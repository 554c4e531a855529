/** Functions that declare resources: where in their arguments a parameter or a title stands. */
import type { CatalogResource } from '../../catalog/resource.ts';
import { dig, type Hop } from '../../lookup/index.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import { type CallNode, codeOf, functionName, spanOf } from '../nodes.ts';
import type { Evaluated } from '../record.ts';
import { argumentsOf, asKey } from './arguments.ts';
import type { WhyContext } from './context.ts';
import { waysOf } from './ways.ts';

type ArgumentPath = readonly [index: number, path: (title: string, name: string) => readonly Value[]];

const HASH_OF_TITLES: readonly ArgumentPath[] = [
  [1, (title, name) => [title, name]],
  [2, (_title, name) => [name]],
];

/** What wins comes first. */
const DECLARING: ReadonlyMap<string, readonly ArgumentPath[]> = new Map<string, readonly ArgumentPath[]>([
  ['create_resources', HASH_OF_TITLES],
  ['ensure_resources', HASH_OF_TITLES],
  ['ensure_resource', [[2, (_title, name) => [name]]]],
  [
    'ensure_packages',
    [
      [0, (title, name) => [title, name]],
      [1, (_title, name) => [name]],
    ],
  ],
]);

/** The way of a parameter through the call that declared its resource; undefined for functions that are not known. */
export function declaredHop(
  { title, isClass, parameters }: CatalogResource,
  name: string,
  call: Evaluated,
  node: CallNode,
  path: readonly Value[],
  context: WhyContext,
): Hop | undefined {
  const places = DECLARING.get(functionName(node));
  if (places === undefined) return undefined;
  const given = argumentsOf(call);
  const value = parameters.get(name)?.value;
  for (const [index, pathOf] of places) {
    const argument = given[index];
    const at = pathOf(isClass ? title.toLowerCase() : title, name);
    if (argument === undefined || !hasEntry(argument.value, at)) continue;
    return { ...callHop(call, dig(value, path)), path: [...at, ...path], from: waysOf(argument, [...at, ...path], context) };
  }
  return { ...callHop(call, dig(value, path)), from: [] };
}

function callHop({ node, source }: Evaluated, value: Value): Omit<Hop, 'from'> {
  return { kind: 'declaration', text: codeOf(node, source), value, at: spanOf(node, source) };
}

function hasEntry(value: Value, path: readonly Value[]): boolean {
  const holder = dig(value, path.slice(0, -1));
  return holder instanceof PuppetHash && holder.has(path.at(-1));
}

/** The key that became the title. */
export function titleOfCall(title: string, call: Evaluated, node: CallNode, context: WhyContext): Pick<Hop, 'at' | 'from'> {
  const at = spanOf(node, call.source);
  const index = DECLARING.get(functionName(node))?.[0]?.[0];
  const argument = index === undefined ? undefined : argumentsOf(call)[index];
  if (!(argument?.value instanceof PuppetHash) || !argument.value.has(title)) return { at, from: [] };
  return { at, from: waysOf(argument, [title], context).map((way) => asKey(way, title)) };
}
