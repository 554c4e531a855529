import { rubyText } from '../../evaluator/ruby-text.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import { ArgumentError } from '../error.ts';
import { puppetFunction3x } from '../function.ts';
import { capitalize } from '../shared/text.ts';
import { flattened } from './shared/flattened.ts';
import { noMethod } from './shared/ruby-errors.ts';

/**
 * `ensure_resource(type, title, params)`: declares the resource, or each of several, unless one with these parameters was declared so
 * far.
 *
 * stdlib: lib/puppet/parser/functions/ensure_resource.rb
 */
export const ensureResource = puppetFunction3x('ensure_resource', { type: 'statement' }, ({ args, context }) => {
  const [type, title, params = new PuppetHash()] = args;
  if (type === undefined || type === false) throw new ArgumentError('Must specify a type');
  if (title === undefined || title === false) throw new ArgumentError('Must specify a title');
  for (const item of flattened(title)) {
    const reference = `${rubyText(type)}[${rubyText(item)}]`;
    if (context.callFunction('defined_with_params', [reference, params]) === true) continue;
    context.callFunction('create_resources', [capitalized(type), new PuppetHash([[item, params]])]);
  }
  return undefined;
});

function capitalized(type: Value): string {
  if (typeof type !== 'string') throw noMethod('capitalize', type);
  return capitalize(type);
}
