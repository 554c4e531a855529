/**
 * Where inside a value a type did not fit: parameter, index, entry, variant.
 *
 * Puppet: pops/types/type_mismatch_describer.rb (TypePathElement and subclasses)
 */
type PathKind = 'subject' | 'entry' | 'key' | 'parameter' | 'return' | 'block' | 'index' | 'variant' | 'signature';

export interface PathElement {
  readonly kind: PathKind;
  readonly key: string;
}

export type Path = readonly PathElement[];

const TEXTS: Readonly<Record<PathKind, (key: string) => string>> = {
  subject: (key) => key,
  entry: (key) => `entry '${key}'`,
  key: (key) => `key of entry '${key}'`,
  parameter: (key) => `parameter '${key}'`,
  return: (key) => key,
  block: (key) => key,
  index: (key) => `index ${key}`,
  variant: (key) => `variant ${key}`,
  signature: (key) => `${Number(key) + 1}.`,
};

export function pathElement(kind: PathKind, key: string | number): PathElement {
  return { kind, key: `${key}` };
}

export function elementText(element: PathElement): string {
  return TEXTS[element.kind](element.key);
}

/** True for the elements that only tell which of several alternatives was looked at. */
export function isVariant(element: PathElement): boolean {
  return element.kind === 'variant' || element.kind === 'signature';
}

/** A text that is the same for two paths that differ in variants only. */
export function canonicalPath(path: Path): string {
  return path
    .filter((element) => !isVariant(element))
    .map((element) => `${element.kind}:${element.key}`)
    .join('\0');
}
