/** How a value stands in its file, before its texts were resolved: keys are resolved, too, and an alias stands for a whole structure. */
import { PuppetHash, type Value } from '../../values/index.ts';
import { entryOf, type Source } from './sources.ts';

export interface Written {
  /** From the top of the file, as written. */
  readonly path: readonly Value[];
  readonly raw: Value;
  /** What of the path is left where a text stands for a structure. */
  readonly rest: readonly Value[];
}

/** A function that is asked key by key says what its file holds, but not how that was written. */
export function writtenAt({ node, value, rootKey }: Source, path: readonly Value[]): Written {
  if (node.file === undefined) return { path: [rootKey, ...path], raw: undefined, rest: [] };
  const walked: Value[] = [rootKey];
  let { raw } = node.file;
  let resolved = value;
  for (const [at, step] of path.entries()) {
    if (typeof raw === 'string') return { path: walked, raw, rest: path.slice(at) };
    const key = writtenKey(raw, resolved, step);
    raw = entryOf(raw, key);
    resolved = entryOf(resolved, step);
    walked.push(key);
  }
  return { path: walked, raw, rest: [] };
}

/** Keys keep their order when they are resolved. */
function writtenKey(raw: Value, resolved: Value, key: Value): Value {
  if (!(raw instanceof PuppetHash) || !(resolved instanceof PuppetHash) || raw.has(key)) return key;
  const at = [...resolved.keys()].indexOf(key);
  return at === -1 ? key : [...raw.keys()][at];
}

/** The texts in an array or hash, each once. */
export function writtenStrings(raw: Value): readonly string[] {
  const found = new Set<string>();
  const visit = (value: Value): void => {
    if (typeof value === 'string') found.add(value);
    else if (Array.isArray(value)) for (const item of value) visit(item);
    else if (value instanceof PuppetHash) for (const entry of value) for (const one of entry) visit(one);
  };
  visit(raw);
  return [...found];
}
