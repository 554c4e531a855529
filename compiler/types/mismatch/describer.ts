/**
 * The texts of type errors. They come from here alone.
 *
 * Puppet: pops/types/type_mismatch_describer.rb
 */
import { PuppetError } from '../../functions/error.ts';
import { Deferred } from '../../values/deferred.ts';
import type { PuppetHash } from '../../values/hash.ts';
import type { Value } from '../../values/value.ts';
import { inferSet } from '../calculator.ts';
import type { PStructElement, PStructType } from '../collection-types.ts';
import { POptionalType } from '../optional-types.ts';
import type { PType } from '../ptype.ts';
import { describe } from './describe.ts';
import { InvalidParameter, type Mismatch, MissingParameter } from './mismatches.ts';
import { pathElement } from './path.ts';
import { describeSignatures } from './signatures.ts';

/** Values of parameters by name. */
export type GivenParameters = ReadonlyMap<string, Value> | PuppetHash;

/** The type that a deferred call will answer, as far as it is declared; undefined when it is not. */
export type DeferredReturnType = (deferred: Deferred) => PType | undefined;

/** Why a value of the actual type does not fit where `name` is expected; empty when it does. */
export function describeMismatch(name: string, expected: PType, actual: PType): string {
  const errors = describe(expected, actual, [pathElement('subject', name)]);
  return errors.length === 1 ? (errors[0] as Mismatch).format().trim() : errors.map((error) => error.format()).join('\n ');
}

/** The ways in which a value does not fit the type of a parameter, each with its place in the value; none when it does. */
export function parameterMismatches(name: string, type: PType, value: Value): readonly Mismatch[] {
  return type.isInstance(value) ? [] : describe(type, inferSet(value), [pathElement('parameter', name)]);
}

export const TypeMismatchDescriber = {
  describeMismatch,

  /** Why none of the signatures takes the arguments; see `describeSignatures`. */
  describeSignatures,

  /**
   * Checks parameters of a class, define or the like (`subject`: `Class[X]`) against the Struct of its declared ones, and throws a
   * PuppetError with all that is wrong. `missingOk` lets required parameters be absent.
   */
  validateParameters(
    subject: string,
    declared: PStructType,
    given: GivenParameters,
    missingOk = false,
    deferredReturnType: DeferredReturnType = () => undefined,
  ): void {
    const names = [...given.keys()] as readonly string[];
    const unknown = names.filter((name) => !declared.hashedElements.has(name));
    const errors: Mismatch[] = unknown.map((name) => new InvalidParameter([], name));
    for (const element of declared.elements) errors.push(...describeParameter(element, given, missingOk, deferredReturnType));
    throwErrors(subject, errors);
  },

  /** Checks the default value of one parameter, and throws a PuppetError when it does not fit. */
  validateDefaultParameter(subject: string, name: string, type: PType, value: Value): void {
    if (type.isInstance(value)) return;
    throwErrors(subject, describe(type, inferSet(value).generalize(), [pathElement('parameter', name)]));
  },
};

function describeParameter(
  element: PStructElement,
  given: GivenParameters,
  missingOk: boolean,
  deferredReturnType: DeferredReturnType,
): readonly Mismatch[] {
  const { name, valueType } = element;
  if (!given.has(name)) {
    return missingOk || element.keyType instanceof POptionalType ? [] : [new MissingParameter([], name)];
  }
  const value = given.get(name);
  const path = [pathElement('parameter', name)];
  if (value instanceof Deferred) {
    const result = deferredReturnType(value);
    if (result === undefined || valueType.generalize().isAssignable(result.generalize())) return [];
    return describe(valueType, result, path);
  }
  return valueType.isInstance(value) ? [] : describe(valueType, inferSet(value), path);
}

function throwErrors(subject: string, errors: readonly Mismatch[]): void {
  if (errors.length === 0) return;
  if (errors.length === 1) throw new PuppetError(`${subject}:${(errors[0] as Mismatch).format()}`);
  throw new PuppetError(`${subject}:\n ${errors.map((error) => error.format()).join('\n ')}`);
}
