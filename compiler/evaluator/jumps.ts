/**
 * What `next`, `return` and `break` throw. They are no errors: no stack is taken, as lambdas may end this way many times.
 *
 * Puppet: pops/evaluator/closure.rb (Next, Return, PuppetStopIteration)
 */
import type { Value } from '../values/index.ts';

export class NextJump {
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
