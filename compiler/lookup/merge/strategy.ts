/**
 * How values of one key from several places become one.
 *
 * Puppet: pops/merge_strategy.rb
 */
import { countSteps } from '../../limits.ts';
import { assertInstance, parseType } from '../../types/index.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import { RubyError } from '../errors.ts';
import type { Invocation } from '../invocation.ts';
import { NOT_FOUND, type NotFound } from '../not-found.ts';
import { rubyInspect } from '../ruby-text.ts';
import { deepMerge } from './deep-merge.ts';
import { plainDeepMerge, plainDeepMergeAll } from './plain-deep-merge.ts';
import { unique } from './unique.ts';

type StrategyName = 'first' | 'default' | 'hash' | 'unique' | 'deep' | 'unconstrained_deep' | 'reverse_deep';

export abstract class MergeStrategy {
  abstract readonly name: StrategyName;
  /** The options as they were given, `strategy` included; undefined when there are none. */
  readonly options: PuppetHash | undefined;
  protected abstract readonly valueType: string;

  /** Nothing is merged: the search ends with the first value. */
  get isFirstFound(): boolean {
    return false;
  }

  get isDeep(): boolean {
    return false;
  }

  constructor(options?: PuppetHash) {
    this.options = options;
  }

  /**
   * One value from all variants: the first, or a merge of what each has. `total`: how many there are with those that are known to have
   * nothing, and were left out.
   */
  lookup<V>(
    variants: readonly V[],
    invocation: Invocation,
    read: (variant: V) => Value | NotFound,
    total: number = variants.length,
  ): Value | NotFound {
    if (variants.length === 0) return NOT_FOUND;
    if (total === 1) return this.mergeSingle(read(variants[0] as V));
    if (!invocation.isExplained) return this.gather(variants, invocation, read);
    return invocation.within('merge', this, () => {
      const merged = this.gather(variants, invocation, read);
      return merged === NOT_FOUND ? NOT_FOUND : invocation.result(merged);
    });
  }

  /** Reads all variants and merges what they have. */
  protected gather<V>(variants: readonly V[], _invocation: Invocation, read: (variant: V) => Value | NotFound): Value | NotFound {
    const values: Value[] = [];
    for (const variant of variants) {
      const value = read(variant);
      if (value === NOT_FOUND) continue;
      values.push(value);
      if (values.length === 2) this.check('The first element of the merge', this.convert(values[0]));
      if (values.length > 1) this.check('The second element of the merge', value);
    }
    if (values.length === 0) return NOT_FOUND;
    return values.length === 1 ? this.convert(values[0]) : this.combine(values);
  }

  /** The first has the higher priority. */
  merge(first: Value, second: Value): Value {
    this.check('The first element of the merge', first);
    this.check('The second element of the merge', second);
    return this.combine([first, second]);
  }

  /** Data is known to fit without a look at types, which takes its time. */
  protected check(subject: string, value: Value): void {
    if (!this.fits(value)) assertInstance(subject, parseType(this.valueType), value);
  }

  /** Whether the value is sure to be one that can be merged. */
  protected fits(_value: Value): boolean {
    return true;
  }

  protected convert(value: Value): Value {
    return value;
  }

  /** The value where only one place can have any. */
  mergeSingle(value: Value | NotFound): Value | NotFound {
    return value;
  }

  /** Two values or more, checked, those of higher priority first. */
  protected abstract combine(values: readonly Value[]): Value;
}

class FirstFoundStrategy extends MergeStrategy {
  readonly name: StrategyName;
  protected readonly valueType = 'Any';
  constructor(name: 'first' | 'default') {
    super();
    this.name = name;
  }
  override get isFirstFound(): boolean {
    return true;
  }
  override lookup<V>(variants: readonly V[], _invocation: Invocation, read: (variant: V) => Value | NotFound): Value | NotFound {
    for (const variant of variants) {
      const value = read(variant);
      if (value !== NOT_FOUND) return value;
    }
    return NOT_FOUND;
  }
  protected combine([first]: readonly Value[]): Value {
    return first;
  }
}

class HashMergeStrategy extends MergeStrategy {
  readonly name = 'hash';
  protected readonly valueType = 'Hash[String,Data]';
  protected override fits(value: Value): boolean {
    return value instanceof PuppetHash && isPlainData(value);
  }
  /** Order is that of the lower priority. */
  protected combine(values: readonly Value[]): Value {
    const merged = new PuppetHash();
    for (const hash of values.toReversed()) for (const [key, value] of hash as PuppetHash) merged.set(key, value);
    return merged;
  }
}

class UniqueMergeStrategy extends MergeStrategy {
  readonly name = 'unique';
  protected readonly valueType = 'Variant[Scalar,Array[Data]]';
  protected override fits(value: Value): boolean {
    return value !== undefined && !(value instanceof PuppetHash) && isPlainData(value);
  }
  protected combine(values: readonly Value[]): Value {
    const all: Value[] = [];
    for (const value of values) for (const item of this.convert(value)) all.push(item);
    return unique(all);
  }
  protected override convert(value: Value): readonly Value[] {
    if (!Array.isArray(value)) return [value];
    return value.some(Array.isArray) ? value.flat(Number.POSITIVE_INFINITY) : value;
  }
  /** A new array in any case: explanations as YAML show what is one and the same. */
  override mergeSingle(value: Value | NotFound): Value | NotFound {
    return Array.isArray(value) ? unique(value) : value;
  }
}

class DeepMergeStrategy extends MergeStrategy {
  readonly name: StrategyName;
  protected readonly valueType = 'Any';
  constructor(name: 'deep' | 'unconstrained_deep' | 'reverse_deep', options?: PuppetHash) {
    super(options);
    this.name = name;
  }
  override get isDeep(): boolean {
    return true;
  }
  /** Step by step: what cannot be merged is replaced on the way, and options are refused when they are first needed. */
  protected override gather<V>(
    variants: readonly V[],
    invocation: Invocation,
    read: (variant: V) => Value | NotFound,
  ): Value | NotFound {
    if (this.isPlain && !invocation.isExplained) return gatherPlain(variants, read);
    const isShown = invocation.explainer?.showsMerging === true;
    let merged: Value | NotFound = NOT_FOUND;
    let isOwn = false;
    for (const variant of variants) {
      const value = read(variant);
      if (value === NOT_FOUND) continue;
      if (merged === NOT_FOUND) {
        merged = value;
      } else {
        merged = this.mergeTwo(merged, value, isShown, isOwn);
        isOwn = true;
      }
    }
    return merged;
  }

  protected combine(values: readonly Value[]): Value {
    return values.reduce((first, second) => this.mergeTwo(first, second, false, false));
  }

  /** Nothing can be refused on the way. */
  private get isPlain(): boolean {
    return this.options === undefined && this.name !== 'reverse_deep';
  }

  /** `isShown`: an explanation shows what was changed on the way. `isOwn`: the first was merged already, and nobody else has it. */
  private mergeTwo(first: Value, second: Value, isShown: boolean, isOwn: boolean): Value {
    const [source, destination] = this.name === 'reverse_deep' ? [second, first] : [first, second];
    if (this.options === undefined && !isShown) return plainDeepMerge(source, destination);
    return deepMerge(source, destination, this.options, isShown || (isOwn && source === first));
  }
}

function gatherPlain<V>(variants: readonly V[], read: (variant: V) => Value | NotFound): Value | NotFound {
  const values: Value[] = [];
  for (const variant of variants) {
    const value = read(variant);
    if (value !== NOT_FOUND) values.push(value);
  }
  return values.length === 0 ? NOT_FOUND : plainDeepMergeAll(values);
}

/** True for texts, numbers, Booleans, undef, and arrays and hashes of them with texts as keys; other data is looked at more closely. */
function isPlainData(value: Value): boolean {
  if (typeof value !== 'object') return true;
  countSteps(1);
  if (Array.isArray(value)) {
    for (const one of value) if (!isPlainData(one)) return false;
    return true;
  }
  if (!(value instanceof PuppetHash)) return false;
  for (const [key, one] of value) if (typeof key !== 'string' || !isPlainData(one)) return false;
  return true;
}

const DEFAULT_STRATEGY = new FirstFoundStrategy('default');
const STRATEGIES: ReadonlyMap<string, MergeStrategy> = new Map<string, MergeStrategy>([
  ['first', new FirstFoundStrategy('first')],
  ['default', DEFAULT_STRATEGY],
  ['hash', new HashMergeStrategy()],
  ['unique', new UniqueMergeStrategy()],
  ['deep', new DeepMergeStrategy('deep')],
  // Puppet has one object for both as long as there are no options.
  ['unconstrained_deep', new DeepMergeStrategy('deep')],
  ['reverse_deep', new DeepMergeStrategy('reverse_deep')],
]);

const DEEP_OPTIONS =
  'Struct[{strategy=>Optional[Pattern[/deep/]],knockout_prefix=>Optional[String],merge_debug=>Optional[Boolean],merge_hash_arrays=>Optional[Boolean],sort_merged_arrays=>Optional[Boolean],}]';

/** The strategy for a `merge` argument: undef, a name, or a hash with `strategy` and options. */
export function mergeStrategy(merge: Value | MergeStrategy): MergeStrategy {
  if (merge === undefined || merge === false) return DEFAULT_STRATEGY;
  if (merge instanceof MergeStrategy) return merge;
  if (!(merge instanceof PuppetHash)) return strategyOf(merge);
  const name = merge.get('strategy');
  if (name === undefined) {
    throw new RubyError("The hash given as 'merge' must contain the name of a strategy in string form for the key 'strategy'");
  }
  const plain = strategyOf(name);
  return merge.size === 1 ? plain : knownWithOptions(name, plain, merge);
}

/** The options of lookup_options are asked for again and again. */
const WITH_OPTIONS = new WeakMap<PuppetHash, MergeStrategy>();

function knownWithOptions(name: Value, plain: MergeStrategy, options: PuppetHash): MergeStrategy {
  let strategy = WITH_OPTIONS.get(options);
  if (strategy === undefined) {
    strategy = withOptions(name, plain, options);
    WITH_OPTIONS.set(options, strategy);
  }
  return strategy;
}

function strategyOf(name: Value): MergeStrategy {
  const strategy = typeof name === 'string' ? STRATEGIES.get(name) : undefined;
  if (strategy !== undefined) return strategy;
  throw new RubyError(`Unknown merge strategy: '${typeof name === 'string' ? name : rubyInspect(name)}'`);
}

function withOptions(name: Value, plain: MergeStrategy, options: PuppetHash): MergeStrategy {
  const subject = 'The merge options';
  if (name === 'deep') {
    assertInstance(subject, parseType(DEEP_OPTIONS), options);
    return new DeepMergeStrategy('deep', options);
  }
  if (name === 'unconstrained_deep' || name === 'reverse_deep') {
    assertInstance(subject, parseType('Hash[String[1],Any]'), options);
    return new DeepMergeStrategy(name, options);
  }
  assertInstance(subject, parseType(`Struct[{strategy=>Optional[Pattern[/${plain.name}/]]}]`), options);
  return plain;
}
