import type { Value } from '../../values/index.ts';
import { puppetFunction } from '../function.ts';

/**
 * `stdlib::end_with(String $test_string, $suffixes)`: whether the text ends with the suffix, or with one of several.
 *
 * stdlib: lib/puppet/functions/stdlib/end_with.rb
 */
export const endWith = puppetFunction('stdlib::end_with', [
  {
    params: ['String test_string', 'Variant[String[1],Array[String[1], 1]] suffixes'],
    returnType: 'Boolean',
    body: ({ args: [text, suffixes] }) => [suffixes as Value].flat().some((suffix) => (text as string).endsWith(suffix as string)),
  },
]);
