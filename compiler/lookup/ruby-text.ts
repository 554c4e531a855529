/**
 * Ruby's to_s and inspect of values, for what Puppet's lookup prints with them: parts of interpolated strings, explanations.
 */
import { countSteps } from '../limits.ts';
import { formatFloat } from '../types/float-format.ts';
import { Default, inspectString, PuppetHash, PuppetRegexp, Sensitive, type Value } from '../values/index.ts';

/** `to_s`, as String#gsub does with what its block returns. */
export function interpolationText(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Sensitive || value instanceof Default) return String(value);
  return typeof value === 'object' ? rubyInspect(value) : scalarText(value);
}

/** `inspect`. */
export function rubyInspect(value: Value): string {
  countSteps(1);
  if (value === undefined) return 'nil';
  if (typeof value === 'string') return inspectString(value);
  if (value instanceof PuppetHash) {
    return `{${[...value].map(([key, one]) => `${rubyInspect(key)}=>${rubyInspect(one)}`).join(', ')}}`;
  }
  if (Array.isArray(value)) return `[${value.map(rubyInspect).join(', ')}]`;
  if (value instanceof Sensitive) return '#<Sensitive [value redacted]>';
  if (value instanceof Default) return ':default';
  if (value instanceof PuppetRegexp) return `/${value.source}/`;
  return typeof value === 'object' ? String(value) : scalarText(value);
}

function scalarText(value: Value): string {
  return typeof value === 'number' ? formatFloat(value) : String(value);
}
