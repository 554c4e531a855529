import type { Value } from '../../values/index.ts';
import { puppetFunction } from '../function.ts';

/**
 * `stdlib::start_with(String $test_string, $prefixes)`: whether the text starts with the prefix, or with one of several.
 *
 * stdlib: lib/puppet/functions/stdlib/start_with.rb
 */
export const startWith = puppetFunction('stdlib::start_with', [
  {
    params: ['String test_string', 'Variant[String[1],Array[String[1], 1]] prefixes'],
    returnType: 'Boolean',
    body: ({ args: [text, prefixes] }) =>
      [prefixes as Value].flat().some((prefix) => (text as string).startsWith(prefix as string)),
  },
]);
