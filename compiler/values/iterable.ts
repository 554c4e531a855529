import { checkGrowth } from '../limits.ts';
import type { PType } from '../types/ptype.ts';
import { identity } from './callable.ts';
import { ObjectValue } from './object-value.ts';
import type { Value } from './value.ts';

/** What a sequence is made of. */
export interface IterableOptions {
  /** The type of the elements; asked for only when somebody looks. */
  readonly type: () => PType;
  readonly start: () => Iterator<Value>;
  readonly hashStyle?: boolean;
  readonly reversed?: () => PuppetIterable;
  readonly stepped?: (step: number) => PuppetIterable;
  readonly size?: number;
  /** Ruby's class, where it is not Iterator itself. */
  readonly className?: 'StepIterator' | 'IntegerRangeIterator';
  /** Ruby's class, where Puppet takes it for an object of the runtime rather than for an Iterator. */
  readonly runtimeClass?: string;
}

/**
 * A lazy sequence: what `reverse_each`, `step`, `tree_each`, and functions called without a block answer.
 *
 * Puppet: pops/types/iterable.rb
 */
export class PuppetIterable extends ObjectValue implements Iterable<Value> {
  private readonly options: IterableOptions;
  private cursor: Iterator<Value> | undefined;

  constructor(options: IterableOptions) {
    super();
    this.options = options;
    this.cursor = undefined;
  }
  get elementType(): PType {
    return this.options.type();
  }
  /** Ruby's class of it, with its modules. */
  get rubyClass(): string {
    return this.runtimeClass ?? `Puppet::Pops::Types::${this.options.className ?? 'Iterator'}`;
  }
  get runtimeClass(): string | undefined {
    return this.options.runtimeClass;
  }
  /** True when elements are the entries of a hash, so that a block of two parameters gets key and value. */
  get hashStyle(): boolean {
    return this.options.hashStyle ?? false;
  }
  /** What Puppet says how many values there are: it counts one too few in ranges, and none for a last step that is short. */
  get size(): number | undefined {
    return this.options.size;
  }
  /** The values from the last to the first; undefined where a sequence cannot do that. */
  get reversed(): (() => PuppetIterable) | undefined {
    return this.options.reversed;
  }
  /** Every n-th of the values, for a sequence that has a way of its own. */
  get stepped(): ((step: number) => PuppetIterable) | undefined {
    return this.options.stepped;
  }
  /** From the first value, where Ruby's class can start anew; from where `remaining` stands in the others. */
  [Symbol.iterator](): Iterator<Value> {
    const walksAnew = this.options.className === undefined && this.runtimeClass === undefined;
    return walksAnew ? this.options.start() : this.remaining();
  }
  /** The values that were not yet taken this way: each is given once, however many walk. Puppet: Iterator#next */
  remaining(): IterableIterator<Value> {
    this.cursor ??= this.options.start();
    const { cursor } = this;
    const rest: IterableIterator<Value> = { next: () => cursor.next(), [Symbol.iterator]: () => rest };
    return rest;
  }
  /** All values at once. */
  toList(): Value[] {
    const list: Value[] = [];
    for (const value of this) {
      checkGrowth(list.length);
      list.push(value);
    }
    return list;
  }
  override eql(other: unknown): boolean {
    return other === this;
  }
  override hashKey(): string {
    return `iterable(${identity(this)})`;
  }
  /** Puppet's printed form: `Iterator[Integer]-Value`. */
  override toString(): string {
    return `Iterator[${this.elementType.generalize()}]-Value`;
  }
}
