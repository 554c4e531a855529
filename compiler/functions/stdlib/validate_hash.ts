import { PuppetHash } from '../../values/index.ts';
import { type Check, checkEach, looksLike, validateFunction } from './shared/validation.ts';

/** stdlib: lib/puppet/parser/functions/validate_hash.rb */
export const checkHash: Check = checkEach('validate_hash', (value) => value instanceof PuppetHash, looksLike('a Hash'));

/**
 * `validate_hash(*$values)`: fails unless all values are hashes.
 *
 * stdlib: lib/puppet/functions/validate_hash.rb
 */
export const validateHash = validateFunction('validate_hash', 'Stdlib::Compat::Hash', checkHash);
