import { createHash } from 'node:crypto';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { rubyClassName } from '../shared/ruby-class.ts';
import { randomIn } from './shared/random-in.ts';

/**
 * `str2saltedsha512(password)`: the password as OS X 10.7 and later store it. The salt is random.
 *
 * stdlib: lib/puppet/parser/functions/str2saltedsha512.rb
 */
export const str2saltedsha512 = puppetFunction3x('str2saltedsha512', { type: 'rvalue' }, ({ args, context }) => {
  if (args.length !== 1) {
    throw new PuppetError(`str2saltedsha512(): Wrong number of arguments passed (${args.length} but we require 1)`);
  }
  const [password] = args;
  if (typeof password !== 'string') {
    throw new PuppetError(`str2saltedsha512(): Requires a String argument, you passed: ${rubyClassName(password)}`);
  }
  const salt = Buffer.alloc(4);
  salt.writeUInt32LE(randomIn(context.scope.compilation)(2 ** 31 - 1));
  return salt.toString('hex') + createHash('sha512').update(salt).update(password).digest('hex');
});
