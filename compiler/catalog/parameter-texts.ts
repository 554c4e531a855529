/** Parameters of catalogs as texts. Catalogs of real Puppet and of dalang differ in nothing here but the form of Integers. */
import type { ResourceJson } from './to-json.ts';

export interface Leaf {
  /** Keys and indexes from the parameter's name on. */
  readonly path: readonly string[];
  readonly text: string;
}

export function parameter({ parameters }: ResourceJson, name: string): unknown {
  return parameters?.[name];
}

/** The text of a parameter; undefined for one that is not there, or that is an array or a hash. */
export function textOf(resource: ResourceJson, name: string): string | undefined {
  return scalarText(parameter(resource, name));
}

/** All texts of a parameter that may be one or a list of them. */
export function textsOf(resource: ResourceJson, name: string): readonly string[] {
  return leavesIn(parameter(resource, name), []).map(({ text }) => text);
}

/** All scalars in a value. */
export function leavesIn(value: unknown, path: readonly string[]): readonly Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesIn(item, [...path, String(index)]));
  if (isHash(value)) return Object.entries(value).flatMap(([key, item]) => leavesIn(item, [...path, key]));
  const text = scalarText(value);
  return text === undefined ? [] : [{ path, text }];
}

export function isHash(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function scalarText(value: unknown): string | undefined {
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
}

/** `present`, `file`, `link`, `true`, nothing: all but `absent` and `false`. */
export function isPresent(resource: ResourceJson): boolean {
  const ensure = textOf(resource, 'ensure');
  return ensure !== 'absent' && ensure !== 'false' && ensure !== 'purged';
}
