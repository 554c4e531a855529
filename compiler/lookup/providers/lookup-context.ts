/**
 * What a data provider function is given besides its options: `Puppet::LookupContext`.
 *
 * Puppet: pops/lookup/context.rb
 */
import { PuppetError } from '../../functions/error.ts';
import { PObjectType, PStringType } from '../../types/index.ts';
import { type PuppetCallable, PuppetHash, PuppetObject, type Value } from '../../values/index.ts';
import { interpolate } from '../interpolation.ts';
import type { Invocation } from '../invocation.ts';

/** Thrown by `$context.not_found`. */
export class NotFoundSignal {
  readonly context: LookupContext;
  constructor(context: LookupContext) {
    this.context = context;
  }
}

const METHODS: ReadonlySet<string> = new Set([
  'not_found',
  'explain',
  'interpolate',
  'cache',
  'cache_all',
  'cache_has_key',
  'cached_value',
  'cached_entries',
  'cached_file_data',
]);

/** `Puppet::LookupContext`; Puppet code can name it and cannot make one. */
export const LOOKUP_CONTEXT_TYPE: PObjectType = new PObjectType(() => {
  const attribute = (name: string) => [name, { name, type: PStringType.DEFAULT, final: false, override: false }] as const;
  return { name: 'Puppet::LookupContext', attributes: new Map([attribute('environment_name'), attribute('module_name')]) };
}, 'Puppet::LookupContext');

export class LookupContext extends PuppetObject {
  private readonly invocation: Invocation;
  private readonly cache: PuppetHash;

  constructor(moduleName: string | undefined, invocation: Invocation, cache: PuppetHash = new PuppetHash()) {
    const attributes: readonly (readonly [string, Value])[] = [
      ['environment_name', invocation.adapter.lookup.environment.name],
      ['module_name', moduleName],
    ];
    super(LOOKUP_CONTEXT_TYPE, new Map(attributes));
    this.invocation = invocation;
    this.cache = cache;
  }

  /** Whether `call` knows the method; environment_name and module_name are attributes. */
  hasMethod(name: string): boolean {
    return METHODS.has(name);
  }

  /** Calls the method as Puppet code does: `$context.cached_value('x')`. */
  call(method: string, args: readonly Value[], block?: PuppetCallable): Value {
    const [first, second] = args;
    switch (method) {
      case 'not_found':
        throw new NotFoundSignal(this);
      case 'explain':
        if (this.invocation.explainer !== undefined && block !== undefined) this.invocation.explainer.text(String(block.call()));
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

  private cachedEntries(block: PuppetCallable | undefined): Value {
    const entries = [...this.cache];
    if (block === undefined) return entries.map(([key, value]) => [key, value]);
    for (const [key, value] of entries) {
      if (block.parameterNames.length === 2) block.call(key, value);
      else block.call([key, value]);
    }
    return undefined;
  }

  private cachedFileData(path: string, block: PuppetCallable | undefined): Value {
    return this.invocation.adapter.lookup.cachedFileData(path, (content) => (block === undefined ? content : block.call(content)));
  }
}
