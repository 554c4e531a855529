/** Runs machines under a bound of time: nothing but V8 itself can stop a loop of theirs. */
import { createContext, Script } from 'node:vm';
import { LimitError, secondsLeft } from '../limits.ts';

let trampoline: { readonly script: Script; readonly context: { body: (() => unknown) | undefined } } | undefined;

/** Runs the body until the compilation's time is over; then throws the error of the limit. */
export function withinTime<T>(body: () => T): T {
  const seconds = secondsLeft();
  if (seconds <= 0) throw new LimitError('seconds');
  if (!Number.isFinite(seconds)) return body();
  trampoline ??= { script: new Script('body()'), context: createContext({ body: undefined }) as { body: undefined } };
  const { script, context } = trampoline;
  const before = context.body;
  context.body = body;
  try {
    return script.runInContext(context, { timeout: Math.ceil(seconds * 1000) }) as T;
  } catch (error) {
    if (isTimeout(error)) throw new LimitError('seconds');
    throw error;
  } finally {
    context.body = before;
  }
}

/** The error is one of the other context, and so no instance of this one's Error. */
function isTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
