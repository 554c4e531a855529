/**
 * How names of types and titles of classes are written in a catalog, and how a reference is taken apart.
 *
 * Puppet: pops/types/type_formatter.rb#capitalize_segments, resource.rb#type_and_title
 */
import { ArgumentError } from '../functions/error.ts';

const capitalized = new Map<string, string>();

/** `apt::source` to `Apt::Source`; a name that starts with a capital stays as it is. */
export function capitalizeSegments(name: string): string {
  const known = capitalized.get(name);
  if (known !== undefined) return known;
  const result = /^[A-Z]/.test(name) ? name : capitalize(name);
  capitalized.set(name, result);
  return result;
}

function capitalize(name: string): string {
  const parts = name.split('::');
  while (parts.length > 0 && parts[parts.length - 1] === '') parts.pop();
  return parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase()).join('::');
}

/** The type name as catalogs have it. Puppet: resource.rb#munge_type_name */
export function mungeTypeName(name: string | undefined): string {
  if (name === undefined || name === '' || name.toLowerCase() === 'component') return 'Class';
  return capitalizeSegments(name);
}

export interface TypeAndTitle {
  readonly type: string;
  readonly title: string;
}

const REFERENCE = /^([^[\]]+)\[([\s\S]+)\]$/m;

/** Type and title of a reference, given as two parts or as one text like `File[/tmp]`. Puppet: resource.rb#type_and_title */
export function typeAndTitle(type: string | undefined, title?: string): TypeAndTitle {
  const parts = title === undefined && type !== undefined ? REFERENCE.exec(type) : undefined;
  if (parts) return munged(parts[1] as string, parts[2] as string);
  if (title === undefined)
    throw new ArgumentError(
      `No title provided and ${type === undefined ? 'nil' : JSON.stringify(type)} is not a valid resource reference`,
    );
  return munged(type, title);
}

function munged(type: string | undefined, title: string): TypeAndTitle {
  const name = mungeTypeName(type);
  return { type: name, title: name === 'Class' ? classTitle(title) : title };
}

/** The title of a class resource: `a::b` to `A::B`, the class of top scope to `main`. */
export function classTitle(title: string): string {
  if (title === '' || title === 'main') return title === '' ? 'main' : 'Main';
  return mungeTypeName(title);
}

/** `Type[title]`, the title in quotes or not. */
const WRITTEN_REFERENCE = /^\s*([^[\]]+?)\s*\[(['"]?)([\s\S]*?)\2\]\s*$/;

/** The two parts of a reference as people write it, the type as the catalog has it; undefined for another text. */
export function writtenReference(text: string): { readonly type: string; readonly title: string } | undefined {
  const [, type, , title] = WRITTEN_REFERENCE.exec(text) ?? [];
  return type === undefined || title === undefined ? undefined : { type: mungeTypeName(type), title };
}
