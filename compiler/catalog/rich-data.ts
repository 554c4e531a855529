/**
 * Values of a catalog and of answers as JSON can hold them.
 *
 * Puppet: resource.rb#to_data_hash, pops/serialization/to_data_converter.rb
 */

import { issue } from '../../parser/diagnostics/issues.ts';
import { EvaluationError, located } from '../evaluator/errors.ts';
import { ResourceReference } from '../evaluator/references.ts';
import { countSteps } from '../limits.ts';
import { type Data, type DataIssue, simpleData, toRichData } from '../types/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import type { CatalogResource } from './resource.ts';

export interface RichDataLog {
  readonly strict: 'off' | 'warning' | 'error';
  warn(message: string): void;
}

/** Parameters of a resource; references are written as `Type[title]`. Without `plainIntegers`, Integers stay apart from Floats. */
export function parameterData(
  parameters: ReadonlyMap<string, Value>,
  resource: CatalogResource,
  log: RichDataLog,
  plainIntegers = true,
): Readonly<Record<string, Data>> {
  const onIssue = (found: DataIssue) => report(found, log, resource);
  const data: Record<string, Data> = {};
  countSteps(parameters.size);
  for (const [name, value] of parameters) {
    // Nearly all values are simple.
    const simple = simpleData(value, plainIntegers);
    if (simple !== undefined) {
      data[name] = simple;
      continue;
    }
    const messagePrefix = `${resource.ref}['${name}']`;
    const options = { symbolAsString: true, localReferences: false, plainIntegers, messagePrefix, onIssue };
    data[name] = toRichData(withTextReferences(value), options);
  }
  return data;
}

/** A value by itself: an object that occurs again is a reference to its first place. */
export function richData(value: Value, subject: string, log: RichDataLog): Data {
  const onIssue = (found: DataIssue) => report(found, log);
  return toRichData(value, { symbolAsString: true, plainIntegers: true, messagePrefix: subject, onIssue });
}

/** A value as parameters in a catalog hold it; what JSON has no word for is text where rich data has none either. */
export function plainData(value: Value): Data {
  return toRichData(withTextReferences(value), { symbolAsString: true, localReferences: false });
}

/** References as their texts, as resources are written. Puppet: resource.rb#value_to_json_data */
function withTextReferences(value: Value): Value {
  if (typeof value !== 'object') return value;
  if (value instanceof ResourceReference) return value.toString();
  if (Array.isArray(value)) {
    countSteps(value.length + 1);
    return (value as readonly Value[]).map(withTextReferences);
  }
  if (!(value instanceof PuppetHash)) return value;
  countSteps(value.size + 1);
  return new PuppetHash([...value].map(([key, item]) => [withTextReferences(key), withTextReferences(item)] as const));
}

/** What could not be written as it is: a warning or, when strict or without end, an error. Puppet: to_data_converter.rb#serialization_issue */
function report({ code, path, klass, value }: DataIssue, { strict, warn }: RichDataLog, resource?: CatalogResource): void {
  const isEndless = code === 'SERIALIZATION_ENDLESS_RECURSION';
  const message = isEndless ? issue(code, { typeName: klass }) : issue(code, { path, klass, value });
  if (!isEndless && strict !== 'error') {
    warn(located(message, resource?.file, resource?.line));
    return;
  }
  const text = `Evaluation Error: ${message}`;
  throw new EvaluationError({ code, severity: 'error', message: text }, located(text, resource?.file, resource?.line));
}
