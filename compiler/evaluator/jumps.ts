/**
 * What `next`, `return` and `break` throw. They are no errors: no stack is taken, as lambdas may end this way many times.
 *
 * Ruby has exceptions, which functions turn into throws when they leave them, and throws, which calls, lambdas and bodies of classes
 * catch. `raised` says which of the two a jump is at the moment.
 *
 * Puppet: pops/evaluator/closure.rb (Next, Return, PuppetStopIteration), pops/functions/function.rb#call
 */
import type { Value } from '../values/index.ts';

export class NextJump {
  raised = true;
  readonly value: Value;
  readonly file: string | undefined;
  readonly line: number | undefined;
  constructor(value: Value, file?: string, line?: number) {
    this.value = value;
    this.file = file;
    this.line = line;
  }
}

export class ReturnJump {
  raised = true;
  readonly value: Value;
  readonly file: string | undefined;
  readonly line: number | undefined;
  constructor(value: Value, file?: string, line?: number) {
    this.value = value;
    this.file = file;
    this.line = line;
  }
}

/** Iterating functions catch it and stop; one that nobody catches is an error. */
export class BreakJump {
  readonly file: string | undefined;
  readonly line: number | undefined;
  constructor(file?: string, line?: number) {
    this.file = file;
    this.line = line;
  }
}

/** Whether the jump ends at a place that catches such throws. */
export function isThrown<J extends NextJump | ReturnJump>(error: unknown, kind: abstract new (...args: never[]) => J): error is J {
  return error instanceof kind && !error.raised;
}

/** Runs the code of a function: a throw ends there, an exception leaves it as a throw. The old functions do not end at `next`. */
export function callWithJumps(body: () => Value, catchesNext = true): Value {
  try {
    return body();
  } catch (error) {
    if (isThrown(error, ReturnJump) || (catchesNext && isThrown(error, NextJump))) return error.value;
    if (error instanceof ReturnJump || error instanceof NextJump) error.raised = false;
    throw error;
  }
}

/** Runs the code of a lambda: `return` goes on as an exception, past the function that called it. Puppet: closure.rb (Dynamic#call) */
export function raisingReturn(body: () => Value): Value {
  try {
    return body();
  } catch (error) {
    if (error instanceof ReturnJump) error.raised = true;
    throw error;
  }
}
