import type { Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { characterSet } from './shared/character-set.ts';
import { noConversion, noMethod } from './shared/ruby-errors.ts';

/**
 * `squeeze(text_or_array, characters)`: runs of the same character, or of those given, as one. `a-z` gives a range, a leading `^` all others.
 *
 * stdlib: lib/puppet/parser/functions/squeeze.rb
 */
export const squeeze = puppetFunction3x('squeeze', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 1 && args.length !== 2) {
    throw new PuppetError(`squeeze(): Wrong number of arguments given ${args.length} for 2 or 1`);
  }
  const [value, given] = args;
  const characters = given === false ? undefined : given;
  if (!Array.isArray(value)) return squeezed(value, characters);
  return (value as readonly Value[]).map((item) => squeezed(item, characters));
});

function squeezed(text: Value, characters: Value): string {
  if (typeof text !== 'string') throw noMethod('squeeze', text);
  if (characters !== undefined && typeof characters !== 'string') throw noConversion(characters, 'String');
  const includes = characters === undefined ? () => true : characterSet(characters);
  const result: string[] = [];
  for (const character of text) if (character !== result.at(-1) || !includes(character)) result.push(character);
  return result.join('');
}
