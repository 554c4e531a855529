/** What a file is to the one who reads it, told by the words with which it is named. */

export type Role = 'certificate' | 'key' | 'pem' | 'chain' | 'ca' | 'crl' | 'file';

const EXTENSION = /\.(?:pem|crt|cert|cer|key)$/i;

const BY_NAME: readonly (readonly [Role, RegExp])[] = [
  ['crl', /crl/],
  ['chain', /chain/],
  [
    'ca',
    /(?:^|[_-])(?:ssl[_-]?)?ca(?:[_-]?(?:cert|certs|certificate|certificates|file|bundle|pem|path|crt))?$|cacert|trusted_ca|ca_?file/,
  ],
  ['key', /(?:^|[_-])(?:ssl|tls|private|server|service|peer|client)?[_-]?key(?:[_-]?(?:file|path))?$|keyfile/],
  ['pem', /(?:^|[_-])pem(?:[_-]?(?:file|path))?$/],
  [
    'certificate',
    /(?:^|[_-])(?:ssl|tls|server|service|peer|client|public)?[_-]?(?:cert|crt|certificate)(?:[_-]?(?:file|path|chain))?$|certfile/,
  ],
];

/** All names that have a role hold one of these: most others are told at once. */
const ANY = /c(?:rl|hain|a|ert|rt)|key|pem/i;

/** By the name of a parameter or an option: `ssl_cert`, `ssl-key`, `cacertfile`. Undefined for names that say nothing of TLS. */
export function roleOfName(name: string): Role | undefined {
  if (!ANY.test(name)) return undefined;
  const plain = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s.]+/g, '_');
  return BY_NAME.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** Whether the end of a path says that it is a certificate, a key, or several of them. */
export function looksLikeTlsFile(path: string): boolean {
  return EXTENSION.test(path);
}
