/** A value as `puppet lookup --render-as` prints it. */
import { rubyText } from '../compiler/evaluator/ruby-text.ts';
import { convertToString, type Data, stringifyData } from '../compiler/types/index.ts';
import { PuppetHash, type Value } from '../compiler/values/index.ts';
import { toYaml } from '../compiler/yaml/emit/emitter.ts';

/** `format` is yaml, json or s. A line ending closes the text. */
export function renderValue(value: Value, format: string): string {
  if (format === 'yaml') return toYaml(value, convertToString);
  const text = format === 'json' ? stringifyData(jsonData(value)) : rubyText(value);
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** As Ruby's to_json: keys become texts, and so do values that JSON does not know. */
function jsonData(value: Value): Data {
  if (value === undefined) return null;
  if (typeof value === 'boolean' || typeof value === 'bigint' || typeof value === 'number' || typeof value === 'string')
    return value;
  if (Array.isArray(value)) return (value as readonly Value[]).map(jsonData);
  if (value instanceof PuppetHash) return Object.fromEntries([...value].map(([key, one]) => [rubyText(key), jsonData(one)]));
  return convertToString(value);
}
