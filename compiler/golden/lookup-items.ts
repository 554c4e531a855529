/** Answers of lookups as golden files have them. */
import { type CompileOptions, type Environment, type LookupInput, lookup, type NodeData } from '../index.ts';
import { PuppetHash } from '../values/index.ts';
import type { Scrubber } from './scrubber.ts';

export interface WantedLookup {
  /** The key with its options, as it stands in the golden file. */
  readonly name: string;
  readonly input: LookupInput;
}

/** The value of each key, or why it has none. */
export function lookupItems(
  environment: Environment,
  node: NodeData,
  wanted: readonly WantedLookup[],
  scrubber: Scrubber,
  options: CompileOptions,
): ReadonlyMap<string, PuppetHash> {
  return new Map(
    wanted.map(({ name, input }) => {
      const answer = lookup(environment, node, input, options);
      if (!answer.ok) return [name, new PuppetHash([['error', scrubber.error(answer.error)]])];
      return [name, new PuppetHash([['value', scrubber.value(answer.result, input.keys.join('.').split('.'))]])];
    }),
  );
}
