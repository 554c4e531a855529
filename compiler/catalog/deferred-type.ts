/**
 * What a deferred call will answer, as far as its function says.
 *
 * Puppet: pops/types/type_mismatch_describer.rb#describe_struct_signature
 */
import type { PType } from '../types/index.ts';
import type { Deferred } from '../values/index.ts';
import type { CatalogResource } from './resource.ts';

/** The declared type; undefined, with a warning, when the function declares none. */
export function deferredReturnType({ name, arguments: args = [] }: Deferred, { scope }: CatalogResource): PType | undefined {
  const { compilation } = scope;
  const found = compilation.environment.findFunction(name);
  if (found === undefined) return undefined;
  const type = found.returnTypeFor?.(scope, args);
  if (type === undefined) {
    const message = `Deferred function ${name} has no return_type, unable to guarantee value type during compilation.`;
    compilation.warnOnce(`${name}_deferred_warning`, message);
  }
  return type;
}
