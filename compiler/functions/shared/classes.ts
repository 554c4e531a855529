/**
 * Names of classes as `include` and its relatives take them: strings, and references in all forms.
 *
 * Puppet: parser/scope.rb#transform_and_assert_classnames
 */

import { flat } from '../../catalog/resource.ts';
import { PClassType, PResourceType } from '../../types/index.ts';
import type { Value } from '../../values/index.ts';
import { PuppetError } from '../error.ts';

/** Absolute names in lower case: `::apache::mod`. */
export function classNames(values: readonly Value[]): readonly string[] {
  return values.flatMap((value) => flat(value)).map((value) => absolute(className(value)).toLowerCase());
}

function absolute(name: string): string {
  return name.startsWith('::') ? name : `::${name}`;
}

function className(value: Value): string {
  if (value === undefined) throw new PuppetError('Cannot use undef as a class name');
  if (typeof value === 'string') {
    if (value === '') throw new PuppetError('Cannot use empty string as a class name');
    return value;
  }
  if (value instanceof PClassType) {
    if (value.className === undefined) throw new PuppetError('Cannot use an unspecific Class[] Type');
    return value.className;
  }
  if (value instanceof PResourceType) return resourceTitle(value);
  // Ruby's own words for a value that none of its cases covers, with the line of Puppet's code that it points to.
  throw new PuppetError("undefined method `downcase' for nil:NilClass\n\n      end.downcase\n         ^^^^^^^^^");
}

function resourceTitle(value: PResourceType): string {
  const { typeName, title } = value;
  if (typeName === undefined || typeName === '') {
    throw new PuppetError("Cannot use an unspecific Resource[] where a Resource['class', name] is expected");
  }
  if (!/^[Cc]lass$/.test(typeName)) {
    throw new PuppetError(`Cannot use a Resource[${typeName}] where a Resource['class', name] is expected`);
  }
  if (title === undefined) {
    throw new PuppetError("Cannot use an unspecific Resource['class'] where a Resource['class', name] is expected");
  }
  return title;
}

/** What the functions answer: references to the classes. */
export function classReferences(names: readonly string[]): readonly Value[] {
  return names.map((name) => new PClassType(name.replace(/^::/, '')));
}
