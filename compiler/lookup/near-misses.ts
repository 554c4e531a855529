/**
 * What was probably meant to be an interpolation in a file of data, and is none: dalang's own warnings, of which Puppet says nothing.
 */
import { findNearMisses, type NearMiss, type NearMissContext, nearMissDiagnostic } from '../../parser/hiera/index.ts';
import type { Diagnostic } from '../../parser/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import { placeInString } from '../yaml/index.ts';
import type { DataFile } from './files/data-file.ts';

/** The near misses of a file, in the order of its text. None for JSON, whose places nobody keeps. */
export function nearMissesOf({ document, value }: DataFile, context: NearMissContext): readonly Diagnostic[] {
  if (document === undefined) return [];
  const byText = new MissesByText(context);
  // The outermost keys are names of values, which nobody interpolates.
  if (value instanceof PuppetHash) for (const one of value.values()) byText.add(one);
  // Places are looked for only where there is something to say: that reads the file once more.
  if (byText.isEmpty) return [];
  const { source } = document;
  return document.strings().flatMap((string) => {
    if (string.isRootKey) return [];
    return byText.of(string.text).map((miss) => {
      const at = placeInString(string, source.text, miss.offset, miss.length);
      return { ...nearMissDiagnostic(miss, source), at: { source, ...at } };
    });
  });
}

/** Near misses of the strings of some data, by string. */
class MissesByText {
  private readonly context: NearMissContext;
  private readonly found = new Map<string, readonly NearMiss[]>();
  private readonly seen = new Set<object>();

  constructor(context: NearMissContext) {
    this.context = context;
  }

  get isEmpty(): boolean {
    return this.found.size === 0;
  }

  of(text: string): readonly NearMiss[] {
    return this.found.get(text) ?? [];
  }

  /** Arrays and hashes may be shared by aliases; each is looked through once. */
  add(value: Value): void {
    if (typeof value === 'string') this.addText(value);
    else if (typeof value === 'object' && !this.seen.has(value)) {
      this.seen.add(value);
      if (Array.isArray(value)) for (const item of value) this.add(item);
      else if (value instanceof PuppetHash) for (const entry of value) for (const one of entry) this.add(one);
    }
  }

  private addText(text: string): void {
    if (this.found.has(text)) return;
    const misses = findNearMisses(text, this.context);
    if (misses.length > 0) this.found.set(text, misses);
  }
}
