/**
 * What a lookup tells of its way, for `--explain`. Without an explainer nothing is built.
 */
import type { Value } from '../values/index.ts';

/** Kinds of steps; the words are Puppet's (pops/lookup/invocation.rb#with). */
export type StepKind =
  | 'global'
  | 'location'
  | 'interpolate'
  | 'data_provider'
  | 'merge'
  | 'module'
  | 'scope'
  | 'sub_lookup'
  | 'segment'
  | 'meta'
  | 'data'
  | 'invalid_key';

/** Puppet: pops/lookup/explainer.rb */
export interface Explainer {
  readonly onlyExplainOptions: boolean;
  readonly explainOptions: boolean;
  /** Operands of a deep merge are told as the merge has changed them, as Puppet tells them. */
  readonly showsMerging: boolean;
  push(kind: StepKind, qualifier: unknown): void;
  pop(): void;
  foundInOverrides(key: string, value: Value): void;
  foundInDefaults(key: string, value: Value): void;
  found(key: string, value: Value): void;
  mergeSource(source: string): void;
  result(value: Value): void;
  notFound(key: string): void;
  locationNotFound(): void;
  moduleNotFound(name: string): void;
  moduleProviderNotFound(name: string): void;
  text(text: string): void;
  /** The value that was found was converted, with these arguments of `new`. */
  converted(args: readonly Value[]): void;
}
