import { Sensitive, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { bcrypt } from './shared/bcrypt.ts';
import { md5Crypt, shaCrypt } from './shared/crypt.ts';

/** The bytes that crypt(3) of libxcrypt takes; what it answers for more is no password's hash. */
const LONGEST_PASSWORD = 511;
const FAILED = '*0';
const SALT = /^[a-zA-Z0-9./]+$/;
const BCRYPT_SALT = /^[0-9]{2}\$[./A-Za-z0-9]{22}/m;

type Crypt = (password: string, salt: string) => string;

const KINDS: ReadonlyMap<string, Crypt> = new Map([
  ['md5', md5Crypt],
  ['sha-256', (password: string, salt: string) => shaCrypt('sha256', password, salt)],
  ['sha-512', (password: string, salt: string) => shaCrypt('sha512', password, salt)],
  ['bcrypt', (password: string, salt: string) => bcrypt('b', password, salt)],
  ['bcrypt-a', (password: string, salt: string) => bcrypt('a', password, salt)],
  ['bcrypt-x', (password: string, salt: string) => bcrypt('x', password, salt)],
  ['bcrypt-y', (password: string, salt: string) => bcrypt('y', password, salt)],
]);

/**
 * `pw_hash(password, kind, salt)`: the password as crypt(3) hashes it; undef for none.
 *
 * stdlib: lib/puppet/parser/functions/pw_hash.rb
 */
export const pwHash = puppetFunction3x('pw_hash', { type: 'rvalue', arity: 3 }, ({ args }) => {
  const [password, kind, salt] = args.map((arg) => (arg instanceof Sensitive ? arg.unwrap() : arg));
  if (!(typeof password === 'string' || password === undefined)) refuse('first argument must be a string');
  if (typeof kind !== 'string') refuse('second argument must be a string');
  const crypt = KINDS.get(kind.toLowerCase());
  if (crypt === undefined) refuse(`${kind} is not a valid hash type`);
  checkSalt(salt, kind.toLowerCase().startsWith('bcrypt'));
  if (password === undefined || password === '') return undefined;
  return hashed(crypt, password, salt);
});

function refuse(why: string): never {
  throw new PuppetError(`pw_hash(): ${why}`);
}

function checkSalt(salt: Value, isBcrypt: boolean): asserts salt is string {
  if (typeof salt !== 'string') refuse('third argument must be a string');
  if (salt === '') refuse('third argument must not be empty');
  if (isBcrypt && !BCRYPT_SALT.test(salt)) refuse('characters in salt must match (?-mix:^[0-9]{2}\\$[.\\/A-Za-z0-9]{22})');
  if (!(isBcrypt || SALT.test(salt))) refuse('characters in salt must be in the set [a-zA-Z0-9./]');
}

function hashed(crypt: Crypt, password: string, salt: string): string {
  if (password.includes('\0')) throw new PuppetError('string contains null byte');
  return Buffer.byteLength(password) > LONGEST_PASSWORD ? FAILED : crypt(password, salt);
}
