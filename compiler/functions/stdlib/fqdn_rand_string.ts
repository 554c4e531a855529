import { checkText, countSteps } from '../../limits.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { isInteger } from './is_integer.ts';
import { joined } from './shared/joined.ts';
import { leadingInteger } from './shared/leading-number.ts';

/** Each character takes a random number generator of its own, which is as long as that many calls. */
const STEPS = 100;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ALPHANUMERIC = Array.from(`0123456789${LETTERS.toUpperCase()}${LETTERS}`);

/**
 * `fqdn_rand_string(length, charset, *$seeds)`: a text of these characters that is always the same for a node and seeds.
 *
 * stdlib: lib/puppet/parser/functions/fqdn_rand_string.rb
 */
export const fqdnRandString = puppetFunction3x('fqdn_rand_string', { arity: -2, type: 'rvalue' }, ({ args, context }) => {
  const [given, charset, ...seeds] = args;
  const length = isInteger(given) ? leadingInteger(String(given)) : 0n;
  if (length <= 0n) throw new PuppetError('fqdn_rand_string(): first argument must be a positive integer');
  if (charset !== undefined && typeof charset !== 'string') {
    throw new PuppetError('fqdn_rand_string(): second argument must be undef or a string');
  }
  checkText(Number(length));
  const characters = charset === undefined || charset === '' ? ALPHANUMERIC : Array.from(charset);
  let text = '';
  for (let current = 1n; current <= length; current++) {
    countSteps(STEPS);
    const seed = joined([...seeds, current], ':');
    text += characters[Number(context.callFunction('fqdn_rand', [BigInt(characters.length), seed]))];
  }
  return text;
});
