import { hashKey } from './hash-key.ts';
import type { Value } from './value.ts';

/**
 * Puppet's Hash: a Map in order of insertion whose keys are compared by value, arrays, hashes and types included.
 */
export class PuppetHash extends Map<Value, Value> {
  /** Keys that are arrays, hashes or objects, by their text; each maps to the key object that the Map holds. */
  private compound: Map<string, Value> | undefined;

  constructor(entries?: Iterable<readonly [Value, Value]> | null) {
    super();
    this.compound = undefined;
    if (entries) for (const [key, value] of entries) this.set(key, value);
  }

  /** A hash from a JavaScript object with string keys. */
  static fromObject(object: Readonly<Record<string, Value>>): PuppetHash {
    return new PuppetHash(Object.entries(object));
  }

  override get(key: Value): Value {
    return super.get(this.stored(key));
  }
  override has(key: Value): boolean {
    return super.has(this.stored(key));
  }
  override set(key: Value, value: Value): this {
    if (typeof key !== 'object') return super.set(key, value);
    this.compound ??= new Map();
    const text = hashKey(key);
    const stored = this.compound.get(text);
    if (stored !== undefined) return super.set(stored, value);
    this.compound.set(text, key);
    return super.set(key, value);
  }
  override delete(key: Value): boolean {
    const stored = this.stored(key);
    if (typeof key === 'object') this.compound?.delete(hashKey(key));
    return super.delete(stored);
  }
  override clear(): void {
    this.compound = undefined;
    super.clear();
  }

  private stored(key: Value): Value {
    if (typeof key !== 'object' || this.compound === undefined) return key;
    return this.compound.get(hashKey(key)) ?? key;
  }
}
