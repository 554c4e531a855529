import { typeAndTitle } from '../../catalog/names.ts';
import type { CatalogResource } from '../../catalog/resource.ts';
import { isValidTag } from '../../catalog/tags.ts';
import { isReference, resourceNameOf } from '../../evaluator/references.ts';
import { rubyText } from '../../evaluator/ruby-text.ts';
import type { Scope } from '../../evaluator/scope.ts';
import type { Value } from '../../values/index.ts';
import { ArgumentError, PuppetError } from '../error.ts';
import { puppetFunction3x } from '../function.ts';

/**
 * `getparam(reference, name)`: a parameter of a resource declared so far; the empty string when there is none.
 *
 * stdlib: lib/puppet/parser/functions/getparam.rb
 */
export const getparam = puppetFunction3x('getparam', { type: 'rvalue' }, ({ args, context }) => {
  const [reference, name] = args;
  if (reference === undefined || reference === false) throw new ArgumentError('Must specify a reference');
  if (typeof name !== 'string') throw new ArgumentError('Must specify name of a parameter');
  return name === '' ? '' : (findResource(reference, context.scope)?.get(name) ?? '');
});

function findResource(reference: Value, { compilation }: Scope): CatalogResource | undefined {
  const { type, title } = isReference(reference) ? resourceNameOf(reference) : typeAndTitle(rubyText(reference));
  // Puppet makes a resource of what it looks for, and a tag of the type's name.
  if (!isValidTag(type.toLowerCase())) throw new PuppetError(`Invalid tag '${type.toLowerCase()}'`);
  return compilation.catalog.find(type, title);
}
