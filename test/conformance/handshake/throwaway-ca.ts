/** A CA for one run, and the certificates that it issues, by openssl. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Quicker to make than keys of RSA. */
const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

export class ThrowAwayCa {
  private readonly certfile: string;
  private readonly keyfile: string;

  constructor(folder: string) {
    this.certfile = join(folder, 'ca.crt');
    this.keyfile = join(folder, 'ca.key');
    const name = ['-subj', '/CN=throw-away CA', '-addext', 'basicConstraints=critical,CA:TRUE'];
    openssl(['req', '-x509', ...KEY, ...name, '-days', '2', '-out', this.certfile, '-keyout', this.keyfile]);
  }

  /** The CA's certificate, as text. */
  get certificate(): string {
    return readFileSync(this.certfile, 'utf8');
  }

  /** Makes a key and a certificate for the names, the first of which is the common name. */
  issue(names: readonly string[], certfile: string, keyfile: string): void {
    for (const file of [certfile, keyfile]) mkdirSync(dirname(file), { recursive: true });
    const alternatives = names.map((name) => `DNS:${name}`).join(',');
    const subject = ['-subj', `/CN=${names[0]}`, '-addext', `subjectAltName=${alternatives}`];
    const issuer = ['-CA', this.certfile, '-CAkey', this.keyfile, '-days', '1'];
    openssl(['req', '-x509', ...KEY, ...subject, ...issuer, '-out', certfile, '-keyout', keyfile]);
  }
}

function openssl(args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
}
