import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `dos2unix(text)`: the text with each carriage return before a line feed left out.
 *
 * stdlib: lib/puppet/parser/functions/dos2unix.rb
 */
export const dos2unix = puppetFunction3x('dos2unix', { arity: 1, type: 'rvalue' }, ({ args }) => {
  const [text] = args;
  if (typeof text !== 'string') throw new PuppetError('dos2unix(): Requires string as argument');
  return text.replaceAll('\r\n', '\n');
});
