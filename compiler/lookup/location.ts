/**
 * Where a hierarchy level looks: a file or an address, with the text it was made of.
 *
 * Puppet: pops/lookup/location_resolver.rb
 */
import { splitKey, syntaxErrorInString } from '../../parser/hiera/index.ts';
import { PuppetError } from '../functions/error.ts';
import { PuppetHash, Uri, type Value } from '../values/index.ts';
import { LookupError, RubyError } from './errors.ts';
import { joinPath } from './files/path.ts';
import { interpolate, readVariable } from './interpolation.ts';
import type { Invocation } from './invocation.ts';
import { rubyClass } from './ruby-class.ts';
import { interpolationText } from './ruby-text.ts';

export interface Location {
  readonly kind: 'path' | 'uri';
  /** As declared. */
  readonly original: string;
  readonly location: string;
  readonly exists: boolean;
}

/** `onlyExisting`: for the configuration that applies when there is no hiera.yaml. `extension` is added where it lacks. */
export function resolvePaths(
  datadir: string,
  declared: readonly string[],
  invocation: Invocation,
  onlyExisting: boolean,
  extension?: string,
): Location[] {
  const found = declared.map((original) => {
    const path = text(original, invocation);
    const full = extension === undefined || path.endsWith(extension) ? path : path + extension;
    return pathLocation(original, joinPath(datadir, full), invocation);
  });
  return onlyExisting ? found.filter((location) => location.exists) : found;
}

export function expandGlobs(datadir: string, declared: readonly string[], invocation: Invocation): Location[] {
  const files = invocation.adapter.lookup.files;
  return declared.flatMap((one) => {
    const glob = joinPath(datadir, text(one, invocation));
    const paths = files.glob(glob).filter((path) => !files.isFolder(path));
    return paths.map((location): Location => ({ kind: 'path', original: glob, location, exists: true }));
  });
}

export function expandUris(declared: readonly string[], invocation: Invocation): Location[] {
  return declared.map((original) => {
    const location = normalUri(text(original, invocation));
    return { kind: 'uri', original, location, exists: true };
  });
}

/** As Ruby prints an address that it has taken apart. */
function normalUri(uri: string): string {
  try {
    return Uri.parse(uri).toString();
  } catch (error) {
    throw error instanceof PuppetError ? new RubyError(error.message) : error;
  }
}

/** A path for each value of a variable: `[variable, name, template]`. */
export function expandMappedPaths(datadir: string, triplet: readonly string[], invocation: Invocation): Location[] {
  const [variable = '', name = '', template = ''] = triplet;
  const segments = splitKey(variable);
  if (segments === undefined) throw new LookupError(syntaxErrorInString('mapped_path[0]').message);
  const [root, ...path] = segments;
  const values = mappedValues(readVariable(variable, String(root), path, invocation));
  return invocation.withoutRemembering(name, () =>
    values.map((value) => {
      const location = invocation.scope.withLocal(name, value, () => joinPath(datadir, text(template, invocation)));
      return pathLocation(template, location, invocation);
    }),
  );
}

function mappedValues(value: Value): readonly Value[] {
  if (value === undefined || value === '') return [];
  if (typeof value === 'string') return [value];
  if (value instanceof PuppetHash) return [...value].map(([key, one]) => [key, one]);
  if (Array.isArray(value)) return value;
  throw new RubyError(`undefined method \`empty?' for ${interpolationText(value)}:${rubyClass(value)}`);
}

function pathLocation(original: string, location: string, invocation: Invocation): Location {
  return { kind: 'path', original, location, exists: invocation.adapter.lookup.files.exists(location) };
}

function text(declared: string, invocation: Invocation): string {
  return interpolationText(interpolate(declared, invocation, false));
}
