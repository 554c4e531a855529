import { textFunction } from './shared/text-function.ts';

/**
 * `uriescape(text_or_array)`: all that no URI can hold as `%` and the bytes' hexadecimal digits. What separates the parts of a URI stays.
 *
 * stdlib: lib/puppet/parser/functions/uriescape.rb
 */
export const uriescape = textFunction('uriescape', (text) => text.replace(/[^-_.!~*'()a-zA-Z\d;/?:@&=+$,[\]]/gu, escaped));

function escaped(character: string): string {
  return Array.from(Buffer.from(character), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
