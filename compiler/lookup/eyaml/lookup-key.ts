/**
 * A key of a YAML file whose texts may be encrypted.
 *
 * Puppet: functions/eyaml_lookup_key.rb
 */
import { createHash } from 'node:crypto';
import { PuppetHash, type Value } from '../../values/index.ts';
import { LookupError, RubyError } from '../errors.ts';
import type { LookupContext } from '../providers/lookup-context.ts';
import { readKeys } from './keys.ts';
import { DecryptError, decryptPkcs7, type KeyPair } from './pkcs7.ts';
import { isEncrypted, type Token, tokensOf } from './tokens.ts';

const MISSING_PATH =
  "'eyaml_lookup_key': one of 'path', 'paths' 'glob', 'globs' or 'mapped_paths' must be declared in hiera.yaml when using this lookup_key function";

/** The value of the key, decrypted and with its interpolations resolved. */
export function eyamlLookupKey(key: string, options: PuppetHash, context: LookupContext): Value {
  if (context.call('cache_has_key', [key]) === true) return context.call('cached_value', [key]);
  const path = options.get('path');
  if (path === undefined) throw new RubyError(MISSING_PATH);
  const data = context.builtinData('yaml_data', String(path)) as PuppetHash;
  if (!data.has(key)) return context.call('not_found', []);
  return context.call('cache', [key, new Decryption(key, options, context).resolve(data.get(key))]);
}

/** One value on its way. */
class Decryption {
  private readonly key: string;
  private readonly options: PuppetHash;
  private readonly context: LookupContext;

  constructor(key: string, options: PuppetHash, context: LookupContext) {
    this.key = key;
    this.options = options;
    this.context = context;
  }

  /** Keys of hashes are interpolated and never decrypted. */
  resolve(value: Value): Value {
    if (typeof value === 'string') return this.interpolate(isEncrypted(value) ? this.decrypt(value) : value);
    if (Array.isArray(value)) return value.map((item) => this.resolve(item));
    if (!(value instanceof PuppetHash)) return value;
    const result = new PuppetHash();
    for (const [key, one] of value) result.set(this.interpolate(key), this.resolve(one));
    return result;
  }

  private interpolate(value: Value): Value {
    return this.context.call('interpolate', [value]);
  }

  private decrypt(text: string): string {
    try {
      return tokensOf(text)
        .map((token) => this.plainText(token))
        .join('')
        .replace(/\r?\n$|\r$/, '');
    } catch (error) {
      if (!(error instanceof DecryptError)) throw error;
      const where = `when looking up ${this.key} in ${this.options.get('path')}`;
      throw new LookupError(`hiera-eyaml backend error decrypting ${text} ${where}. Error was ${error.message}`);
    }
  }

  private plainText(token: Token): string {
    if (token.kind === 'plain') return token.text;
    if (this.context.keepsEncrypted) return placeholder(token.cipher);
    if (token.scheme.toLowerCase() !== 'pkcs7') throw new DecryptError(`encryption by ${token.scheme} is not supported`);
    const keys = this.keys();
    return keys === undefined
      ? placeholder(token.cipher)
      : decryptPkcs7(Buffer.from(token.cipher, 'base64'), keys).toString('utf8');
  }

  /** Undefined where there is no private key. */
  private keys(): KeyPair | undefined {
    const { files, log } = this.context;
    const keys = readKeys(this.options, files);
    if (typeof keys !== 'string') return keys;
    const message = `Encrypted values are replaced by placeholders: there is no private key${keys === '' ? '' : ` at '${keys}'`}`;
    log.warnOnce(`eyaml ${keys}`, message);
    return undefined;
  }
}

/** The same for the same encrypted text, and no clue of what is in it. */
function placeholder(cipher: string): string {
  return `[encrypted: ${createHash('sha256').update(cipher).digest('hex').slice(0, 16)}]`;
}
