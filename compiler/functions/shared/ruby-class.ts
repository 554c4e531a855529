import { ResourceReference } from '../../evaluator/references.ts';
import { rubyClassName as classNameOf } from '../../types/index.ts';
import type { Value } from '../../values/index.ts';

/** Name of the class that a value has in Puppet's Ruby, as functions meet it: a reference to a resource is none of the types there. */
export function rubyClassName(value: Value): string {
  return value instanceof ResourceReference ? 'Puppet::Resource' : classNameOf(value);
}
