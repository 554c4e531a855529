/**
 * The value of `lookup_options`, made ready to be asked: options of whole keys, and of all keys that a pattern matches.
 *
 * Puppet: pops/lookup/lookup_adapter.rb#validate_lookup_options, #compile_patterns, #extract_lookup_options_for_key
 */
import { PuppetHash, PuppetRegexp, type Value } from '../values/index.ts';
import { LookupError, RubyError } from './errors.ts';
import type { LookupKey } from './key.ts';
import { rubyClass } from './ruby-class.ts';
import { rubyInspect } from './ruby-text.ts';

export class KeyOptions {
  private readonly keys = new PuppetHash();
  private readonly patterns: (readonly [pattern: PuppetRegexp, options: Value])[] = [];

  private constructor(options: PuppetHash) {
    for (const [key, value] of options) {
      if (keyText(key).startsWith('^')) this.patterns.push([new PuppetRegexp(key as string), value]);
      else this.keys.set(key, value);
    }
  }

  /** Options without interpolations are the same hash for all nodes of an environment. */
  private static readonly known = new WeakMap<PuppetHash, KeyOptions>();

  static of(options: PuppetHash | undefined): KeyOptions {
    if (options === undefined) return NONE;
    let made = KeyOptions.known.get(options);
    if (made === undefined) {
      made = new KeyOptions(options);
      KeyOptions.known.set(options, made);
    }
    return made;
  }

  /** The options of a key; those of its own come before those of the first pattern. */
  for(key: LookupKey): Value {
    if (key.options.source !== this) key.options = { source: this, value: this.find(key.rootKey) };
    return key.options.value;
  }

  private find(key: string): Value {
    const own = this.keys.get(key);
    if (own !== undefined) return own;
    return this.patterns.find(([pattern]) => pattern.test(key))?.[1];
  }
}

const NONE = KeyOptions.of(new PuppetHash());

/** The value of `lookup_options` of a module's data (or of the environment's, without a name) as a hash; throws where it cannot be that. */
export function validated(options: Value, moduleName: string | undefined): PuppetHash | undefined {
  if (options === undefined) return undefined;
  if (!(options instanceof PuppetHash)) throw new LookupError('value of lookup_options must be a hash');
  if (moduleName === undefined) return options;
  const prefix = `${moduleName}::`;
  for (const key of options.keys()) {
    const text = keyText(key);
    const isPattern = text.startsWith('^');
    if (text.slice(isPattern ? 1 : 0).startsWith(prefix)) continue;
    const what = isPattern ? 'patterns must match a key starting' : 'keys must start';
    throw new LookupError(`all lookup_options ${what} with module name '${moduleName}'`);
  }
  return options;
}

/** A key of data or of lookup options, which Ruby asks how it starts. */
export function keyText(key: Value): string {
  if (typeof key === 'string') return key;
  throw new RubyError(`undefined method \`start_with?' for ${rubyInspect(key)}:${rubyClass(key)}`);
}

/** `options[name]` as Ruby has it for what should be a hash and is none. */
export function optionOf(options: Value, name: string): Value {
  if (options instanceof PuppetHash) return options.get(name);
  if (options === undefined || options === false) return undefined;
  if (typeof options === 'string') return options.includes(name) ? name : undefined;
  if (Array.isArray(options) || typeof options === 'bigint') throw new RubyError('no implicit conversion of String into Integer');
  throw new RubyError(`undefined method \`[]' for ${rubyInspect(options)}:${rubyClass(options)}`);
}
