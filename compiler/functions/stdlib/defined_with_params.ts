import { mungeTypeName, typeAndTitle } from '../../catalog/names.ts';
import type { CatalogResource } from '../../catalog/resource.ts';
import { isReference, resourceNameOf } from '../../evaluator/references.ts';
import type { Scope } from '../../evaluator/scope.ts';
import { PuppetHash, rubyEquals, type Value } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { rubyClassName } from '../shared/ruby-class.ts';

/**
 * `defined_with_params(reference, params)`: whether the resource was declared so far, with all these parameters.
 *
 * stdlib: lib/puppet/parser/functions/defined_with_params.rb
 */
export const definedWithParams = puppetFunction3x('defined_with_params', { type: 'rvalue' }, ({ args, context }) => {
  const [reference, params] = args;
  if (reference === undefined || reference === false) throw new PuppetError('Must specify a reference');
  const { scope } = context;
  const wanted = params instanceof PuppetHash ? params : new PuppetHash();
  return candidates(reference, scope).some((resource) => resource.ref !== scope.resource?.ref && hasAll(resource, wanted));
});

function candidates(reference: Value, { compilation }: Scope): readonly CatalogResource[] {
  const { type, title } = nameOf(reference);
  if (title === '') return compilation.catalog.resources.filter((resource) => resource.type === mungeTypeName(type));
  const found = compilation.catalog.find(type, title);
  return found ? [found] : [];
}

function nameOf(reference: Value): { readonly type: string; readonly title: string } {
  if (typeof reference === 'string') return typeAndTitle(reference);
  if (isReference(reference)) return resourceNameOf(reference);
  throw new PuppetError(`Reference is not understood: '${rubyClassName(reference)}'`);
}

function hasAll(resource: CatalogResource, params: PuppetHash): boolean {
  for (const [name, value] of params) {
    const current = resource.get(String(name));
    if (current === undefined ? value !== undefined : !rubyEquals(current, value)) return false;
  }
  return true;
}
