/**
 * Errors on their way between Ruby and the compiler. One of the compiler that no Ruby code rescues comes out as the very same error.
 */
import { DiagnosticError } from '../../parser/index.ts';
import { EvaluationError, isJump, isPuppetFailure, PlacedError, PuppetError, puppetText } from '../evaluator/errors.ts';
import { ArgumentError } from '../functions/error.ts';
import { limitOf } from '../limits.ts';
import type { RubyFailure } from './vm.ts';
import { Trap } from './wasm/wasi.ts';

/** How Ruby raises an error of the compiler: class, number, message, and place when Puppet's error would know it. */
export type RaisedError = readonly [kind: string, id: number, message: string, file: string | null, line: number | null];

/** What no `rescue` of Ruby code may catch: jumps, limits, the end of the machine, errors of the compiler itself. */
function passes(error: unknown): boolean {
  return isJump(error) || limitOf(error) !== undefined || error instanceof Trap || !isPuppetFailure(error);
}

export function raisedError(error: unknown, id: number): RaisedError {
  if (passes(error)) return ['passing', id, error instanceof Error ? error.message : 'jump', null, null];
  if (error instanceof PlacedError) return ['parse', id, error.bare, error.file ?? null, error.line ?? null];
  if (error instanceof DiagnosticError) return ['parse', id, puppetText(error), null, null];
  return [error instanceof ArgumentError ? 'argument' : 'error', id, (error as Error).message, null, null];
}

/** The compiler's error for what Ruby code raised. */
export function errorOfRuby(failure: RubyFailure, known: readonly unknown[]): unknown {
  if (failure.host !== null && failure.host in known) return known[failure.host];
  if (!failure.standard) return beyondRescue(failure.message);
  if (failure.argument) return new ArgumentError(failure.message);
  if (failure.file !== null || failure.line !== null) {
    return new PlacedError(failure.message, failure.file ?? undefined, failure.line ?? undefined);
  }
  return new PuppetError(failure.message);
}

/** Errors of Ruby that are no StandardError (of its syntax, say) are not caught by Puppet's evaluator: they have no place but their own. */
function beyondRescue(message: string): EvaluationError {
  return new EvaluationError({ code: 'RUBY_ERROR', severity: 'error', message }, message);
}
