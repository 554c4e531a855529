import { textFunction } from './shared/text-function.ts';

/**
 * `swapcase(text_or_array)`: capitals made small, and small letters made capitals.
 *
 * stdlib: lib/puppet/parser/functions/swapcase.rb
 */
export const swapcase = textFunction('swapcase', (text) => Array.from(text, swapped).join(''));

function swapped(character: string): string {
  return /\p{Lu}|\p{Lt}/u.test(character) ? character.toLowerCase() : character.toUpperCase();
}
