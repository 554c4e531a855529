import { PuppetRegexp } from '../values/regexp.ts';
import { RuntimeValue } from '../values/runtime-value.ts';
import type { Value } from '../values/value.ts';
import { type Fits, PType } from './ptype.ts';

/** A class name, or a pattern and its replacement that make one from a type's name. */
export type RuntimeName = string | readonly [PuppetRegexp, string];

/** Classes of Ruby whose objects Puppet can iterate over: those that include its module Iterable. */
const ITERABLE_CLASSES: ReadonlySet<RuntimeName | undefined> = new Set([
  ...['Iterator', 'HashIterator', 'StepIterator', 'IntegerRangeIterator'].map((name) => `Puppet::Pops::Types::${name}`),
  ...['Tree', 'DepthFirstTree', 'BreadthFirstTree'].map((name) => `Puppet::Pops::Types::Iterable::${name}Iterator`),
]);

/**
 * A class of the host runtime.
 *
 * Puppet: pops/types/p_runtime_type.rb
 */
export class PRuntimeType extends PType {
  override readonly simpleName = 'Runtime';
  readonly runtime: string | undefined;
  readonly nameOrPattern: RuntimeName | undefined;
  constructor(runtime?: string, nameOrPattern?: RuntimeName) {
    super();
    this.runtime = runtime;
    this.nameOrPattern = nameOrPattern;
  }
  static readonly DEFAULT: PRuntimeType = new PRuntimeType();
  protected override key(): string {
    const name = this.nameOrPattern;
    const text = Array.isArray(name) ? name.map((part) => (part instanceof PuppetRegexp ? part.hashKey() : part)) : [name ?? null];
    return `${this.runtime};${JSON.stringify(text)}`;
  }
  /** Whether objects of the class can be iterated over. */
  get isIterable(): boolean {
    return this.runtime === 'ruby' && ITERABLE_CLASSES.has(this.nameOrPattern);
  }
  override isInstance(value: Value): boolean {
    return value instanceof RuntimeValue && this.isAssignable(new PRuntimeType('ruby', value.className)) === true;
  }
  protected override accepts(other: PType): Fits {
    if (!(other instanceof PRuntimeType)) return false;
    if (this.runtime !== undefined && this.runtime !== other.runtime) return false;
    return this.nameOrPattern === undefined || this.eql(other);
  }
}
