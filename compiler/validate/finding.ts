/**
 * What a validation of an environment says: dalang's own rules and Puppet's own errors in one form, which every report is made of.
 */
import type { RelatedPlace, Span } from '../../parser/diagnostics/diagnostic.ts';

export type FindingSeverity = 'error' | 'warning' | 'note';

export interface RuleInfo {
  /** Words in lower case with dashes: `hiera-missing-key`. Configuration, baselines and ignore comments name it so. */
  readonly name: string;
  /** Unless the configuration says otherwise. */
  readonly severity: FindingSeverity;
  /** One sentence: what is wrong when the rule finds something. */
  readonly summary: string;
  /** A few lines of YAML or Puppet code in which it finds something. */
  readonly example: string;
  /** It is not among the rules of a validation that names none. */
  readonly onRequest?: true;
}

export interface Finding {
  readonly rule: string;
  readonly severity: FindingSeverity;
  readonly message: string;
  readonly at?: Span;
  /** A file without a place in it. */
  readonly file?: string;
  /** The hops that led there, the other half of a duplicate, the parameter that was meant. */
  readonly related?: readonly RelatedPlace[];
  /** More about it, a line each: the value that results, the levels that were searched. */
  readonly notes?: readonly string[];
  readonly hint?: string;
  /** Certnames of the nodes that it is true for, sorted; empty when it is true whatever the node. */
  readonly nodes: readonly string[];
}
