/** The answer of every step of a lookup that finds nothing. Puppet throws `:no_such_key` for it. */
export const NOT_FOUND: unique symbol = Symbol('not found');
export type NotFound = typeof NOT_FOUND;
