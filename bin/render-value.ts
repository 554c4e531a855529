/** A value as `puppet lookup --render-as` prints it. */
import { rubyText } from '../compiler/evaluator/ruby-text.ts';
import { convertToString, type Data, stringifyData } from '../compiler/types/index.ts';
import { Binary, PuppetHash, PuppetRegexp, SemVer, Timespan, Timestamp, type Value } from '../compiler/values/index.ts';
import { type Tagged, toYaml } from '../compiler/yaml/emit/emitter.ts';

/** `format` is yaml, json or s. A line ending closes the text. */
export function renderValue(value: Value, format: string): string {
  if (format === 'yaml') return toYaml(value, rubyObject);
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
  return value instanceof PuppetRegexp ? rubyText(value) : convertToString(value);
}

/** Values that Ruby writes as objects. Types, URIs and bytes beyond ASCII stay texts, and Sensitive keeps its secret: Puppet prints it. */
function rubyObject(value: Value): string | Tagged {
  if (value instanceof PuppetRegexp) return { tag: '!ruby/regexp', content: regexpLiteral(value) };
  if (value instanceof Timestamp) return object('Puppet::Pops::Time::Timestamp', [['nsecs', value.nanoseconds]]);
  if (value instanceof Timespan) return object('Puppet::Pops::Time::Timespan', [['nsecs', value.nanoseconds]]);
  if (value instanceof Binary && value.bytes.every((byte) => byte < 0x80))
    return object('Puppet::Pops::Types::PBinaryType::Binary', [['binary_buffer', Buffer.from(value.bytes).toString()]]);
  if (!(value instanceof SemVer)) return convertToString(value);
  return object('SemanticPuppet::Version', [
    ['major', BigInt(value.major)],
    ['minor', BigInt(value.minor)],
    ['patch', BigInt(value.patch)],
    ['prerelease', value.prereleaseParts?.map((part) => (typeof part === 'number' ? BigInt(part) : part))],
    ['build', value.buildParts],
  ]);
}

function object(className: string, attributes: readonly (readonly [string, Value])[]): Tagged {
  return { tag: `!ruby/object:${className}`, content: new PuppetHash(attributes) };
}

function regexpLiteral({ source, options }: PuppetRegexp): string {
  const flags = `${options.multiline ? 'm' : ''}${options.ignoreCase ? 'i' : ''}${options.extended ? 'x' : ''}`;
  return `/${source.replace(/(?<!\\)((?:\\\\)*)\//g, '$1\\/')}/${flags}`;
}
