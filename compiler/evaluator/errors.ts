/**
 * Errors of the evaluator with their places, and the one text that Puppet would print for them.
 *
 * Three kinds fly through the evaluator: a PuppetError has no place yet and gets that of the expression at hand; a PlacedError has file
 * and line (Puppet's ParseError with a place) and passes; an EvaluationError is complete.
 *
 * Puppet: pops/evaluator/evaluator_impl.rb#evaluate, pops/evaluator/runtime3_support.rb, error.rb, util/errors.rb
 */
import type { Node } from '../../parser/ast.ts';
import { type Diagnostic, DiagnosticError } from '../../parser/diagnostics/diagnostic.ts';
import { errorLocation } from '../../parser/diagnostics/error-location.ts';
import { type IssueArgs, type IssueName, issue, issueCode } from '../../parser/diagnostics/issues.ts';
import type { Labelled } from '../../parser/diagnostics/labels.ts';
import type { Source } from '../../parser/source.ts';
import { PuppetError, SemanticError } from '../functions/error.ts';
import { type LimitError, limitOf } from '../limits.ts';
import { BreakJump, NextJump, ReturnJump } from './jumps.ts';

export { errorLocation } from '../../parser/diagnostics/error-location.ts';
export { PuppetError } from '../functions/error.ts';

/** The text with its location after a space. */
export function located(message: string, file: string | undefined, line?: number, pos?: number): string {
  const location = errorLocation(file, line, pos);
  return location === '' ? message : `${message} ${location}`;
}

/** An error with file and line, as Puppet's ParseError: it is not wrapped again. */
export class PlacedError extends PuppetError {
  readonly bare: string;
  readonly file: string | undefined;
  readonly line: number | undefined;
  constructor(message: string, file: string | undefined, line: number | undefined) {
    super(located(message, file, line));
    this.name = 'PlacedError';
    this.bare = message;
    this.file = file;
    this.line = line;
  }
}

/** A complete error of an evaluation. `text` is Puppet's whole line. */
export class EvaluationError extends DiagnosticError {
  readonly text: string;
  constructor(diagnostic: Diagnostic, text: string) {
    super(diagnostic);
    this.name = 'EvaluationError';
    this.text = text;
  }
}

/** An error of the given issue at a node. Throws. */
export function fail<N extends IssueName>(
  source: Source,
  node: Node,
  name: N,
  ...args: IssueArgs<N> extends void ? [] : [IssueArgs<N>]
): never {
  throw failure(source, node, issueCode(name), issue(name, ...args));
}

/** The same where Puppet knows no place. */
export function failWithoutPlace<N extends IssueName>(name: N, ...args: IssueArgs<N> extends void ? [] : [IssueArgs<N>]): never {
  const message = `Evaluation Error: ${issue(name, ...args)}`;
  throw new EvaluationError({ code: issueCode(name), severity: 'error', message }, message);
}

/** A complete error with the message at the node. */
export function failure(source: Source, node: Node, code: string, message: string): EvaluationError {
  const at = { source, offset: node.offset, length: node.length };
  const place = source.place(node.offset);
  const text = located(`Evaluation Error: ${message}`, place.file, place.line, place.pos);
  return new EvaluationError({ code, severity: 'error', message: `Evaluation Error: ${message}`, at }, text);
}

/** "Error while evaluating a Function Call, ..." without a place in a source: file and line only. */
export function runtimeErrorAtLine(
  label: Labelled,
  detail: string,
  file: string | undefined,
  line: number | undefined,
): EvaluationError {
  const message = `Evaluation Error: ${issue('RUNTIME_ERROR', { semantic: label, detail })}`;
  const text = located(message, file, line);
  return new EvaluationError({ code: 'RUNTIME_ERROR', severity: 'error', message: text }, text);
}

/** What the expression at hand makes of an error from below: complete ones and jumps as they are, the rest with its place. */
export function wrapError(error: unknown, source: Source, node: Node): unknown {
  if (!(error instanceof PuppetError)) {
    if (isForeign(error)) return failure(source, node, 'RUNTIME_ERROR', runtimeMessage(node, (error as Error).message));
    return placedLimit(error, source, node) ?? error;
  }
  if (error instanceof PlacedError && error.file !== undefined) return error;
  if (error instanceof PlacedError && error.line !== undefined) return error;
  if (error instanceof SemanticError) return failure(source, node, error.issueCode, error.message);
  return failure(source, node, 'RUNTIME_ERROR', runtimeMessage(node, error.message));
}

/** The limit that the error is, or stands for, with the place of the node unless it has one; undefined for any other error. */
export function placedLimit(error: unknown, source: Source, node: Node): LimitError | undefined {
  const limit = limitOf(error);
  if (limit) limit.at ??= { source, offset: node.offset, length: node.length };
  return limit;
}

function runtimeMessage(node: Labelled, detail: string): string {
  return issue('RUNTIME_ERROR', { semantic: node, detail });
}

const INTERNAL: ReadonlySet<unknown> = new Set([Error, TypeError, RangeError, ReferenceError, SyntaxError, EvalError, URIError]);

/** An error class of a neighbouring part (types, values, lookup) that carries Puppet's text: everything but JavaScript's own errors. */
function isForeign(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof DiagnosticError) return false;
  return !INTERNAL.has(error.constructor) && !('code' in error);
}

/** True for what the language itself throws: an error that Puppet code caused, in any of its forms. */
export function isPuppetFailure(error: unknown): error is Error {
  return error instanceof PuppetError || error instanceof DiagnosticError || isForeign(error);
}

export function isJump(error: unknown): error is NextJump | ReturnJump | BreakJump {
  return error instanceof NextJump || error instanceof ReturnJump || error instanceof BreakJump;
}

/** Puppet's whole text of an error, place included. */
export function puppetText(error: Error): string {
  if (error instanceof EvaluationError) return error.text;
  if (error instanceof DiagnosticError) return diagnosticText(error.diagnostic);
  return error.message;
}

/** Message and place of a diagnostic as Puppet writes them. */
export function diagnosticText(diagnostic: Diagnostic): string {
  const { at, file, message } = diagnostic;
  if (at === undefined) return located(message, file);
  const place = at.source.place(at.offset);
  return located(message, place.file, place.line, place.pos);
}
