import { PuppetError } from '../functions/error.ts';
import { inspectString } from './inspect-string.ts';
import { ObjectValue } from './object-value.ts';

const PATTERN = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;
const BAD_CHARACTER = /[\s"<>\\^`{|}\0-\x1f\x7f]|%(?![0-9A-Fa-f]{2})/;
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

  /** The port that goes without saying. */
  static defaultPort(scheme: string | undefined): bigint | undefined {
    return DEFAULT_PORTS[scheme ?? ''];
  }

  /** Of files, no host and this one are the same. Ruby: URI::File#set_host */
  static hostOf(scheme: string | undefined, host: string | undefined): string | undefined {
    return scheme === 'file' && (host === undefined || host === 'localhost') ? '' : host;
  }

  /** Reads a URI; throws an Error with Ruby's message. */
  static parse(text: string): Uri {
    if (/[^\0-\x7f]/.test(text)) throw new PuppetError(`URI must be ascii only ${dumped(text)}`);
    const match = BAD_CHARACTER.test(text) ? null : PATTERN.exec(text);
    if (!match) throw badUri(text);
    const [, scheme, authority, path, query, fragment] = match;
    if (/[[\]]/.test(`${path}${fragment}`) || (scheme === undefined && authority === undefined && /^[^/]*:/.test(path as string))) {
      throw badUri(text);
    }
    const lower = scheme?.toLowerCase();
    if (lower !== undefined && authority === undefined && path !== '' && !path?.startsWith('/')) {
      const opaque = query === undefined ? (path as string) : `${path}?${query}`;
      if (lower === 'mailto') checkMailTo(opaque);
      return new Uri({ scheme: lower, opaque, fragment });
    }
    if (lower === 'mailto') throw new PuppetError('missing opaque part for mailto URL');
    const [userinfo, host, port] = splitAuthority(text, authority);
    return new Uri({
      scheme: lower,
      userinfo,
      host: Uri.hostOf(lower, host),
      port: port ?? DEFAULT_PORTS[lower ?? ''],
      path: pathOf(lower, path),
      query,
      fragment,
    });
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
      if (host !== undefined) text += '//';
      text += `${userinfo === undefined ? '' : `${userinfo}@`}${host ?? ''}`;
      if (port !== undefined && port !== DEFAULT_PORTS[scheme ?? '']) text += `:${port}`;
      text += scheme === 'ftp' ? `/${path?.replace(/^\//, '%2F')}` : (path ?? '');
      if (query !== undefined) text += `?${query}`;
    }
    return fragment === undefined ? text : `${text}#${fragment}`;
  }
}

/** Of FTP, the slash before the path is no part of it. Ruby: URI::FTP#initialize */
function pathOf(scheme: string | undefined, path: string | undefined): string | undefined {
  return scheme === 'ftp' ? path?.replace(/^\//, '').replace(/^%2F/, '/') : path;
}

function badUri(text: string): PuppetError {
  return new PuppetError(`bad URI(is not URI?): ${inspectString(text)}`);
}

/** Ruby's `dump`: as `inspect`, with ASCII only. */
function dumped(text: string): string {
  return inspectString(text).replace(/[^\0-\x7f]/gu, (character) => {
    const code = (character.codePointAt(0) as number).toString(16).toUpperCase();
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}

/** Ruby: URI::MailTo#initialize */
function checkMailTo(opaque: string): void {
  if (!/^(?:[^@,;]+@[^@,;]+(?:$|[,;]))*$/.test(opaque.split('?', 1)[0] as string))
    throw new PuppetError(`unrecognised opaque part for mailtoURL: ${opaque}`);
}

function splitAuthority(text: string, authority: string | undefined): [string | undefined, string | undefined, bigint | undefined] {
  if (authority === undefined) return [undefined, undefined, undefined];
  const match = AUTHORITY.exec(authority);
  if (!match) throw badUri(text);
  return [
    match[1],
    match[2] === '' ? undefined : match[2],
    match[3] === undefined || match[3] === '' ? undefined : BigInt(match[3]),
  ];
}
