/**
 * What a data provider function is given besides its options: `Puppet::LookupContext`.
 *
 * Puppet: pops/lookup/context.rb
 */
import { PuppetError } from '../../functions/error.ts';
import { PuppetHash, RuntimeValue, type Value } from '../../values/index.ts';
import { interpolate } from '../interpolation.ts';
import type { Invocation } from '../invocation.ts';

/** Thrown by `$context.not_found`. */
export class NotFoundSignal {
  readonly context: LookupContext;
  constructor(context: LookupContext) {
    this.context = context;
  }
}

/** A block or function given to a method of the context. */
type Block = (...args: readonly Value[]) => Value;

export class LookupContext extends RuntimeValue {
  readonly moduleName: string | undefined;
  private readonly invocation: Invocation;
  private readonly cache: PuppetHash;

  constructor(moduleName: string | undefined, invocation: Invocation, cache: PuppetHash = new PuppetHash()) {
    super('Puppet::Pops::Lookup::Context');
    this.moduleName = moduleName;
    this.invocation = invocation;
    this.cache = cache;
  }

  get environmentName(): string {
    return this.invocation.adapter.lookup.environment.name;
  }

  /** Calls the method as Puppet code does: `$context.cached_value('x')`. Undefined method: PuppetError. */
  call(method: string, args: readonly Value[], block?: Block): Value {
    const [first, second] = args;
    switch (method) {
      case 'environment_name':
        return this.environmentName;
      case 'module_name':
        return this.moduleName;
      case 'not_found':
        throw new NotFoundSignal(this);
      case 'explain':
        if (this.invocation.explainer !== undefined && block !== undefined) this.invocation.explainer.text(String(block()));
        return undefined;
      case 'interpolate':
        return interpolate(first, this.invocation, true);
      case 'cache':
        this.cache.set(first, second);
        return second;
      case 'cache_all':
        for (const [key, value] of first as PuppetHash) this.cache.set(key, value);
        return undefined;
      case 'cache_has_key':
        return this.cache.has(first);
      case 'cached_value':
        return this.cache.get(first);
      case 'cached_entries':
        return this.cachedEntries(block);
      case 'cached_file_data':
        return this.cachedFileData(String(first), block);
      default:
        throw new PuppetError(`Unknown function: '${method}'.`);
    }
  }

  private cachedEntries(block: Block | undefined): Value {
    const entries = [...this.cache];
    if (block === undefined) return entries.map(([key, value]) => [key, value]);
    for (const [key, value] of entries) {
      if (block.length === 2) block(key, value);
      else block([key, value]);
    }
    return undefined;
  }

  private cachedFileData(path: string, block: Block | undefined): Value {
    return this.invocation.adapter.lookup.cachedFileData(path, (content) => (block === undefined ? content : block(content)));
  }
}
