import { digestFunction } from './shared/digest.ts';

/**
 * `sha256(String $text)`: the SHA256 digest of the text in hexadecimal.
 *
 * Puppet: lib/puppet/parser/functions/sha256.rb
 */
export const sha256 = digestFunction('sha256', 'sha256');
