import { inferSet } from '../../types/index.ts';
import { puppetFunction } from '../function.ts';

/**
 * `type_of(Any value)`: the type of a value, in full.
 *
 * stdlib: lib/puppet/functions/type_of.rb
 */
export const typeOf = puppetFunction('type_of', [{ params: ['Any value'], body: ({ args }) => inferSet(args[0]) }]);
