import { createHash } from 'node:crypto';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { RubyRandom } from '../shared/random.ts';
import { leadingInteger } from './shared/leading-number.ts';

/**
 * `seeded_rand(max, seed)`: an Integer below `max` that is always the same for a seed.
 *
 * stdlib: lib/puppet/parser/functions/seeded_rand.rb
 */
export const seededRand = puppetFunction3x('seeded_rand', { arity: 2, type: 'rvalue' }, ({ args }) => {
  const [limit, seed] = args;
  const isInteger = typeof limit === 'bigint' || (typeof limit === 'string' && /^-?(?:(?:[1-9]\d*)|0)$/m.test(limit));
  const max = isInteger ? leadingInteger(String(limit)) : 0n;
  if (max <= 0n) throw new PuppetError('seeded_rand(): first argument must be a positive integer');
  if (typeof seed !== 'string') throw new PuppetError('seeded_rand(): second argument must be a string');
  return new RubyRandom(BigInt(`0x${createHash('md5').update(seed).digest('hex')}`)).below(max);
});
