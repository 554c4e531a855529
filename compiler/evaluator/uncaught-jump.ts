/** Jumps that leave all code there is. */
import { PlacedError } from './errors.ts';
import { BreakJump, NextJump, ReturnJump } from './jumps.ts';

/** What Puppet says of `next` and `return` where nothing ends with them; anything else as it is. Puppet: pops/functions/function.rb#call */
export function uncaughtJump(error: unknown): unknown {
  if (error instanceof NextJump) return new PlacedError('next() from context where this is illegal', error.file, error.line);
  if (error instanceof ReturnJump) return new PlacedError('return() from context where this is illegal', error.file, error.line);
  return error;
}

/** The same at the end of a file, where `break` has its place, too. Puppet: pops/evaluator/evaluator_impl.rb#eval_Program */
export function jumpAtEndOfFile(error: unknown): unknown {
  if (error instanceof BreakJump) return new PlacedError(BREAK, error.file, error.line);
  return uncaughtJump(error);
}

/** Outside of files and functions it has none. */
export function jumpAtEndOfCompilation(error: unknown): unknown {
  return error instanceof BreakJump ? new PlacedError(BREAK, undefined, undefined) : uncaughtJump(error);
}

const BREAK = 'break() from context where this is illegal';
