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
  readonly hint?: string;
  /** Certnames of the nodes that it is true for, sorted; empty when it is true whatever the node. */
  readonly nodes: readonly string[];
}
