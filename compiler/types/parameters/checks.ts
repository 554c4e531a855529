/** What all types ask of their parameters. Puppet: pops/types/type_parser.rb */
import type { PuppetError } from '../../functions/error.ts';
import type { Value } from '../../values/value.ts';
import { PType } from '../ptype.ts';
import { invalidParameters } from '../type-errors.ts';

/** Parameters between brackets, and the error for an expression that is no type. */
export interface Parameters {
  readonly values: readonly Value[];
  readonly fail: () => PuppetError;
}

/** Throws unless there are so many parameters; `required` is how the message says it. */
export function assertCount(type: string, values: readonly Value[], min: number, max: number, required: string | number): void {
  if (values.length < min || values.length > max) throw invalidParameters(type, required, values.length);
}

export function asType(parameters: Parameters, value: Value): PType {
  if (!(value instanceof PType)) throw parameters.fail();
  return value;
}

/** The one parameter, a type. */
export function onlyType(parameters: Parameters, name: string, required: string | number): PType {
  assertCount(name, parameters.values, 1, 1, required);
  return asType(parameters, parameters.values[0]);
}
