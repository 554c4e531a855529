import { setFlagsFromString } from 'node:v8';

/**
 * Makes V8 start large modules fast: no optimizing in the background, for which the process would wait at its end, and no look at functions
 * that are never called.
 */
export function v8Flags(): void {
  setFlagsFromString('--liftoff-only');
  setFlagsFromString('--wasm-lazy-validation');
}
