/** What an `include` of libreswan's files names. */
import { matcherOf } from '../lookup/files/glob.ts';

/** Paths of the files that the pattern stands for, in order; it is taken from the folder of the file `from`. */
export function includedPaths(pattern: string, from: string, files: ReadonlyMap<string, unknown>): readonly string[] {
  const full = pattern.startsWith('/') ? pattern : `${from.slice(0, from.lastIndexOf('/'))}/${pattern}`;
  const matcher = matcherOf(full);
  return [...files.keys()].filter((path) => matcher.test(path)).sort();
}
