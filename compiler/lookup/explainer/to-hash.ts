/**
 * The tree as data, for `--render-as json` and `yaml`.
 *
 * Puppet: pops/lookup/explainer.rb (to_hash of each node class)
 */
import { countSteps } from '../../limits.ts';
import { PuppetHash, RubySymbol, type Value } from '../../values/index.ts';
import { Layer } from '../layer.ts';
import type { Location } from '../location.ts';
import type { MergeStrategy } from '../merge/strategy.ts';
import type { FunctionProvider } from '../providers/function-provider.ts';
import type { ExplainNode, Outcome } from './node.ts';

type Field = readonly [name: string, value: Value];

/** The whole tree; what was said at its top, such as why there is no value, is left out as Puppet leaves it out. */
export function treeToHash(root: ExplainNode): PuppetHash {
  const [only, second] = root.branches;
  return only !== undefined && second === undefined ? toHash(only) : symbolKeys(branchesOf(root));
}

function toHash(node: ExplainNode): PuppetHash {
  countSteps(1);
  const [only, second] = node.branches;
  if (node.kind === 'merge' && only !== undefined && second === undefined) return toHash(only);
  if (node.kind === 'merge_source') return symbolKeys([typeOf(node), ['merge_source', node.qualifier as string]]);
  return symbolKeys([...branchesOf(node), ...outcomeOf(node), typeOf(node), ...ownFields(node)]);
}

function symbolKeys(fields: readonly Field[]): PuppetHash {
  const hash = new PuppetHash();
  for (const [name, value] of fields) hash.set(new RubySymbol(name), value);
  return hash;
}

function branchesOf({ branches }: ExplainNode): Field[] {
  return branches.length === 0 ? [] : [['branches', branches.map(toHash)]];
}

const WITH_VALUE: ReadonlySet<Outcome | undefined> = new Set<Outcome>([
  'found',
  'found_in_defaults',
  'found_in_overrides',
  'result',
]);

function outcomeOf(node: ExplainNode): Field[] {
  const key = node.key ?? (KEYED.has(node.kind) ? (node.qualifier as string) : undefined);
  const fields: Field[] = [];
  if (key !== undefined) fields.push(['key', key]);
  if (WITH_VALUE.has(node.outcome)) fields.push(['value', node.value]);
  if (node.outcome !== undefined) fields.push(['event', new RubySymbol(node.outcome)]);
  if (node.texts.length > 0) fields.push(['texts', node.texts]);
  return fields;
}

/** Steps that are about a key from the start. */
const KEYED: ReadonlySet<ExplainNode['kind']> = new Set<ExplainNode['kind']>(['meta', 'data', 'invalid_key']);

const TYPES: Readonly<Partial<Record<ExplainNode['kind'], string>>> = { meta: 'root', data: 'root', sub_lookup: 'sub_key' };

function typeOf({ kind, qualifier }: ExplainNode): Field {
  const type = kind === 'location' ? (qualifier as Location).kind : (TYPES[kind] ?? kind);
  return ['type', new RubySymbol(type)];
}

/** What only this kind of step has, behind the rest. */
function ownFields({ kind, qualifier }: ExplainNode): Field[] {
  switch (kind) {
    case 'interpolate':
      return [['expression', qualifier as string]];
    case 'scope':
      return [['name', qualifier as string]];
    case 'global':
      return [['name', new RubySymbol(String(qualifier))]];
    case 'merge':
      return mergeFields(qualifier as MergeStrategy);
    case 'data_provider':
      return providerFields(qualifier as Layer | FunctionProvider);
    case 'location': {
      const { kind, original, location } = qualifier as Location;
      return [
        [`original_${kind}`, original],
        [kind, location],
      ];
    }
    default:
      return [];
  }
}

function mergeFields(strategy: MergeStrategy): Field[] {
  const options = new PuppetHash(strategy.options);
  options.delete('strategy');
  return [['merge', new RubySymbol(strategy.name)], ...(options.size === 0 ? [] : [['options', options] as const])];
}

function providerFields(provider: Layer | FunctionProvider): Field[] {
  const fields: Field[] = [['name', provider.name]];
  if (!(provider instanceof Layer)) return fields;
  if (provider.configPath !== undefined) fields.push(['configuration_path', provider.configPath]);
  if (provider.moduleName !== undefined) fields.push(['module', provider.moduleName]);
  return fields;
}
