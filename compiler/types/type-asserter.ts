/**
 * Checks that end with Puppet's text.
 *
 * Puppet: pops/types/type_asserter.rb
 */
import { PuppetError } from '../functions/error.ts';
import type { Value } from '../values/value.ts';
import { inferSet } from './calculator.ts';
import { TypeMismatchDescriber } from './mismatch/describer.ts';
import type { PType } from './ptype.ts';

/** A value that is not of the type it should be of. */
export class TypeAssertionError extends PuppetError {
  readonly expected: PType;
  readonly actual: PType;
  constructor(message: string, expected: PType, actual: PType) {
    super(message);
    this.expected = expected;
    this.actual = actual;
  }
}

/** The value, when it is of the type; else a TypeAssertionError that begins with the subject. */
export function assertInstance(subject: string | (() => string), expected: PType, value: Value, undefOk = false): Value {
  if ((value === undefined && undefOk) || expected.isInstance(value)) return value;
  throw mismatch(subject, expected, inferSet(value), 'has wrong type');
}

/** The type, when every value of it fits the expected one; else a TypeAssertionError that begins with the subject. */
export function assertAssignable(subject: string | (() => string), expected: PType, actual: PType): PType {
  if (expected.isAssignable(actual)) return actual;
  throw mismatch(subject, expected, actual, 'is incorrect');
}

function mismatch(subject: string | (() => string), expected: PType, actual: PType, what: string): TypeAssertionError {
  const name = typeof subject === 'function' ? subject() : subject;
  return new TypeAssertionError(TypeMismatchDescriber.describeMismatch(`${name} ${what},`, expected, actual), expected, actual);
}
