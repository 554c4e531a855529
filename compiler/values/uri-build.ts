import { PuppetError } from '../functions/error.ts';
import { Uri, type UriParts } from './uri.ts';

const SCHEME = /^[A-Za-z][-+.A-Za-z\d]*$/;
const HOST = /^(?:(?:[A-Za-z0-9\-.]|%[\dA-Fa-f]{2})+|\[[\dA-Fa-f:.]+\])$/;
const USERINFO = /^(?:[-\w.!~*'():;&=+$,]|%[\dA-Fa-f]{2})*$/;
const ABSOLUTE_PATH = /^\/(?:[-\w.!~*'():@&=+$,;/]|%[\dA-Fa-f]{2})*$/;
const RELATIVE_PATH = /^(?:[-\w.!~*'();@&=+$,]|%[\dA-Fa-f]{2})+(?:\/(?:[-\w.!~*'():@&=+$,;/]|%[\dA-Fa-f]{2})*)?$/;
const OPAQUE = /^(?:[-\w.!~*'();?:@&=+$,]|%[\dA-Fa-f]{2})(?:[-\w.!~*'();/?:@&=+$,[\]]|%[\dA-Fa-f]{2})*$/;
const QUERY = /%[\dA-Fa-f]{2}|[!$-&(-;=?-_a-~]/g;
const FRAGMENT = /%[\dA-Fa-f]{2}|[!-~]/g;

/** A URI from its components, each of them checked. Ruby: URI::Generic.build */
export function buildUri(parts: UriParts): Uri {
  const scheme = parts.scheme?.toLowerCase();
  if (scheme === 'mailto') throw new PuppetError('bad component(expected opaque component): ');
  if (parts.scheme !== undefined && !SCHEME.test(parts.scheme)) throw bad('scheme', parts.scheme);
  if (parts.userinfo !== undefined) checkUserinfo(parts.userinfo);
  const host = parts.host === undefined ? undefined : hostOf(parts.host);
  checkPath(scheme, parts.path);
  if (parts.opaque !== undefined) checkOpaque(parts as UriParts & { readonly opaque: string });
  const path = parts.path ?? (parts.opaque === undefined ? '' : undefined);
  return new Uri({
    ...parts,
    scheme,
    host: Uri.hostOf(scheme, host),
    path,
    port: parts.port ?? Uri.defaultPort(scheme),
    query: escaped(parts.query, QUERY),
    fragment: escaped(parts.fragment, FRAGMENT),
  });
}

function bad(component: string, text: string): PuppetError {
  return new PuppetError(`bad component(expected ${component} component): ${text}`);
}

/** What has a colon in it is taken for an address of version 6. Ruby: URI::Generic#hostname= */
function hostOf(given: string): string {
  const host = given.includes(':') && !/^\[.*\]$/s.test(given) ? `[${given}]` : given;
  if (!HOST.test(host)) throw bad('host', host);
  return host;
}

function checkUserinfo(text: string): void {
  const user = text.split(':', 1)[0] as string;
  if (!USERINFO.test(user)) throw bad('userinfo component or user', user);
  if (!USERINFO.test(text.slice(user.length + 1))) throw bad('password', text.slice(user.length + 1));
}

function checkPath(scheme: string | undefined, path: string | undefined): void {
  if (path === undefined || path === '' || ABSOLUTE_PATH.test(path)) return;
  if (scheme !== undefined && scheme !== 'ftp') throw bad('absolute path', path);
  if (!RELATIVE_PATH.test(path)) throw bad('relative path', path);
}

function checkOpaque({ host, port, userinfo, path, opaque }: UriParts & { readonly opaque: string }): void {
  if (host !== undefined || port !== undefined || userinfo !== undefined || path !== undefined)
    throw new PuppetError('can not set opaque with host, port, userinfo or path');
  if (!OPAQUE.test(opaque)) throw bad('opaque', opaque);
}

/** The text with what may not stand in it as %XX. */
function escaped(text: string | undefined, allowed: RegExp): string | undefined {
  if (text === undefined) return undefined;
  let result = '';
  let at = 0;
  const clean = text.replace(/[\t\r\n]/g, '');
  for (const match of clean.matchAll(allowed)) {
    result += percent(clean.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return result + percent(clean.slice(at));
}

function percent(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
