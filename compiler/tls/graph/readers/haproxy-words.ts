/** Options of HAProxy's `bind` and `server` lines. */

import type { Role } from '../roles.ts';
import { leavesIn } from '../values.ts';

const FILES: ReadonlyMap<string, Role> = new Map([
  ['crt', 'pem'],
  ['ca-file', 'ca'],
  ['ca-verify-file', 'ca'],
  ['crl-file', 'crl'],
]);

export interface FileWord {
  readonly path: string;
  readonly role: Role;
}

/** The words of options, which stand in lists, in texts of several words, or as hashes of an option and its value. */
export function wordsOf(options: unknown): readonly string[] {
  if (typeof options === 'object' && options !== null && !Array.isArray(options)) {
    return Object.entries(options).flatMap(([name, value]) => [name, ...leavesIn(value, []).flatMap(({ text }) => words(text))]);
  }
  return leavesIn(options, []).flatMap(({ text }) => words(text));
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** The files that they name. */
export function filesIn(options: readonly string[]): readonly FileWord[] {
  return options.flatMap((word, index): readonly FileWord[] => {
    const role = FILES.get(word);
    const path = options[index + 1];
    return role === undefined || path === undefined ? [] : [{ path, role }];
  });
}

/** The word after another one. */
export function wordAfter(options: readonly string[], name: string): string | undefined {
  const at = options.indexOf(name);
  return at < 0 ? undefined : options[at + 1];
}
