import { digestFunction } from './shared/digest.ts';

/**
 * `sha1(String $text)`: the SHA1 digest of the text in hexadecimal.
 *
 * Puppet: lib/puppet/parser/functions/sha1.rb
 */
export const sha1 = digestFunction('sha1', 'sha1');
