import type { Scope } from '../evaluator/scope.ts';
import { PClassType, PResourceType, PTypeType } from '../types/index.ts';
import type { Value } from '../values/index.ts';
import { PuppetError, puppetFunction } from './function.ts';
import { rubyClassName } from './shared/ruby-class.ts';

/**
 * `defined(Variant[String, Type[CatalogEntry], ...] *$vals)`: whether any of these is known: a class, define or resource type by name, a
 * variable (`'$name'`), a resource or class declared so far (a reference). What is declared later is not seen.
 *
 * Puppet: lib/puppet/functions/defined.rb
 */
export const defined = puppetFunction('defined', [
  {
    params: [],
    requiredRepeated: 'Variant[String, Type[CatalogEntry], Type[Type[CatalogEntry]]] vals',
    body: ({ args, context: { scope } }) => args.some((value) => isDefined(value, scope)),
  },
]);

function isDefined(value: Value, scope: Scope): boolean {
  const { catalog, types } = scope.compilation;
  if (typeof value === 'string') return isNameDefined(value, scope);
  if (value instanceof PResourceType) return isResourceDefined(value, scope);
  if (value instanceof PClassType) return catalog.find('class', nameOf(value)) !== undefined;
  if (!(value instanceof PTypeType)) throw new PuppetError(`Invalid argument of type '${rubyClassName(value)}' to 'defined'`);
  if (value.type instanceof PResourceType) return isResourceDefined(value.type, scope);
  return value.type instanceof PClassType && types.findClass(nameOf(value.type)) !== undefined;
}

function isNameDefined(name: string, scope: Scope): boolean {
  if (/^\$./.test(name)) return scope.exists(name.slice(1));
  const { types } = scope.compilation;
  if (name === '') return false;
  return name === 'main' || (types.findResourceType(name) ?? types.findClass(name)) !== undefined;
}

function isResourceDefined(reference: PResourceType, scope: Scope): boolean {
  const { typeName, title } = reference;
  if (typeName === undefined) throw new PuppetError('The given resource type is a reference to all kind of types');
  const { catalog } = scope.compilation;
  if (typeName.toLowerCase() === 'class' && title !== undefined) return catalog.find('class', title) !== undefined;
  const type = scope.compilation.findResourceType(typeName.toLowerCase());
  if (title === undefined || !type) return type !== undefined;
  return catalog.find(typeName, title) !== undefined;
}

function nameOf(type: PClassType): string {
  if (type.className === undefined) throw new PuppetError('The given class type is a reference to all classes');
  return type.className;
}
