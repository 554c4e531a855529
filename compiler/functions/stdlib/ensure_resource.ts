import { flat } from '../../catalog/resource.ts';
import { interpolated } from '../../evaluator/interpolated.ts';
import { PuppetHash } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `ensure_resource(type, title, params)`: declares the resource, or each of several, unless one with these parameters was declared so
 * far.
 *
 * stdlib: lib/puppet/parser/functions/ensure_resource.rb
 */
export const ensureResource = puppetFunction3x('ensure_resource', { type: 'statement' }, ({ args, context }) => {
  const [type, title, given] = args;
  if (type === undefined) throw new PuppetError('Must specify a type');
  if (title === undefined) throw new PuppetError('Must specify a title');
  const name = interpolated(type);
  const params = given === undefined || given === '' ? new PuppetHash() : given;
  for (const item of flat(title)) {
    if (context.callFunction('defined_with_params', [`${name}[${interpolated(item)}]`, params]) === true) continue;
    context.callFunction('create_resources', [
      name.charAt(0).toUpperCase() + name.slice(1).toLowerCase(),
      new PuppetHash([[item, params]]),
    ]);
  }
  return undefined;
});
