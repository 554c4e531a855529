import { rubyText } from '../../evaluator/ruby-text.ts';
import type { Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { rubyClassName } from '../shared/ruby-class.ts';
import { flattened } from './shared/flattened.ts';
import { formatIp, type IpAddress, parseIp } from './shared/ip-address.ts';
import { uniqueValues } from './shared/unique-values.ts';

/**
 * `enclose_ipv6(addresses)`: the addresses, each once, with those of IPv6 in brackets and in their shortest form; `*` stays.
 *
 * stdlib: lib/puppet/parser/functions/enclose_ipv6.rb
 */
export const encloseIpv6 = puppetFunction3x('enclose_ipv6', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 1) throw new PuppetError(`enclose_ipv6(): Wrong number of arguments given ${args.length} for 1`);
  const [given] = args;
  if (typeof given !== 'string' && !Array.isArray(given)) {
    throw new PuppetError(`enclose_ipv6(): Wrong argument type given ${rubyClassName(given)} expected String or Array`);
  }
  const addresses = flattened(given).filter((value) => value !== undefined);
  return uniqueValues(addresses.map((value) => (value === '*' ? value : enclosed(value))));
});

function enclosed(value: Value): Value {
  const address = addressOf(value);
  return address.family === 6 ? `[${formatIp(address)}]` : value;
}

function addressOf(value: Value): IpAddress {
  try {
    return parseIp(value);
  } catch (error) {
    if (!(error instanceof PuppetError)) throw error;
    throw new PuppetError(`enclose_ipv6(): Wrong argument given ${rubyText(value)} is not an ip address.`);
  }
}
