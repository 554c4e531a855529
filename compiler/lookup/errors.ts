/**
 * Errors of a lookup. They are complete: an expression of Puppet code around them adds nothing to the text.
 *
 * Puppet: data_binding.rb (LookupError, RecursiveLookupError), error.rb (PreformattedError)
 */
import { DiagnosticError } from '../../parser/diagnostics/diagnostic.ts';
import { type IssueArgs, type IssueName, issue, issueCode } from '../../parser/diagnostics/issues.ts';
import { PuppetError } from '../functions/error.ts';

export class LookupError extends DiagnosticError {
  /** Puppet's issue code; undefined for errors that it raises without one, which get a different treatment in the global layer. */
  readonly issueCode: string | undefined;
  /** Without the place. */
  readonly bareMessage: string;
  readonly file: string | undefined;
  readonly line: number | undefined;

  constructor(message: string, options: { readonly issueCode?: string; readonly file?: string; readonly line?: number } = {}) {
    super({
      code: options.issueCode ?? 'LOOKUP_ERROR',
      severity: 'error',
      message: message + location(options.file, options.line),
    });
    this.name = 'LookupError';
    this.issueCode = options.issueCode;
    this.bareMessage = message;
    this.file = options.file;
    this.line = options.line;
  }
}

export class RecursiveLookupError extends LookupError {}

/** No level has the key, and there is no default. */
export class KeyNotFoundError extends LookupError {}

/** What Ruby itself raises (ArgumentError, NoMethodError): unlike Puppet's own errors, the lookup around it makes no LookupError of it. */
export class RubyError extends PuppetError {}

/** An error of an issue of Puppet's table. */
export function lookupIssue<N extends IssueName>(
  name: N,
  place: { readonly file?: string; readonly line?: number },
  ...args: IssueArgs<N> extends void ? [] : [args: IssueArgs<N>]
): LookupError {
  return new LookupError(issue(name, ...args), { issueCode: issueCode(name), ...place });
}

/** Whether Puppet would rescue it as StandardError: anything but dalang's own mistakes and jumps. */
export function isPuppetFailure(error: unknown): error is Error {
  return error instanceof PuppetError || error instanceof DiagnosticError;
}

function location(file: string | undefined, line: number | undefined): string {
  if (file !== undefined && line !== undefined) return ` (file: ${file}, line: ${line})`;
  if (file !== undefined) return ` (file: ${file})`;
  return line === undefined ? '' : ` (line: ${line})`;
}
