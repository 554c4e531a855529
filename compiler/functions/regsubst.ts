import { escapeRegexp } from '../regexp/escape.ts';
import type { PRegexpType } from '../types/index.ts';
import { type PuppetHash, PuppetRegexp, type Value } from '../values/index.ts';
import { puppetFunction } from './function.ts';
import { substitute } from './shared/substitute.ts';

const TARGET = 'Variant[Array[String],String] target';
const REPLACEMENT = 'Variant[String,Hash[String,String]] replacement';

/**
 * `regsubst($target, $pattern, $replacement, String $flags?)`: the text, or each of several, with the first match of the pattern
 * replaced; flag `G` replaces all, `I`, `M` and `E` are options of a pattern given as text. `\1` is a group.
 *
 * Puppet: lib/puppet/functions/regsubst.rb
 */
export const regsubst = puppetFunction('regsubst', [
  {
    params: [TARGET, 'String pattern', REPLACEMENT],
    optional: ['Optional[Pattern[/^[GEIM]*$/]] flags', "Enum['N','E','S','U'] encoding"],
    body: ({ args: [target, pattern, replacement, flags] }) => {
      const given = (flags as string | undefined) ?? '';
      const options = { ignoreCase: given.includes('I'), multiline: given.includes('M'), extended: given.includes('E') };
      return replaced(target, new PuppetRegexp(pattern as string, options), replacement, given.includes('G'));
    },
  },
  {
    params: [TARGET, 'Variant[Regexp,Type[Regexp]] pattern', REPLACEMENT],
    optional: ['Pattern[/^G?$/] flags'],
    body: ({ args: [target, pattern, replacement, flags] }) => {
      const regexp = pattern instanceof PuppetRegexp ? pattern : literal((pattern as PRegexpType).pattern ?? '');
      return replaced(target, regexp, replacement, flags === 'G');
    },
  },
]);

/** Ruby takes a text as it is: the source of a Regexp type is no pattern here, but looked for literally. */
function literal(text: string): PuppetRegexp {
  return new PuppetRegexp(escapeRegexp(text));
}

function replaced(target: Value, pattern: PuppetRegexp, replacement: Value, all: boolean): Value {
  pattern.compile();
  const change = (text: string): string => substitute(text, pattern, replacement as string | PuppetHash, all);
  return Array.isArray(target) ? target.map((text: Value) => change(text as string)) : change(target as string);
}
