import { rubyInspect } from '../evaluator/ruby-text.ts';
import { infer } from '../types/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import { puppetFunction } from './function.ts';
import { DigError } from './shared/dig-error.ts';

/**
 * `dig(Optional[Collection] $data, Any *$arg)`: the value behind a path of keys and indexes; `undef` as soon as something on
 * the way is.
 *
 * Puppet: lib/puppet/functions/dig.rb
 */
export const dig = puppetFunction('dig', [
  { params: ['Optional[Collection] data'], repeated: 'Any arg', body: ({ args: [data, ...path] }) => dug(data, path) },
]);

function dug(data: Value, path: readonly Value[]): Value {
  let current = data;
  const walked: Value[] = [];
  for (const key of path) {
    if (current === undefined || key === undefined) return undefined;
    current = dugOne(current, key, walked);
  }
  return current;
}

function dugOne(data: Value, key: Value, walked: Value[]): Value {
  if (!Array.isArray(data) && !(data instanceof PuppetHash)) {
    const type = infer(data);
    const message = `The given data does not contain a Collection at ${rubyInspect(walked)}, got '${type}'`;
    throw new DigError(
      message,
      'EXPECTED_COLLECTION',
      new PuppetHash([
        ['walked_path', [...walked]],
        ['value_type', type],
      ]),
    );
  }
  walked.push(key);
  if (data instanceof PuppetHash) return data.get(key);
  if (typeof key !== 'bigint') {
    const type = infer(key);
    const message = `The given data requires an Integer index at ${rubyInspect(walked)}, got '${type}'`;
    throw new DigError(
      message,
      'EXPECTED_INTEGER_INDEX',
      new PuppetHash([
        ['walked_path', [...walked]],
        ['index_type', type],
      ]),
    );
  }
  return (data as readonly Value[]).at(Number(key));
}
