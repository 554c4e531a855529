import { looksLikeTlsFile, type Role, roleOfName } from '../roles.ts';
import { isPresent, parameter } from '../values.ts';
import type { Reader, Recogniser } from './reader.ts';

/** Types with the parameter that holds text of a file. */
const HOLDERS: ReadonlyMap<string, string> = new Map([
  ['File', 'content'],
  ['Concat::Fragment', 'content'],
  ['Concat_fragment', 'content'],
  ['File_line', 'line'],
]);
const PATH = /(^|[\s"'=:([{,<])(\/[\w.+@%/-]+)/g;
const COMMENT = /^\s*(?:#|;|\/\/|--)/;

/** A rendered file that names the end of a certificate, a key or a PEM on a line that speaks of one. */
export const fileContent: Recogniser = (resource) => {
  const name = HOLDERS.get(resource.type);
  const content = name === undefined ? undefined : parameter(resource, name);
  if (name === undefined || typeof content !== 'string' || !isPresent(resource)) return [];
  return content.split('\n').flatMap((line, index): readonly Reader[] => {
    if (!line.includes('/') || COMMENT.test(line)) return [];
    return [...line.matchAll(PATH)].flatMap(([, , path = ''], at, all): readonly Reader[] => {
      if (!looksLikeTlsFile(path)) return [];
      const role = roleBefore(line, path, all[at]?.index ?? 0);
      return role === undefined ? [] : [{ resource, kind: 'content', role, path, parameter: [name], where: `line ${index + 1}` }];
    });
  });
};

/** By the words before the path, the nearest first: `SSLCertificateFile`, `{certfile, "..."`, `ssl crt`. */
function roleBefore(line: string, path: string, index: number): Role | undefined {
  const before = line.slice(0, line.indexOf(path, index));
  const words = before.match(/[A-Za-z][\w-]*/g) ?? [];
  for (const word of words.reverse()) {
    const role = directive(word) ?? roleOfName(word);
    if (role !== undefined) return role;
  }
  return undefined;
}

/** Of httpd and nginx. */
function directive(word: string): Role | undefined {
  if (/^(?:SSLCertificateKeyFile|ssl_certificate_key)$/i.test(word)) return 'key';
  if (/^(?:SSLCertificateChainFile)$/i.test(word)) return 'chain';
  if (/^(?:SSL\w*CACertificateFile|ssl_(?:client|trusted)_certificate)$/i.test(word)) return 'ca';
  if (/^(?:SSLCertificateFile|ssl_certificate)$/i.test(word)) return 'certificate';
  return word === 'crt' ? 'pem' : undefined;
}
