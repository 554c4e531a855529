import { countSteps } from '../limits.ts';
import { convertToString, formatFloat, PType } from '../types/index.ts';
import { Default, PuppetHash, PuppetIterable, PuppetObject, PuppetRegexp, type Value } from '../values/index.ts';

/**
 * The text of a value inside a double quoted string.
 *
 * Puppet: pops/evaluator/evaluator_impl.rb#string_Object and relatives
 */
export function interpolated(value: Value): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'undefined':
      return '';
    case 'bigint':
      return value.toString();
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return formatFloat(value);
    default:
      return compound(value);
  }
}

function compound(value: Exclude<Value, string | undefined | bigint | boolean | number>): string {
  if (Array.isArray(value)) {
    countSteps(value.length + 1);
    return `[${(value as readonly Value[]).map(interpolated).join(', ')}]`;
  }
  if (value instanceof PuppetHash) {
    countSteps(value.size + 1);
    return `{${[...value].map(([key, item]) => `${interpolated(key)} => ${interpolated(item)}`).join(', ')}}`;
  }
  if (value instanceof Default) return 'default';
  if (value instanceof PType || value instanceof PuppetIterable) return value.toString();
  if (value instanceof PuppetRegexp) return value.toDelimited();
  if (value instanceof PuppetObject && value.text !== undefined) return value.text;
  return convertToString(value);
}
