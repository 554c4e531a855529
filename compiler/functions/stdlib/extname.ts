import { puppetFunction } from '../function.ts';
import { extension } from './shared/ruby-paths.ts';

/**
 * `stdlib::extname(String $filename)`: the extension of the file name, with its dot; empty when there is none.
 *
 * stdlib: lib/puppet/functions/stdlib/extname.rb
 */
export const extname = puppetFunction('stdlib::extname', [
  { params: ['String filename'], returnType: 'String', body: ({ args }) => extension(args[0] as string) },
]);
