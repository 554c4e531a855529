/**
 * Texts that paths of variables lead to: data reads the same few facts again and again. A value never changes, so that a path leads to
 * the same as long as the whole variable is the same. Of one compilation.
 */
import type { Value } from '../values/index.ts';
import type { NotFound } from './not-found.ts';

interface KnownPath {
  readonly whole: Value | NotFound;
  readonly text: string;
}

export class KnownPaths {
  /** By the number that `Texts` has given the variable with its path. */
  private readonly known = new Map<number, KnownPath>();

  /** `whole`: the value of the variable without its path. */
  textOf(path: number, whole: Value | NotFound): string | undefined {
    const known = this.known.get(path);
    return known !== undefined && known.whole === whole ? known.text : undefined;
  }

  keep(path: number, whole: Value | NotFound, text: string): void {
    this.known.set(path, { whole, text });
  }
}
