import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `str2bool(text)`: the Boolean that a word like `yes`, `1`, `false` or `n` means. The empty string is false.
 *
 * stdlib: lib/puppet/parser/functions/str2bool.rb
 */
export const str2bool = puppetFunction3x('str2bool', { type: 'rvalue' }, ({ args }) => {
  if (args.length === 0) throw new PuppetError(`str2bool(): Wrong number of arguments given (${args.length} for 1)`);
  const [text] = args;
  if (typeof text === 'boolean') return text;
  if (typeof text !== 'string') throw new PuppetError('str2bool(): Requires string to work with');
  if (/^$/m.test(text)) return false;
  if (/^(1|t|y|true|yes)$/im.test(text)) return true;
  if (/^(0|f|n|false|no)$/im.test(text) || /^(undef|undefined)$/m.test(text)) return false;
  throw new PuppetError('str2bool(): Unknown type of boolean given');
});
