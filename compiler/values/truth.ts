/** Puppet's truth, and Ruby's: only `undef` and `false` are false; the empty string is true. */
export function isTruthy(value: unknown): boolean {
  return value !== undefined && value !== false;
}
