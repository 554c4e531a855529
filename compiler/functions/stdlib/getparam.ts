import { interpolated } from '../../evaluator/interpolated.ts';
import { isReference, resourceNameOf } from '../../evaluator/references.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `getparam(reference, name)`: a parameter of a resource declared so far; the empty string when there is none.
 *
 * stdlib: lib/puppet/parser/functions/getparam.rb
 */
export const getparam = puppetFunction3x('getparam', { type: 'rvalue' }, ({ args, context }) => {
  const [reference, name] = args;
  if (reference === undefined) throw new PuppetError('Must specify a reference');
  if (typeof name !== 'string') throw new PuppetError('Must specify name of a parameter');
  if (name === '') return '';
  const { catalog } = context.scope.compilation;
  const resource = isReference(reference)
    ? catalog.find(resourceNameOf(reference).type, resourceNameOf(reference).title)
    : catalog.find(interpolated(reference));
  return resource?.get(name) ?? '';
});
