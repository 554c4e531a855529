import { infer, inferSet } from '../types/index.ts';
import { puppetFunction } from './function.ts';

/**
 * `type(Any $value, Enum[detailed, reduced, generalized] $inference_method?)`: the type of the value: exact, with the elements
 * of collections reduced to their common type, or without sizes and literal values.
 *
 * Puppet: lib/puppet/functions/type.rb
 */
export const type = puppetFunction('type', [
  { params: ['Any value'], optional: ['Enum[detailed] inference_method'], body: ({ args }) => inferSet(args[0]) },
  { params: ['Any value', 'Enum[reduced] inference_method'], body: ({ args }) => infer(args[0]) },
  { params: ['Any value', 'Enum[generalized] inference_method'], body: ({ args }) => infer(args[0]).generalize() },
]);
