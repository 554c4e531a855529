import { PuppetError } from '../functions/error.ts';
import { ObjectValue } from './object-value.ts';

const PATTERN = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;
const AUTHORITY = /^(?:([^@]*)@)?(\[[^\]]*\]|[^:]*)(?::(\d*))?$/;
const DEFAULT_PORTS: Readonly<Record<string, bigint>> = {
  http: 80n,
  https: 443n,
  ftp: 21n,
  ldap: 389n,
  ldaps: 636n,
  ws: 80n,
  wss: 443n,
};

/** Components of a URI; what is absent is undefined. */
export interface UriParts {
  readonly scheme?: string | undefined;
  readonly userinfo?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: bigint | undefined;
  readonly path?: string | undefined;
  readonly query?: string | undefined;
  readonly fragment?: string | undefined;
  readonly opaque?: string | undefined;
}

/**
 * A URI, taken apart as Ruby's `URI.parse` does it.
 *
 * Puppet: pops/types/p_uri_type.rb
 */
export class Uri extends ObjectValue {
  readonly parts: UriParts;
  constructor(parts: UriParts) {
    super();
    this.parts = parts;
  }

  /** Reads a URI; throws an Error with Ruby's message. */
  static parse(text: string): Uri {
    if (/[\s"<>\\^`{|}\u0000-\u001f\u007f]|%(?![0-9A-Fa-f]{2})/.test(text))
      throw new PuppetError(`bad URI(is not URI?): ${JSON.stringify(text)}`);
    if (/[^\u0000-\u007f]/.test(text)) throw new PuppetError(`URI must be ascii only ${JSON.stringify(text)}`);
    const match = PATTERN.exec(text);
    if (!match) throw new PuppetError(`bad URI(is not URI?): ${JSON.stringify(text)}`);
    const [, scheme, authority, path, query, fragment] = match;
    const lower = scheme?.toLowerCase();
    if (lower !== undefined && authority === undefined && path !== '' && !path?.startsWith('/')) {
      return new Uri({ scheme: lower, opaque: query === undefined ? path : `${path}?${query}`, fragment });
    }
    const [userinfo, host, port] = splitAuthority(text, authority);
    return new Uri({ scheme: lower, userinfo, host, port: port ?? DEFAULT_PORTS[lower ?? ''], path, query, fragment });
  }

  override eql(other: unknown): boolean {
    return other instanceof Uri && other.toString() === this.toString();
  }
  override hashKey(): string {
    return `uri(${JSON.stringify(this.toString())})`;
  }
  override toString(): string {
    const { scheme, userinfo, host, port, path, query, fragment, opaque } = this.parts;
    let text = scheme === undefined ? '' : `${scheme}:`;
    if (opaque !== undefined) text += opaque;
    else {
      if (host !== undefined) text += `//${userinfo === undefined ? '' : `${userinfo}@`}${host}`;
      if (port !== undefined && port !== DEFAULT_PORTS[scheme ?? '']) text += `:${port}`;
      text += path ?? '';
      if (query !== undefined) text += `?${query}`;
    }
    return fragment === undefined ? text : `${text}#${fragment}`;
  }
}

function splitAuthority(text: string, authority: string | undefined): [string | undefined, string | undefined, bigint | undefined] {
  if (authority === undefined) return [undefined, undefined, undefined];
  const match = AUTHORITY.exec(authority);
  if (!match) throw new PuppetError(`bad URI(is not URI?): ${JSON.stringify(text)}`);
  return [match[1], match[2], match[3] === undefined || match[3] === '' ? undefined : BigInt(match[3])];
}
