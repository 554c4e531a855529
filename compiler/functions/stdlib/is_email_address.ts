import { PuppetError, puppetFunction3x } from '../function.ts';

const DOMAIN = /^[a-z\d-]+(\.[a-z]+)*\.[a-z]+$/;

/**
 * `is_email_address(text)`: whether the text looks like an email address. The domain has no capitals; every other character at most of
 * what is before it may be anything.
 *
 * stdlib: lib/puppet/parser/functions/is_email_address.rb
 */
export const isEmailAddress = puppetFunction3x('is_email_address', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 1) throw new PuppetError(`is_email_address(): Wrong number of arguments given ${args.length} for 1`);
  const [text] = args;
  if (typeof text !== 'string') return false;
  const at = text.lastIndexOf('@');
  return at > 0 && DOMAIN.test(text.slice(at + 1)) && isLocalPart(text.slice(0, at));
});

/** Ruby's `([\w+\-].?)+`, without the time that going back costs: no two characters outside of the class in a row, nor at first. */
function isLocalPart(text: string): boolean {
  return /^[\w+-]/.test(text) && !/[^\w+-]{2}|\n/u.test(text);
}
