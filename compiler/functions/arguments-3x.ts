import { parameterValue } from '../evaluator/references.ts';
import type { Scope } from '../evaluator/scope.ts';
import { countSteps } from '../limits.ts';
import { Binary, PuppetHash, PuppetRegexp, SemVer, SemVerRange, Timespan, Timestamp, type Value } from '../values/index.ts';

/**
 * An argument as functions of the old interface get it.
 *
 * Puppet: pops/evaluator/runtime3_converter.rb (Runtime3FunctionArgumentConverter)
 */
export function argumentFor3x(value: Value, scope: Scope): Value {
  return value === undefined ? '' : inner(value, scope);
}

function inner(value: Value, scope: Scope): Value {
  if (typeof value !== 'object') return value;
  countSteps(1);
  if (Array.isArray(value)) return (value as readonly Value[]).map((item) => inner(item, scope));
  if (value instanceof PuppetHash)
    return new PuppetHash([...value].map(([key, item]) => [inner(key, scope), inner(item, scope)] as const));
  if (value instanceof PuppetRegexp) return `/${value.source.replaceAll('/', '\\/')}/`;
  const isText =
    value instanceof SemVer ||
    value instanceof SemVerRange ||
    value instanceof Binary ||
    value instanceof Timespan ||
    value instanceof Timestamp;
  return isText ? value.toString() : parameterValue(value, scope);
}
