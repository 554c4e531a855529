import { digestFunction } from './shared/digest.ts';

/**
 * `digest(String $text)`: the SHA256 digest of the text in hexadecimal.
 *
 * Puppet: lib/puppet/parser/functions/digest.rb
 */
export const digest = digestFunction('digest', 'sha256');
