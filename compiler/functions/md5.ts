import { digestFunction } from './shared/digest.ts';

/**
 * `md5(String $text)`: the MD5 digest of the text in hexadecimal.
 *
 * Puppet: lib/puppet/parser/functions/md5.rb
 */
export const md5 = digestFunction('md5', 'md5');
