import type { Diagnostic } from '../parser/diagnostics/diagnostic.ts';

/** What the user asked for cannot be done as asked: exit code 2, one message, and what to do instead. */
export class UsageError extends Error {
  readonly hint: string | undefined;
  /** Mistakes in a file, told before the message. */
  readonly faults: readonly Diagnostic[];

  constructor(message: string, hint?: string, faults: readonly Diagnostic[] = []) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
    this.faults = faults;
  }
}
