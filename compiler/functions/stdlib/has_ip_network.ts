import { PuppetError, puppetFunction3x } from '../function.ts';
import { loadedAsOfOld } from './shared/autoloader.ts';

/**
 * `has_ip_network(network)`: whether an interface of the node has the network.
 *
 * stdlib: lib/puppet/parser/functions/has_ip_network.rb
 */
export const hasIpNetwork = puppetFunction3x('has_ip_network', { type: 'rvalue' }, ({ args, context }) => {
  if (args.length !== 1) throw new PuppetError(`has_ip_network(): Wrong number of arguments given (${args.length} for 1)`);
  loadedAsOfOld(context, 'has_interface_with');
  return context.callFunction('has_interface_with', ['network', args[0]]);
});
