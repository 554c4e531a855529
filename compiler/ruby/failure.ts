/**
 * Errors on their way between Ruby and the compiler. One of the compiler that no Ruby code rescues comes out as the very same error, and so
 * does one of Ruby that has only passed through the compiler, from a block to the code that gave it.
 */
import { DiagnosticError } from '../../parser/index.ts';
import { EvaluationError, isJump, isPuppetFailure, PlacedError, PuppetError, puppetText } from '../evaluator/errors.ts';
import { ArgumentError } from '../functions/error.ts';
import { limitOf } from '../limits.ts';
import { LookupError, RubyError } from '../lookup/index.ts';
import type { RubyFailure, RubyVm } from './vm.ts';
import { Trap } from './wasm/wasi.ts';

/** How Ruby raises an error of the compiler: class, number, message, and place when Puppet's error would know it. */
type ToldError = readonly [kind: string, id: number, message: string, file: string | null, line: number | null];
/** The same, with the innermost place of one that came from Ruby, and its number if it is one of the machine. */
export type RaisedError = readonly [...ToldError, at: string | null, own: number | null];

/** Errors that come from Ruby: their machine, their number in it, and their innermost place. */
const origins = new WeakMap<object, readonly [machine: RubyVm, own: number, at: string | null]>();

/** What no `rescue` of Ruby code may catch: jumps, limits, the end of the machine, errors of the compiler itself. */
function passes(error: unknown): boolean {
  return isJump(error) || limitOf(error) !== undefined || error instanceof Trap || !isPuppetFailure(error);
}

export function raisedError(error: unknown, id: number, machine: RubyVm): RaisedError {
  const [origin, own, at] = origins.get(error as object) ?? [];
  return [...toldError(error, id), at ?? null, origin === machine ? (own as number) : null];
}

function toldError(error: unknown, id: number): ToldError {
  if (passes(error)) return ['passing', id, error instanceof Error ? error.message : 'jump', null, null];
  if (error instanceof PlacedError) return ['parse', id, error.bare, error.file ?? null, error.line ?? null];
  if (error instanceof LookupError) return ['lookup', id, puppetText(error), null, null];
  if (error instanceof DiagnosticError) return ['parse', id, puppetText(error), null, null];
  return [error instanceof ArgumentError ? 'argument' : 'error', id, (error as Error).message, null, null];
}

/** The compiler's error for what Ruby code raised. */
export function errorOfRuby(failure: RubyFailure, known: readonly unknown[], machine: RubyVm): unknown {
  if (failure.host !== null && failure.host in known) return known[failure.host];
  const error = madeError(failure);
  origins.set(error, [machine, failure.own, failure.at]);
  return error;
}

function madeError({ kind, message, file, line }: RubyFailure): Error {
  if (kind === 'other') return beyondRescue(message);
  if (kind === 'lookup') return new LookupError(message);
  if (kind === 'argument') return new ArgumentError(message);
  if (file !== null || line !== null) return new PlacedError(message, file ?? undefined, line ?? undefined);
  return kind === 'puppet' ? new PuppetError(message) : new RubyError(message);
}

/** Errors of Ruby that are no StandardError (of its syntax, say) are not caught by Puppet's evaluator: they have no place but their own. */
function beyondRescue(message: string): EvaluationError {
  return new EvaluationError({ code: 'RUBY_ERROR', severity: 'error', message }, message);
}
