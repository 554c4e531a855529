import { characterCount } from '../types/index.ts';
import type { Binary, PuppetHash, Value } from '../values/index.ts';
import { puppetFunction } from './function.ts';

/**
 * `length(Variant[Collection, String, Binary] $arg)`: number of elements, characters or bytes.
 *
 * Puppet: lib/puppet/functions/length.rb
 */
export const length = puppetFunction('length', [
  { params: ['Collection arg'], body: ({ args }) => BigInt(collectionSize(args[0])) },
  { params: ['String arg'], body: ({ args }) => BigInt(characterCount(args[0] as string)) },
  { params: ['Binary arg'], body: ({ args }) => BigInt((args[0] as Binary).length) },
]);

function collectionSize(collection: Value): number {
  return Array.isArray(collection) ? collection.length : (collection as PuppetHash).size;
}
