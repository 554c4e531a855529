import { countSteps } from '../limits.ts';
import { PAnyType, PArrayType, PHashType, PObjectType, PType, PVariantType } from '../types/index.ts';
import { PuppetHash, PuppetIterable, PuppetObject, type Value } from '../values/index.ts';
import { PuppetError, puppetFunction } from './function.ts';
import { untilBreak } from './shared/iteration.ts';

const OPTIONS =
  'OptionsType = Struct[{container_type => Optional[Type], include_root => Optional[Boolean], ' +
  'include_containers => Optional[Boolean], include_values => Optional[Boolean], ' +
  'order => Optional[Enum[depth_first, breadth_first]], include_refs => Optional[Boolean]}]';
const TREE = 'Variant[Iterator, Array, Hash, Object] tree';

/**
 * `tree_each($tree, Hash $options?, &$block?)`: every value of nested arrays, hashes and objects with the path to it, as
 * `[path, value]`. A block of one parameter gets the value only.
 *
 * Puppet: lib/puppet/functions/tree_each.rb, pops/types/tree_iterators.rb
 */
export const treeEach = puppetFunction(
  'tree_each',
  [
    {
      params: [TREE],
      optional: ['OptionsType options'],
      block: 'Callable[2,2] block',
      body: ({ args, block }) => visit(args, ([path, value]) => block.call(path, value)),
    },
    {
      params: [TREE],
      optional: ['OptionsType options'],
      block: 'Callable[1,1] block',
      body: ({ args, block }) => visit(args, ([, value]) => block.call(value)),
    },
    { params: [TREE], optional: ['OptionsType options'], body: ({ args }) => treeIterable(args) },
  ],
  { localTypes: [OPTIONS] },
);

type Place = readonly [path: readonly Value[], value: Value];

interface Options {
  readonly containers: PType;
  readonly withRoot: boolean;
  readonly withContainers: boolean;
  readonly withValues: boolean;
  readonly withReferences: boolean;
  readonly depthFirst: boolean;
}

function visit(args: readonly Value[], block: (place: Place) => Value): Value {
  const values = treeIterable(args);
  untilBreak(() => {
    for (const place of values) block(place as unknown as Place);
  });
  return args[0];
}

function treeIterable([root, given]: readonly Value[]): PuppetIterable {
  const options = readOptions(given instanceof PuppetHash ? given : new PuppetHash());
  const walk = options.depthFirst ? depthFirst : breadthFirst;
  return new PuppetIterable({
    type: () => PAnyType.DEFAULT,
    runtimeClass: `Puppet::Pops::Types::Iterable::${options.depthFirst ? 'DepthFirst' : 'BreadthFirst'}TreeIterator`,
    start: () => wanted(walk(root, options), options) as unknown as Iterator<Value>,
  });
}

function readOptions(hash: PuppetHash): Options {
  const flag = (name: string, otherwise: boolean): boolean => (hash.get(name) === undefined ? otherwise : hash.get(name) === true);
  const standard = PVariantType.maybeCreate([PArrayType.DEFAULT, PHashType.DEFAULT, PObjectType.DEFAULT]);
  const containers = hash.get('container_type') ?? standard;
  if (!(containers instanceof PType) || !standard.isAssignable(containers)) {
    throw new PuppetError(`Only Array, Hash, and Object types can be used as container types. Got ${containers as PType}`);
  }
  const withContainers = flag('include_containers', true);
  const withValues = flag('include_values', true);
  if (!withContainers && !withValues) {
    throw new PuppetError("Options 'include_containers' and 'include_values' cannot both be false");
  }
  return {
    containers,
    withContainers,
    withValues,
    withRoot: withContainers && flag('include_root', true),
    withReferences: flag('include_refs', false),
    depthFirst: (hash.get('order') ?? 'depth_first') === 'depth_first',
  };
}

/** Keys and values inside a container; undefined for what is none. */
function children(value: Value, options: Options): readonly (readonly [Value, Value])[] | undefined {
  if (!options.containers.isInstance(value)) return undefined;
  if (Array.isArray(value)) return value.map((item: Value, index) => [BigInt(index), item] as const);
  if (value instanceof PuppetHash) return [...value];
  if (!(value instanceof PuppetObject)) return [];
  const attributes = [...(value.type.definition.attributes?.values() ?? [])];
  return attributes
    .filter((attribute) => options.withReferences || attribute.kind !== 'reference')
    .map((attribute) => [attribute.name, value.attributes.get(attribute.name)] as const);
}

function* wanted(places: Iterable<Place>, options: Options): Generator<Place> {
  for (const place of places) {
    const isContainer = children(place[1], options) !== undefined;
    if (place[0].length === 0) {
      if (options.withRoot) yield place;
    } else if (isContainer ? options.withContainers : options.withValues) yield place;
  }
}

function* depthFirst(value: Value, options: Options, path: readonly Value[] = []): Generator<Place> {
  countSteps(path.length + 1);
  yield [path, value];
  for (const [key, child] of children(value, options) ?? []) yield* depthFirst(child, options, [...path, key]);
}

function* breadthFirst(root: Value, options: Options): Generator<Place> {
  yield [[], root];
  const queue: Place[] = [[[], root]];
  for (let container = queue.shift(); container !== undefined; container = queue.shift()) {
    for (const [key, child] of children(container[1], options) ?? []) {
      const place: Place = [[...container[0], key], child];
      countSteps(place[0].length);
      yield place;
      if (children(child, options) !== undefined) queue.push(place);
    }
  }
}
