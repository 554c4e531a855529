import { countSteps } from '../../limits.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { rubyClassName } from '../shared/ruby-class.ts';

/**
 * `deep_merge(*$hashes)`: the hashes as one, later ones winning, hashes inside merged in the same way.
 *
 * stdlib: lib/puppet/parser/functions/deep_merge.rb
 */
export const deepMerge = puppetFunction3x('deep_merge', { type: 'rvalue' }, ({ args }) => {
  if (args.length < 2) throw new PuppetError(`deep_merge(): wrong number of arguments (${args.length}; must be at least 2)`);
  let result = new PuppetHash();
  for (const hash of args) {
    if (hash === '') continue;
    if (!(hash instanceof PuppetHash)) {
      throw new PuppetError(`deep_merge: unexpected argument type ${rubyClassName(hash)}, only expects hash arguments`);
    }
    result = merged(result, hash);
  }
  return result;
});

function merged(left: PuppetHash, right: PuppetHash): PuppetHash {
  countSteps(1);
  const result = new PuppetHash(left);
  for (const [key, value] of right) {
    const current: Value = result.get(key);
    result.set(key, current instanceof PuppetHash && value instanceof PuppetHash ? merged(current, value) : value);
  }
  return result;
}
