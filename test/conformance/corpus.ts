import type { Answer, Request } from '../support/line-process.ts';

export interface CorpusOptions {
  /** Start of the pseudo-random sequence, for corpora that make their cases up. */
  readonly seed: number;
}

/** A request with the name of its case, which stays the same from run to run. */
export type Case = Request & { readonly id: string };

/** A named set of requests that dalang must answer as real Puppet does. */
export interface Corpus {
  readonly name: string;
  readonly description: string;
  /** Longest time for one answer of dalang, in seconds; more counts as a hang. 20 when not given. */
  readonly maxSeconds?: number;
  /** Why the corpus cannot run on this machine, or undefined when it can. */
  readonly missing?: () => string | undefined;
  /** Answers that stand in fixtures, for machines without Puppet. */
  readonly recorded?: (request: Case) => Answer | undefined;
  /** Its code runs commands or reads files of the machine: dalang is told what they answer here, as Puppet finds out by itself. */
  readonly asksMachine?: boolean;
  /** A script of test/record/ that answers for Puppet; oracle.rb when not given. */
  readonly reference?: string;
  /** How dalang answers where `dalang rpc` has no such operation. */
  readonly ours?: () => Promise<(request: Case) => Answer>;
  readonly requests: (options: CorpusOptions) => Iterable<Case> | AsyncIterable<Case>;
}
