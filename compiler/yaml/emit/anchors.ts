import { PuppetHash, type Value } from '../../values/index.ts';

/**
 * Anchors of the arrays and hashes that occur more than once, being one and the same value. They are numbered in the order in which
 * a second occurrence comes up.
 *
 * Ruby: psych/visitors/yaml_tree.rb (Registrar)
 */
export class Anchors {
  private readonly numbers = new Map<Value, number>();
  private readonly written = new Set<Value>();

  constructor(root: Value) {
    this.number(root, new Set());
  }

  private number(value: Value, seen: Set<Value>): void {
    if (!(Array.isArray(value) || value instanceof PuppetHash)) return;
    if (seen.has(value)) {
      if (!this.numbers.has(value)) this.numbers.set(value, this.numbers.size + 1);
      return;
    }
    seen.add(value);
    for (const item of value) this.number(item as Value, seen);
  }

  /** For the first occurrence of a value that comes again. */
  anchorOf(value: Value): number | undefined {
    const anchor = this.numbers.get(value);
    if (anchor !== undefined) this.written.add(value);
    return anchor;
  }

  /** For every later one. */
  aliasOf(value: Value): number | undefined {
    return this.written.has(value) ? this.numbers.get(value) : undefined;
  }
}
