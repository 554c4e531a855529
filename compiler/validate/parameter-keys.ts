/**
 * Keys of data that name a parameter of a class: `module::class::parameter`.
 */
import type { Definition } from '../catalog/definition.ts';
import type { ValidationContext } from './context.ts';

export interface ParameterKey {
  readonly key: string;
  readonly className: string;
  readonly parameter: string;
}

export type BoundClass =
  | { readonly kind: 'class'; readonly definition: Definition }
  /** There is a module, or a file, and no such class. */
  | { readonly kind: 'none' }
  | { readonly kind: 'define' }
  /** The module is not here, or its code is broken: nothing can be said. */
  | { readonly kind: 'unknown' };

const KEY = /^([a-z]\w*(?:::[a-z_]\w*)*)::([a-z_]\w*)$/;

/** The class and parameter that a key may be bound to; undefined for keys that cannot be. */
export function parameterKey(key: string): ParameterKey | undefined {
  const match = KEY.exec(key);
  return match === null ? undefined : { key, className: match[1] as string, parameter: match[2] as string };
}

/** What the class of a key is. A compilation must be under way. */
export function boundClass({ className }: ParameterKey, { code, attempt }: ValidationContext): BoundClass {
  return (
    attempt((): BoundClass => {
      const definition = code.findClass(className);
      if (definition !== undefined) return { kind: 'class', definition };
      if (code.isDefine(className)) return { kind: 'define' };
      return { kind: code.hasModule(className.split('::', 1)[0] as string) ? 'none' : 'unknown' };
    }) ?? { kind: 'unknown' }
  );
}

/** Whether anything but a class reads the key: code, data, lookups of nodes. */
export function isReadOtherwise(key: string, { code, data, fleet }: ValidationContext): boolean {
  return code.reads.has(key) || data.references.has(key) || fleet.nodesAsking(key).length > 0;
}
