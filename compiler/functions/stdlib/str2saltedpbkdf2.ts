import { pbkdf2Sync } from 'node:crypto';
import { PuppetHash, Sensitive } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `str2saltedpbkdf2(password, salt, iterations)`: the password as macOS 10.8 and later store it, with what the `user` type wants besides.
 *
 * stdlib: lib/puppet/parser/functions/str2saltedpbkdf2.rb
 */
export const str2saltedpbkdf2 = puppetFunction3x('str2saltedpbkdf2', { type: 'rvalue' }, ({ args }) => {
  if (args.length !== 3) throw new PuppetError(`str2saltedpbkdf2(): wrong number of arguments (${args.length} for 3)`);
  const [password, salt, iterations] = args.map((arg) => (arg instanceof Sensitive ? arg.unwrap() : arg));
  if (typeof password !== 'string') throw new PuppetError('str2saltedpbkdf2(): first argument must be a string');
  if (typeof salt !== 'string') throw new PuppetError('str2saltedpbkdf2(): second argument must be a string');
  if (Buffer.byteLength(salt) < 8) throw new PuppetError('str2saltedpbkdf2(): second argument must be at least 8 bytes long');
  if (typeof iterations !== 'bigint') throw new PuppetError('str2saltedpbkdf2(): third argument must be an integer');
  if (iterations <= 40_000n || iterations >= 70_000n) {
    throw new PuppetError('str2saltedpbkdf2(): third argument must be between 40,000 and 70,000');
  }
  const hash = pbkdf2Sync(password, salt, Number(iterations), 128, 'sha512');
  return PuppetHash.fromObject({ password_hex: hash.toString('hex'), salt_hex: Buffer.from(salt).toString('hex'), iterations });
});
