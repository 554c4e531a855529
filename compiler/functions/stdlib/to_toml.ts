import type { PuppetHash } from '../../values/index.ts';
import { puppetFunction } from '../function.ts';
import { tomlText } from './shared/toml-text.ts';

/**
 * `to_toml(Hash data)`: a hash as TOML.
 *
 * stdlib: lib/puppet/functions/to_toml.rb
 */
export const toToml = puppetFunction('to_toml', [
  {
    params: ['Hash data'],
    returnType: 'String',
    body: ({ args: [data] }) => tomlText(data as PuppetHash),
  },
]);
