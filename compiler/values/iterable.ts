import type { PType } from '../types/ptype.ts';
import { identity } from './callable.ts';
import { ObjectValue } from './object-value.ts';
import type { Value } from './value.ts';

/**
 * A lazy sequence: what `reverse_each`, `step`, `tree_each`, and functions called without a block answer. Element type and
 * name are for its printed form.
 *
 * Puppet: pops/types/iterable.rb
 */
export class PuppetIterable extends ObjectValue implements Iterable<Value> {
  readonly elementType: PType;
  private readonly start: () => Iterator<Value>;
  private readonly label: string;
  /** True when elements are pairs of a hash, so that a block of two parameters gets key and value. */
  readonly hashStyle: boolean;
  /**
   * The values again from the last to the first, where the sequence can tell them without walking.
   */
  readonly reversed: (() => PuppetIterable) | undefined;
  /** Every n-th of the values, where the sequence can do it without walking. */
  readonly stepped: ((step: number) => PuppetIterable) | undefined;
  /** How many values, where known without walking. */
  readonly size: number | undefined;

  constructor(options: IterableOptions) {
    super();
    this.elementType = options.elementType;
    this.start = options.start;
    this.label = options.label;
    this.hashStyle = options.hashStyle ?? false;
    this.reversed = options.reversed;
    this.stepped = options.stepped;
    this.size = options.size;
  }

  [Symbol.iterator](): Iterator<Value> {
    return this.start();
  }
  override eql(other: unknown): boolean {
    return other === this;
  }
  override hashKey(): string {
    return `iterable(${identity(this)})`;
  }
  /** Puppet's printed form, e.g. `Iterator[Integer]-Value`. */
  override toString(): string {
    return this.label;
  }
}

export interface IterableOptions {
  readonly elementType: PType;
  readonly start: () => Iterator<Value>;
  readonly label: string;
  readonly hashStyle?: boolean;
  readonly reversed?: () => PuppetIterable;
  readonly stepped?: (step: number) => PuppetIterable;
  readonly size?: number;
}
