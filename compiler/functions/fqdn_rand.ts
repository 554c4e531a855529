import { createHash } from 'node:crypto';
import { interpolated } from '../evaluator/interpolated.ts';
import { isTruthy, PuppetHash, type Value } from '../values/index.ts';
import { PuppetError, puppetFunction3x } from './function.ts';
import { RubyRandom } from './shared/random.ts';
import { joined } from './stdlib/shared/joined.ts';
import { toRubyInteger } from './stdlib/shared/ruby-integer.ts';

/**
 * `fqdn_rand(max, seed, downcase)`: an Integer below `max` that is always the same for a node and seed.
 *
 * Puppet: lib/puppet/parser/functions/fqdn_rand.rb
 */
export const fqdnRand = puppetFunction3x('fqdn_rand', { arity: -2, type: 'rvalue' }, ({ args, context }) => {
  const [limit, seed, downcase] = args;
  const max = toRubyInteger(limit);
  const fqdn = fullName(context.scope.value('facts'));
  const name = downcase !== undefined && isTruthy(downcase) ? fqdn.toLowerCase() : fqdn;
  if (max <= 0n) throw new PuppetError(`invalid argument - ${max}`);
  const text = `${name}:${max}:${seed === undefined ? '' : joined([seed], ':')}`;
  return new RubyRandom(BigInt(`0x${createHash('md5').update(text).digest('hex')}`)).below(max);
});

function fullName(facts: Value): string {
  const networking = facts instanceof PuppetHash ? facts.get('networking') : undefined;
  return networking instanceof PuppetHash ? interpolated(networking.get('fqdn')) : '';
}
