import { puppetEquals } from '../values/equality.ts';
import { PuppetHash } from '../values/hash.ts';
import { hashKey } from '../values/hash-key.ts';
import { PuppetRegexp } from '../values/regexp.ts';
import { Uri } from '../values/uri.ts';
import type { Value } from '../values/value.ts';
import { PStructElement, PStructType } from './collection-types.ts';
import { PIntegerType } from './numeric-types.ts';
import { PNotUndefType, POptionalType } from './optional-types.ts';
import { type Fits, PType } from './ptype.ts';
import { PUndefType } from './scalar-types.ts';
import { PEnumType, PPatternType, PRegexpType, PStringType } from './string-types.ts';
import { PTypeType } from './type-type.ts';
import { PVariantType } from './variant-type.ts';

/** The components of a URI in Puppet's order. */
export const URI_MEMBERS = ['scheme', 'userinfo', 'host', 'port', 'path', 'query', 'fragment', 'opaque'] as const;

let parameterType: PType | undefined;

/** What a URI type takes as parameter: a URI, or patterns of its components. Puppet: p_uri_type.rb (TYPE_URI_PARAM_TYPE) */
export function uriParameterType(): PType {
  parameterType ??= makeParameterType();
  return parameterType;
}

function makeParameterType(): PType {
  const nonEmpty = new PStringType(new PIntegerType(1n));
  const member = (...types: readonly PType[]): PType =>
    new POptionalType(new PVariantType([...types, new PTypeType(PNotUndefType.DEFAULT), new PTypeType(PUndefType.DEFAULT)]));
  const text = member(nonEmpty, PRegexpType.DEFAULT, new PTypeType(PPatternType.DEFAULT), new PTypeType(PEnumType.DEFAULT));
  const port = member(new PIntegerType(0n));
  const elements = URI_MEMBERS.map(
    (name) => new PStructElement(new POptionalType(new PStringType(name)), name === 'port' ? port : text),
  );
  return new PVariantType([nonEmpty, new PStructType(elements)]);
}

/**
 * URIs, all or those whose components match.
 *
 * Puppet: pops/types/p_uri_type.rb
 */
export class PURIType extends PType {
  override readonly simpleName = 'URI';
  readonly parameters: PuppetHash | undefined;
  constructor(parameters?: PuppetHash | Uri) {
    super();
    const hash = parameters instanceof Uri ? uriToHash(parameters) : parameters;
    this.parameters = hash === undefined || hash.size === 0 ? undefined : hash;
  }
  static readonly DEFAULT: PURIType = new PURIType();
  protected override key(): string {
    return this.parameters === undefined ? '' : hashKey(this.parameters);
  }
  override generalize(): PType {
    return PURIType.DEFAULT;
  }
  override isInstance(value: Value): boolean {
    if (!(value instanceof Uri)) return false;
    if (this.parameters === undefined) return true;
    return [...this.parameters].every(([name, pattern]) => matches(value.parts[name as 'host'], pattern));
  }
  protected override accepts(other: PType): Fits {
    if (!(other instanceof PURIType)) return false;
    if (this.parameters === undefined) return true;
    return [...this.parameters].every(([name, mine]) => {
      if (!other.parameters?.has(name)) return false;
      const theirs = other.parameters.get(name);
      return matches(theirs, mine) || (theirs instanceof PType && mine instanceof PType && mine.isAssignable(theirs));
    });
  }
}

function matches(value: Value, pattern: Value): boolean {
  if (pattern instanceof PType) return pattern.isInstance(value);
  if (pattern instanceof PuppetRegexp) return typeof value === 'string' && pattern.test(value);
  return puppetEquals(value, pattern);
}

function uriToHash(uri: Uri): PuppetHash {
  const hash = new PuppetHash();
  const { scheme, host, port } = uri.parts;
  for (const name of URI_MEMBERS) {
    const part = uri.parts[name];
    if (part === undefined || part === '') continue;
    if (name === 'port') {
      if (!(port === 80n && scheme === 'http') && !(port === 443n && scheme === 'https')) hash.set(name, `${port}`);
    } else hash.set(name, name === 'host' ? host?.toLowerCase() : part);
  }
  return hash;
}
