import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `unix2dos(text)`: line ends of Unix as those of DOS; those that are DOS's already stay.
 *
 * stdlib: lib/puppet/parser/functions/unix2dos.rb
 */
export const unix2dos = puppetFunction3x('unix2dos', { arity: 1, type: 'rvalue' }, ({ args }) => {
  const [text] = args;
  if (typeof text !== 'string') throw new PuppetError('unix2dos(): Requires string as argument');
  return text.replace(/\r*\n/g, '\r\n');
});
