import { PuppetHash, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { rubyClassName } from '../shared/ruby-class.ts';
import { rubyInteger } from './shared/ruby-integer.ts';

/**
 * `dig44(data, path, default)`: the value inside of hashes and arrays that the keys and indexes of the path lead to.
 *
 * stdlib: lib/puppet/parser/functions/dig44.rb
 */
export const dig44 = puppetFunction3x('dig44', { arity: -2, type: 'rvalue' }, ({ args }) => {
  if (args.length < 2) throw new PuppetError(`dig44(): Wrong number of arguments given (${args.length} for at least 2)`);
  const [data, path, missing] = args;
  if (!isCollection(data)) {
    throw new PuppetError(`dig44(): first argument must be a hash or an array, given ${rubyClassName(data)}`);
  }
  if (!Array.isArray(path)) throw new PuppetError(`dig44(): second argument must be an array, given ${rubyClassName(path)}`);
  let value: Value = data;
  for (const key of path as readonly Value[]) value = step(value, key);
  return value === undefined ? missing : value;
});

function isCollection(value: Value): value is PuppetHash | readonly Value[] {
  return Array.isArray(value) || value instanceof PuppetHash;
}

function step(value: Value, key: Value): Value {
  if (value instanceof PuppetHash) return value.get(key);
  if (!Array.isArray(value)) return undefined;
  const index = rubyInteger(key);
  return index === undefined ? undefined : (value as readonly Value[]).at(Number(index));
}
