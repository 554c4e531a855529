import { PuppetHash, type Value } from '../../values/index.ts';
import { puppetFunction } from '../function.ts';

/**
 * `ensure_packages(packages, defaults)`: declares the packages that were not declared so far, to be installed.
 *
 * stdlib: lib/puppet/functions/ensure_packages.rb
 */
export const ensurePackages = puppetFunction('ensure_packages', [
  {
    params: ['Variant[String[1], Array[String[1]], Hash[String[1], Any]] packages'],
    optional: ['Hash default_attributes'],
    returnType: 'Undef',
    body: ({ args, context }) => {
      const [packages, given] = args;
      const defaults = new PuppetHash([['ensure', 'installed']]);
      if (given instanceof PuppetHash) for (const [name, value] of given) defaults.set(name, value);
      if (defaults.get('ensure') === 'present') defaults.set('ensure', 'installed');
      if (packages instanceof PuppetHash) return context.callFunction('ensure_resources', ['package', packages, defaults]);
      for (const name of Array.isArray(packages) ? (packages as readonly Value[]) : [packages]) {
        context.callFunction('ensure_resource', ['package', name, defaults]);
      }
      return undefined;
    },
  },
]);
