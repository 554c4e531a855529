import { PuppetError, puppetFunction3x } from '../function.ts';
import { loadedAsOfOld } from './shared/autoloader.ts';

/**
 * `has_ip_address(address)`: whether an interface of the node has the address.
 *
 * stdlib: lib/puppet/parser/functions/has_ip_address.rb
 */
export const hasIpAddress = puppetFunction3x('has_ip_address', { type: 'rvalue' }, ({ args, context }) => {
  if (args.length !== 1) throw new PuppetError(`has_ip_address(): Wrong number of arguments given (${args.length} for 1)`);
  loadedAsOfOld(context, 'has_interface_with');
  return context.callFunction('has_interface_with', ['ipaddress', args[0]]);
});
