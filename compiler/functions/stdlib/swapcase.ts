import { textFunction } from './shared/text-function.ts';

/**
 * `swapcase(text_or_array)`: capitals made small, and small letters made capitals.
 *
 * stdlib: lib/puppet/parser/functions/swapcase.rb
 */
export const swapcase = textFunction('swapcase', (text) => Array.from(text, swapped).join(''));

function swapped(character: string): string {
  if (/\p{Lt}/u.test(character)) return swappedTitle(character);
  return /\p{Lu}/u.test(character) ? character.toLowerCase() : character.toUpperCase();
}

/** A character that stands for a capital and a small letter: two letters after it. */
function swappedTitle(character: string): string {
  const letters = Array.from(character.normalize('NFKC'));
  const [first = '', ...rest] = letters.length > 1 ? letters : Array.from(character.toUpperCase());
  return first.toLowerCase() + rest.join('').toUpperCase();
}
