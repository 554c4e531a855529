/**
 * The tree as text.
 *
 * Puppet: pops/lookup/explainer.rb (dump_on of each node class)
 */

import { PuppetHash } from '../../values/index.ts';
import type { Layer } from '../layer.ts';
import type { Location } from '../location.ts';
import type { MergeStrategy } from '../merge/strategy.ts';
import type { FunctionProvider } from '../providers/function-provider.ts';
import { dumpValue, type ExplainNode } from './node.ts';

/** Text of the whole tree. */
export function dumpTree(root: ExplainNode): string {
  return dumpBranches(root, '') + texts(root, '');
}

function dumpBranches(node: ExplainNode, indent: string): string {
  return node.branches.map((branch) => dump(branch, indent)).join('');
}

function dump(node: ExplainNode, indent: string): string {
  const inner = `${indent}  `;
  switch (node.kind) {
    case 'meta':
    case 'data':
      return `${indent}Searching for "${node.qualifier}"\n${dumpBranches(node, inner)}`;
    case 'invalid_key':
      return `${indent}Invalid key "${node.qualifier}"\n`;
    case 'merge_source':
      return `${indent}Using merge options from "${node.qualifier}" hash\n`;
    case 'interpolate':
      return `${indent}Interpolation on "${node.qualifier}"\n${dumpBranches(node, inner)}`;
    case 'module':
      return dumpModule(node, indent);
    case 'merge':
      return dumpMerge(node, indent);
    case 'global':
      return `${indent}Data Binding "${node.qualifier}"\n${dumpBranches(node, inner)}${outcome(node, inner)}`;
    case 'data_provider':
      return dumpProvider(node, indent);
    case 'location':
      return dumpLocation(node, indent);
    case 'sub_lookup':
      return `${indent}Sub key: "${(node.qualifier as readonly unknown[]).join('.')}"\n${dumpBranches(node, inner)}${outcome(node, inner)}`;
    case 'segment':
      return outcome(node, indent);
    case 'scope':
      return `${indent}${node.qualifier}\n${dumpBranches(node, inner)}${outcome(node, inner)}`;
    case 'root':
      return dumpTree(node);
  }
}

function texts(node: ExplainNode, indent: string): string {
  return node.texts.map((text) => `${indent}${text}\n`).join('');
}

function outcome(node: ExplainNode, indent: string): string {
  return outcomeLine(node, indent) + texts(node, indent);
}

function outcomeLine(node: ExplainNode, indent: string): string {
  if (node.outcome === 'not_found') return `${indent}No such key: "${node.key}"\n`;
  if (node.outcome !== 'found' && node.outcome !== 'found_in_overrides' && node.outcome !== 'found_in_defaults') return '';
  const where = node.outcome === 'found' ? '' : node.outcome === 'found_in_overrides' ? ' in overrides' : ' in defaults';
  return `${indent}Found key: "${node.key}" value: ${dumpValue(node.value, indent)}${where}\n`;
}

function dumpModule(node: ExplainNode, indent: string): string {
  if (node.outcome === 'module_not_found') return `${indent}Module "${node.qualifier}" not found\n`;
  if (node.outcome === 'module_provider_not_found')
    return `${indent}Module data provider for module "${node.qualifier}" not found\n`;
  return '';
}

/** A merge of one thing is not worth a line. */
function dumpMerge(node: ExplainNode, indent: string): string {
  if (node.branches.length === 0) return '';
  if (node.branches.length === 1) return dumpBranches(node, indent);
  const inner = `${indent}  `;
  const strategy = node.qualifier as MergeStrategy;
  const options = new PuppetHash(strategy.options);
  options.delete('strategy');
  const shown = options.size === 0 ? '' : `${inner}Options: ${dumpValue(options, inner)}\n`;
  const result = node.outcome === 'result' ? `${inner}Merged result: ${dumpValue(node.value, inner)}\n` : '';
  return `${indent}Merge strategy ${strategy.name}\n${shown}${dumpBranches(node, inner)}${result}`;
}

function dumpProvider(node: ExplainNode, indent: string): string {
  const inner = `${indent}  `;
  const provider = node.qualifier as Layer | FunctionProvider;
  const path = 'configPath' in provider ? provider.configPath : undefined;
  const configuration = path === undefined ? '' : `${inner}Using configuration "${path}"\n`;
  return `${indent}${provider.name}\n${configuration}${dumpBranches(node, inner)}${outcome(node, inner)}`;
}

function dumpLocation(node: ExplainNode, indent: string): string {
  const inner = `${indent}  `;
  const { kind, location, original } = node.qualifier as Location;
  const name = kind === 'path' ? 'Path' : 'URI';
  const missing = node.outcome === 'location_not_found' ? `${inner}${name} not found\n` : '';
  const heading = `${indent}${name} "${location}"\n${inner}Original ${name.toLowerCase()}: "${original}"\n`;
  return heading + dumpBranches(node, inner) + missing + outcome(node, inner);
}
