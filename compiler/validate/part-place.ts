/**
 * Where a part of a value stands that a node got: in the first of the files that has it, or behind the alias that brought it.
 */

import { parseInterpolation } from '../../parser/hiera/index.ts';
import type { RelatedPlace, Span } from '../../parser/index.ts';
import type { Value } from '../values/index.ts';
import { follow, resolved, type YamlTree } from '../yaml/index.ts';
import type { DataFile, DataSet } from './data/index.ts';

export interface PartPlace {
  readonly at: Span;
  readonly tree: YamlTree | undefined;
  /** The aliases on the way. */
  readonly hops: readonly RelatedPlace[];
}

/** The place of the value at the end of the path, or of its key. Where nothing stands there, that of what is nearest. */
export function findPart(files: readonly DataFile[], path: readonly Value[], isKey: boolean, data: DataSet): PartPlace {
  const file = files.find((one) => follow(one.tree, path) !== undefined);
  if (file !== undefined) {
    const at = isKey ? file.keyPlaceOf(path) : file.placeOf(path);
    return { at, tree: follow(file.tree, path)?.value, hops: [] };
  }
  return behindAlias(files, path, isKey, data) ?? { at: (files[0] as DataFile).placeOf(path), tree: undefined, hops: [] };
}

/** An `%{alias('key')}` on the way leads on in the values of its key. */
function behindAlias(files: readonly DataFile[], path: readonly Value[], isKey: boolean, data: DataSet): PartPlace | undefined {
  for (const file of files) {
    for (let length = path.length - 1; length > 0; length--) {
      const scalar = resolved(follow(file.tree, path.slice(0, length))?.value);
      if (scalar?.kind !== 'scalar' || typeof scalar.value !== 'string') continue;
      const [part] = parseInterpolation(scalar.value).parts;
      if (part?.kind !== 'expression' || part.method !== 'alias' || part.segments === undefined) return undefined;
      const definitions = data.definitions.get(String(part.segments[0])) ?? [];
      if (definitions.length === 0) return undefined;
      const target = [...part.segments, ...path.slice(length)];
      const found = findPart(
        definitions.map((one) => one.file),
        target,
        isKey,
        data,
      );
      return { ...found, hops: [{ at: file.span(scalar), message: 'comes through this alias' }, ...found.hops] };
    }
  }
  return undefined;
}
