/**
 * The paths that a glob pattern matches, in Ruby's order: one alternative of braces after the other, in each folder by name, and a folder
 * before what is in it.
 *
 * Ruby: dir.c#ruby_brace_expand, #glob_helper
 */
import { matcherOf } from './glob.ts';

/** The folders to look into. */
export interface Folders {
  exists(path: string): boolean;
  /** Names in a folder, sorted by bytes; none for what is no folder. */
  names(folder: string): readonly string[];
  /** Whether `**` goes down into it: a folder that is no link to one. */
  isRealFolder(path: string): boolean;
}

/** `pattern`: an absolute one. */
export function globPaths(pattern: string, folders: Folders): readonly string[] {
  return expandBraces(pattern).flatMap((one) => {
    const parts = one.split('/').slice(1);
    return [
      ...matches(
        '',
        parts.filter((part, index) => part !== '' || index === parts.length - 1),
        folders,
      ),
    ];
  });
}

/** Every text that the braces of a pattern stand for; none for one that is open. */
function expandBraces(pattern: string): readonly string[] {
  const open = firstBrace(pattern);
  if (open === -1) return [pattern];
  const parts = alternatives(pattern, open);
  if (parts === undefined) return [];
  const [before, after] = [pattern.slice(0, open), pattern.slice(parts.end + 1)];
  return parts.texts.flatMap((text) => expandBraces(before + text + after));
}

function firstBrace(pattern: string): number {
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === '{') return at;
  }
  return -1;
}

function alternatives(pattern: string, open: number): { readonly texts: readonly string[]; readonly end: number } | undefined {
  const texts: string[] = [];
  let depth = 0;
  let start = open + 1;
  for (let at = open; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '\\') at++;
    else if (character === '{') depth++;
    else if (character === ',' && depth === 1) {
      texts.push(pattern.slice(start, at));
      start = at + 1;
    } else if (character === '}' && --depth === 0) {
      return { texts: [...texts, pattern.slice(start, at)], end: at };
    }
  }
  return undefined;
}

function* matches(folder: string, parts: readonly string[], folders: Folders): Generator<string> {
  const [part, ...rest] = parts;
  if (part === undefined) {
    if (folders.exists(folder)) yield folder;
    return;
  }
  if (part === '**' && rest.length > 0) {
    yield* below(folder, afterRecursion(rest), folders);
  } else if (/[*?[]/.test(part)) {
    const regexp = matcherOf(part);
    const names = folders.names(folder);
    // A pattern that begins with a dot sees the folder itself, too.
    const seen = part.startsWith('.') && names.length > 0 ? ['.', ...names] : names;
    for (const name of seen) if (regexp.test(name)) yield* matches(`${folder}/${name}`, rest, folders);
  } else {
    yield* matches(`${folder}/${part.replace(/\\(.)/g, '$1')}`, rest, folders);
  }
}

/** Several in a row mean what one means. */
function afterRecursion(parts: readonly string[]): readonly string[] {
  let start = 0;
  while (parts[start] === '**' && start < parts.length - 1) start++;
  return parts.slice(start);
}

/** The pattern from here on in the folder itself and in all folders below it, name by name. */
function* below(folder: string, parts: readonly string[], folders: Folders): Generator<string> {
  const [part = '', ...rest] = parts;
  const regexp = matcherOf(part);
  for (const name of folders.names(folder)) {
    const path = `${folder}/${name}`;
    if (regexp.test(name)) yield* matches(path, rest, folders);
    if (!name.startsWith('.') && folders.isRealFolder(path)) yield* below(path, parts, folders);
  }
}
