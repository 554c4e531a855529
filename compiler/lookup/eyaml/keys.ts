/**
 * The pair of keys that a level's options name.
 *
 * hiera-eyaml: encryptors/pkcs7.rb#decrypt
 */
import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { PuppetHash } from '../../values/index.ts';
import { RubyError } from '../errors.ts';
import type { LookupFiles } from '../files/file-system.ts';
import { DecryptError, type KeyPair } from './pkcs7.ts';

/** The keys, or the path of a private key that is not there. Throws DecryptError where Puppet has an error whatever the machine. */
export function readKeys(options: PuppetHash, files: LookupFiles): KeyPair | string {
  const [publicFile, privateFile] = [sourceOf('public', options), sourceOf('private', options)];
  const privatePem = read(privateFile, files);
  if (privatePem === undefined) return privateFile.path ?? '';
  const privateKey = privateKeyOf(privatePem);
  const publicPem = read(publicFile, files);
  if (publicPem === undefined) throw new DecryptError(whyMissing(publicFile));
  return { privateKey, certificate: certificateOf(publicPem) };
}

interface KeySource {
  readonly path: string | undefined;
  /** Name of a variable of the process that holds the key. */
  readonly variable: string | undefined;
}

function sourceOf(kind: 'public' | 'private', options: PuppetHash): KeySource {
  const path = options.get(`pkcs7_${kind}_key`);
  const variable = options.get(`pkcs7_${kind}_key_env_var`);
  if (path === undefined && variable === undefined) throw new DecryptError(`pkcs7_${kind}_key is not defined`);
  return {
    path: typeof path === 'string' ? path : undefined,
    variable: typeof variable === 'string' ? variable : undefined,
  };
}

function read({ path, variable }: KeySource, files: LookupFiles): string | undefined {
  const given = variable === undefined ? undefined : process.env[variable];
  if (given !== undefined) return given;
  if (path === undefined || !files.exists(path)) return undefined;
  try {
    return files.read(path);
  } catch (error) {
    throw error instanceof RubyError ? new DecryptError(error.message) : error;
  }
}

/** Ruby's words where there is no file, or none is named and the variable is not set. */
function whyMissing({ path }: KeySource): string {
  return path === undefined ? 'no implicit conversion of nil into String' : `No such file or directory @ rb_sysopen - ${path}`;
}

function privateKeyOf(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new DecryptError(isPublicKey(pem) ? 'private key is needed' : 'Neither PUB key nor PRIV key: unsupported');
  }
}

function isPublicKey(pem: string): boolean {
  if (!pem.includes('PUBLIC KEY')) return false;
  try {
    createPublicKey(pem);
    return true;
  } catch {
    return false;
  }
}

function certificateOf(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new DecryptError('PEM_read_bio_X509: no start line');
  }
}
