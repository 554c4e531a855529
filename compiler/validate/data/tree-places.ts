/** Where a path of keys and indexes leads in a tree of YAML. */
import type { Source, Span } from '../../../parser/index.ts';
import type { Value } from '../../values/index.ts';
import { follow, resolved, type YamlTree } from '../../yaml/index.ts';

type Found = NonNullable<ReturnType<typeof follow>>;

/** Place of what the path leads to; that of the last key on the way that is there. The start of the text where there is none. */
export function placeIn(tree: YamlTree | undefined, path: readonly Value[], source: Source): Span {
  for (let length = path.length; length > 0; length--) {
    const found = follow(tree, path.slice(0, length));
    if (found !== undefined) return length === path.length ? valuePlace(found, source) : keyPlace(found, source);
  }
  return { source, offset: 0, length: 0 };
}

/** Place of the key that the path leads to, or of the item of a list. */
export function keyPlaceIn(tree: YamlTree | undefined, path: readonly Value[], source: Source): Span {
  const found = follow(tree, path);
  return found === undefined ? placeIn(tree, path, source) : keyPlace(found, source);
}

/** A collection begins where its first part does, which says less than the key that it is the value of. */
function valuePlace(found: Found, source: Source): Span {
  return resolved(found.value)?.kind === 'scalar' ? spanOf(found.value, source) : keyPlace(found, source);
}

function keyPlace({ key, value }: Found, source: Source): Span {
  return spanOf(key ?? value, source);
}

/** With the quotes of a scalar. */
export function spanOf({ start, end }: { readonly start: number; readonly end: number }, source: Source): Span {
  const quote = source.text[start - 1];
  const isQuoted = (quote === "'" || quote === '"') && source.text[end] === quote;
  return isQuoted ? { source, offset: start - 1, length: end - start + 2 } : { source, offset: start, length: end - start };
}
