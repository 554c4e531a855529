import { createHash } from 'node:crypto';
import type { Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { RubyRandom } from '../shared/random.ts';
import { joined } from './shared/joined.ts';

/**
 * `fqdn_rotate(array_or_text, *$seeds)`: the elements or characters rotated by an amount that is always the same for a node.
 *
 * stdlib: lib/puppet/parser/functions/fqdn_rotate.rb
 */
export const fqdnRotate = puppetFunction3x('fqdn_rotate', { type: 'rvalue' }, ({ args, context }) => {
  const [value, ...seeds] = args;
  if (args.length === 0) throw new PuppetError('fqdn_rotate(): Wrong number of arguments given (0 for 1)');
  if (!Array.isArray(value) && typeof value !== 'string') {
    throw new PuppetError('fqdn_rotate(): Requires either array or string to work with');
  }
  const elements: readonly Value[] = typeof value === 'string' ? Array.from(value) : (value as readonly Value[]);
  if (elements.length <= 1) return value;
  const text = joined([context.scope.value('::fqdn'), seeds], ':');
  const seed = BigInt(`0x${createHash('md5').update(text).digest('hex')}`);
  const offset = Number(new RubyRandom(seed).below(BigInt(elements.length)));
  const rotated = [...elements.slice(offset), ...elements.slice(0, offset)];
  return typeof value === 'string' ? rotated.join('') : rotated;
});
