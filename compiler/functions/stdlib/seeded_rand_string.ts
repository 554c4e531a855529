import { createHash } from 'node:crypto';
import { checkText, countSteps } from '../../limits.ts';
import { PuppetError, puppetFunction } from '../function.ts';
import { RubyRandom } from '../shared/random.ts';

/** Elements that an array of Ruby's can have. */
const MOST = 2n ** 60n - 1n;
/** What a character costs, in steps of a compilation. */
const STEPS = 10;
const CHARSET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * `seeded_rand_string(Integer[1] length, String seed, String[2] charset)`: random characters that are always the same for a seed.
 *
 * stdlib: lib/puppet/functions/seeded_rand_string.rb
 */
export const seededRandString = puppetFunction('seeded_rand_string', [
  {
    params: ['Integer[1] length', 'String seed'],
    optional: ['String[2] charset'],
    body: ({ args }) => {
      const [length, seed, given] = args as readonly [bigint, string, string?];
      if (length > MOST) throw new PuppetError('array size too big');
      checkText(Number(length));
      const charset = Array.from(given ?? CHARSET);
      const random = new RubyRandom(BigInt(`0x${createHash('sha256').update(seed).digest('hex')}`));
      let text = '';
      for (let count = 0n; count < length; count++) {
        countSteps(STEPS);
        text += charset[Number(random.below(BigInt(charset.length)))];
      }
      return text;
    },
  },
]);
