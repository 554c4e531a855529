/**
 * The tree of what a lookup did.
 *
 * Puppet: pops/lookup/explainer.rb
 */
import { countSteps } from '../../limits.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import type { StepKind } from '../explain.ts';
import { rubyInspect } from '../ruby-text.ts';

export type Outcome =
  | 'found'
  | 'found_in_overrides'
  | 'found_in_defaults'
  | 'result'
  | 'not_found'
  | 'location_not_found'
  | 'module_not_found'
  | 'module_provider_not_found';

export interface ExplainNode {
  readonly kind: StepKind | 'root' | 'merge_source';
  readonly qualifier: unknown;
  readonly parent: ExplainNode | undefined;
  readonly branches: ExplainNode[];
  readonly texts: string[];
  outcome: Outcome | undefined;
  key: string | undefined;
  value: Value;
}

export function explainNode(kind: ExplainNode['kind'], qualifier: unknown, parent: ExplainNode | undefined): ExplainNode {
  return { kind, qualifier, parent, branches: [], texts: [], outcome: undefined, key: undefined, value: undefined };
}

/** Text of a value over several lines; `indent` is that of the line it begins on. */
export function dumpValue(value: Value, indent: string): string {
  countSteps(1);
  const inner = `${indent}  `;
  if (value instanceof PuppetHash) {
    if (value.size === 0) return '{}';
    const entries = [...value].map(([key, one]) => `${inner}${dumpValue(key, inner)} => ${dumpValue(one, inner)}`);
    return `{\n${entries.join(',\n')}\n${indent}}`;
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => `${inner}${dumpValue(item, inner)}`).join(',\n')}\n${indent}]`;
  }
  return rubyInspect(value);
}
