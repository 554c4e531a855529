import type { PType } from '../../types/index.ts';
import { puppetFunction } from '../function.ts';

/**
 * `is_a(Any $value, Type $type)`: whether the value is of the type.
 *
 * stdlib: lib/puppet/functions/is_a.rb
 */
export const isA = puppetFunction('is_a', [
  { params: ['Any value', 'Type type'], body: ({ args }) => (args[1] as PType).isInstance(args[0]) },
]);
