import type { Binary, PuppetHash, Sensitive } from '../values/index.ts';
import { puppetFunction } from './function.ts';

/**
 * `empty($arg)`: whether a collection, text or Binary has nothing in it; true for `undef`. A number is never empty, which is
 * deprecated to ask.
 *
 * Puppet: lib/puppet/functions/empty.rb
 */
export const empty = puppetFunction('empty', [
  {
    params: ['Collection coll'],
    body: ({ args }) => (Array.isArray(args[0]) ? args[0].length === 0 : (args[0] as PuppetHash).size === 0),
  },
  { params: ['Sensitive[String] str'], body: ({ args }) => (args[0] as Sensitive).unwrap() === '' },
  { params: ['String str'], body: ({ args }) => args[0] === '' },
  {
    params: ['Numeric num'],
    body: ({ context }) => {
      const { file, line } = context;
      context.warnOnce(`empty-from-${file}-${line}`, 'Calling function empty() with Numeric value is deprecated.', file, line);
      return false;
    },
  },
  { params: ['Binary bin'], body: ({ args }) => (args[0] as Binary).length === 0 },
  { params: ['Undef x'], body: () => true },
]);
