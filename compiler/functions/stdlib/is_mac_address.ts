import { Default } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { noConversion } from './shared/ruby-errors.ts';

const LENGTHS = [/^[a-f0-9]{1,2}(:[a-f0-9]{1,2}){5}$/im, /^[a-f0-9]{1,2}(:[a-f0-9]{1,2}){19}$/im];

/**
 * `is_mac_address(text)`: whether a line of the text is a MAC address of 6 or 20 bytes.
 *
 * stdlib: lib/puppet/parser/functions/is_mac_address.rb
 */
export const isMacAddress = puppetFunction3x('is_mac_address', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 1) throw new PuppetError(`is_mac_address(): Wrong number of arguments given ${args.length} for 1`);
  const [text] = args;
  if (text instanceof Default) return false;
  if (typeof text !== 'string') throw noConversion(text, 'String');
  return LENGTHS.some((pattern) => pattern.test(text));
});
