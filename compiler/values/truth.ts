import type { Value } from './value.ts';

/** Puppet's truth: only `undef` and `false` are false; the empty string is true. */
export function isTruthy(value: Value): boolean {
  return value !== undefined && value !== false;
}
