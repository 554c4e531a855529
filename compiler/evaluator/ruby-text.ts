import { countSteps } from '../limits.ts';
import { formatFloat } from '../types/float-format.ts';
import { PType, rubyClassName } from '../types/index.ts';
import {
  Default,
  inspectString,
  inspectSymbol,
  PuppetHash,
  PuppetRegexp,
  RubySymbol,
  Sensitive,
  Uri,
  type Value,
} from '../values/index.ts';
import { interpolated } from './interpolated.ts';
import { ResourceReference } from './references.ts';

/** Ruby's `to_s` of a value, which some messages hold: the elements of arrays and hashes appear as Ruby code. */
export function rubyText(value: Value): string {
  if (Array.isArray(value) || value instanceof PuppetHash) return rubyInspect(value);
  if (typeof value === 'number') return formatFloat(value);
  return value instanceof PuppetRegexp ? value.toRubyString() : interpolated(value);
}

/** Ruby's `inspect` of a value. */
export function rubyInspect(value: Value): string {
  if (value === undefined) return 'nil';
  if (typeof value === 'string') return inspectString(value);
  if (typeof value === 'number') return formatFloat(value);
  if (Array.isArray(value)) {
    countSteps(value.length + 1);
    return `[${(value as readonly Value[]).map(rubyInspect).join(', ')}]`;
  }
  if (value instanceof PuppetHash) {
    countSteps(value.size + 1);
    return `{${[...value].map(([key, item]) => `${rubyInspect(key)}=>${rubyInspect(item)}`).join(', ')}}`;
  }
  if (value instanceof Default) return ':default';
  if (value instanceof RubySymbol) return inspectSymbol(value.name);
  if (value instanceof Sensitive) return '#<Sensitive [value redacted]>';
  if (value instanceof PuppetRegexp) return `/${value.source.replaceAll('/', '\\/')}/`;
  if (value instanceof Uri) return `#<${rubyClassName(value)} ${value}>`;
  if (value instanceof ResourceReference) return value.inspect();
  return value instanceof PType ? value.toString() : interpolated(value);
}
