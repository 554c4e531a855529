/**
 * What went wrong, or might: a code, Puppet's message, and where. Made by every phase, printed by one reporter (report.ts).
 */
import type { Source } from '../source.ts';

/** A stretch of a source text. */
export interface Span {
  readonly source: Source;
  /** UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

export interface RelatedPlace {
  readonly at: Span;
  /** A few words: "first declared here". */
  readonly message: string;
}

export type Severity = 'error' | 'warning' | 'deprecation' | 'notice';

export interface Diagnostic {
  /** Puppet's issue symbol (`UNKNOWN_VARIABLE`); with the prefix `DALANG_` for what only dalang says. */
  readonly code: string;
  readonly severity: Severity;
  /** Puppet's text to the letter, without prefix and place. */
  readonly message: string;
  /** Absent where Puppet gives no place. */
  readonly at?: Span;
  /** A file without a place in it, where Puppet names just the file. */
  readonly file?: string;
  readonly related?: readonly RelatedPlace[];
  /** What to do next; never part of Puppet's own line. */
  readonly hint?: string;
}

/** A diagnostic that ends the work at hand: lexer, parser and evaluator throw it, entry points catch it. */
export class DiagnosticError extends Error {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.name = 'DiagnosticError';
    this.diagnostic = diagnostic;
  }
}
