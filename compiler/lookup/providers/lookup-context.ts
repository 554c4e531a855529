/**
 * What a data provider function is given besides its options: `Puppet::LookupContext`.
 *
 * Puppet: pops/lookup/context.rb
 */
import { PuppetError } from '../../functions/error.ts';
import { type ObjectAttribute, type ObjectFunction, PAnyType, PObjectType, parseType } from '../../types/index.ts';
import { type PuppetCallable, PuppetHash, PuppetObject, RubySymbol, type Value } from '../../values/index.ts';
import type { LookupFiles } from '../files/file-system.ts';
import { interpolate } from '../interpolation.ts';
import type { Invocation } from '../invocation.ts';
import type { LookupLog } from '../scope.ts';

/** Thrown by `$context.not_found`. */
export class NotFoundSignal {
  readonly context: LookupContext;
  constructor(context: LookupContext) {
    this.context = context;
  }
}

/** What Puppet code may call, with the types of arguments and answers. */
const METHODS: ReadonlyMap<string, string> = new Map([
  ['not_found', 'Callable[[0, 0], Undef]'],
  ['explain', 'Callable[[0, 0, Callable[0, 0]], Undef]'],
  ['interpolate', 'Callable[1, 1]'],
  ['cache', 'Callable[Optional[Scalar], Any]'],
  ['cache_all', 'Callable[[Hash[Optional[Scalar], Any]], Undef]'],
  ['cache_has_key', 'Callable[[Optional[Scalar]], Boolean]'],
  ['cached_value', 'Callable[Optional[Scalar]]'],
  [
    'cached_entries',
    'Variant[Callable[[0, 0, Callable[1, 1]], Undef], Callable[[0, 0, Callable[2, 2]], Undef], ' +
      'Callable[[0, 0], Iterable[Tuple[Optional[Scalar], Any]]]]',
  ],
  ['cached_file_data', 'Callable[String, Optional[Callable[Array[Integer]]]]'],
]);

/** `Puppet::LookupContext`; Puppet code can name it and cannot make one. */
export const LOOKUP_CONTEXT_TYPE: PObjectType = new PObjectType(
  () => ({
    parent: PAnyType.DEFAULT,
    attributes: new Map<string, ObjectAttribute>([
      ['environment_name', { ...attribute('environment_name', 'String[1]'), kind: 'derived' }],
      ['module_name', attribute('module_name', 'Variant[String[1], Undef]')],
    ]),
    functions: new Map([...METHODS].map(([name, type]) => [name, method(name, type)] as const)),
  }),
  'Puppet::LookupContext',
);

const CONTAINER = { label: 'Puppet::LookupContext' };

function attribute(name: string, type: string): ObjectAttribute {
  return { feature: 'attribute', name, container: CONTAINER, type: parseType(type), final: false, override: false };
}

function method(name: string, type: string): ObjectFunction {
  const body = (context: Value, args: readonly Value[], block: PuppetCallable | undefined) =>
    (context as LookupContext).call(name, args, block);
  return { feature: 'function', name, container: CONTAINER, type: parseType(type), final: false, override: false, body };
}

/** As Ruby appends a value to a text: an Integer is the code of a character. */
function appended(value: Value): string {
  return typeof value === 'bigint' ? String.fromCodePoint(Number(value)) : String(value);
}

/** Numbers of caches, for who keeps what belongs to them. */
const cacheIds = new WeakMap<PuppetHash, number>();
let cacheCount = 0;

export class LookupContext extends PuppetObject {
  private readonly invocation: Invocation;
  /** What the function has cached. */
  readonly cache: PuppetHash;

  constructor(moduleName: string | undefined, invocation: Invocation, cache: PuppetHash = new PuppetHash()) {
    const attributes: readonly (readonly [string, Value])[] = [
      // Puppet's name of an environment is a symbol.
      ['environment_name', new RubySymbol(invocation.adapter.lookup.environment.name)],
      ['module_name', moduleName],
    ];
    super(LOOKUP_CONTEXT_TYPE, new Map(attributes));
    this.invocation = invocation;
    this.cache = cache;
  }

  /** Calls the method as Puppet code does: `$context.cached_value('x')`. */
  call(method: string, args: readonly Value[], block?: PuppetCallable): Value {
    const [first, second] = args;
    switch (method) {
      case 'not_found':
        throw new NotFoundSignal(this);
      case 'explain':
        return this.isExplained && block !== undefined ? this.explain(block.call()) : undefined;
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

  /** The number of the cache, which no other one has. */
  get cacheId(): number {
    const known = cacheIds.get(this.cache);
    if (known !== undefined) return known;
    cacheIds.set(this.cache, ++cacheCount);
    return cacheCount;
  }

  get environmentName(): string {
    return this.invocation.adapter.lookup.environment.name;
  }

  get moduleName(): Value {
    return this.attributes.get('module_name');
  }

  /** Whether anybody wants to know what the function has to tell. */
  get isExplained(): boolean {
    return this.invocation.explainer !== undefined;
  }

  explain(text: Value): undefined {
    this.invocation.explainer?.text(appended(text));
  }

  /** What was made of a file, or its text when nothing has been made of it yet; `keepFileData` takes what is. */
  fileData(path: string): readonly [isMade: boolean, data: Value] {
    return this.invocation.adapter.lookup.fileDataOrText(path);
  }

  keepFileData(path: string, data: Value): undefined {
    this.invocation.adapter.lookup.keepFileData(path, data);
  }

  /** What a built-in data function reads from a file. */
  builtinData(functionName: string, path: string): Value {
    const { adapter } = this.invocation;
    return adapter.lookup.builtinData(functionName, path, adapter)?.value;
  }

  /** Encrypted data stays as it is. */
  get keepsEncrypted(): boolean {
    return this.invocation.adapter.lookup.keepsEncrypted;
  }

  get files(): LookupFiles {
    return this.invocation.adapter.lookup.files;
  }

  get log(): LookupLog {
    return this.invocation.adapter.log;
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
