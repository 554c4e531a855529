import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { rubyInspect } from '../../evaluator/ruby-text.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `validate_x509_rsa_key_pair(cert, key)`: fails unless the certificate, in PEM form, is signed with the RSA key.
 *
 * stdlib: lib/puppet/parser/functions/validate_x509_rsa_key_pair.rb
 */
export const validateX509RsaKeyPair = puppetFunction3x('validate_x509_rsa_key_pair', { type: 'statement' }, ({ args }) => {
  if (args.length !== 2)
    throw new PuppetError(`validate_x509_rsa_key_pair(): wrong number of arguments (${args.length}; must be 2)`);
  for (const value of args) if (typeof value !== 'string') throw new PuppetError(`${rubyInspect(value)} is not a string.`);
  const [pem, keyPem] = args as readonly [string, string];
  const [certificate, key] = [certificateOf(pem), publicKeyOf(keyPem)];
  if (certificate.publicKey.asymmetricKeyType !== 'rsa') throw new PuppetError('wrong public key type');
  if (!certificate.verify(key)) throw new PuppetError('Certificate signature does not match supplied key');
  return undefined;
});

function certificateOf(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    throw new PuppetError(`Not a valid x509 certificate: PEM_read_bio_X509: ${reasonOf(error as { readonly code?: string })}`);
  }
}

/** OpenSSL's reason where the envelope is wrong, and that of its last step for what is inside. */
function reasonOf({ code }: { readonly code?: string }): string {
  const words = /^ERR_OSSL_PEM_(.*)/.exec(code ?? '')?.[1];
  return words === undefined ? 'ASN1 lib' : words.toLowerCase().replaceAll('_', ' ');
}

/** The key, or the one that belongs to a private key. */
function publicKeyOf(pem: string): KeyObject {
  const key = keyOf(pem);
  if (key === undefined) throw new PuppetError('Not a valid RSA key: Neither PUB key nor PRIV key: unsupported');
  if (key.asymmetricKeyType === 'rsa') return key;
  const name = key.asymmetricKeyType === 'ec' ? 'id-ecPublicKey' : String(key.asymmetricKeyType).toUpperCase();
  throw new PuppetError(`Not a valid RSA key: incorrect pkey type: ${name}`);
}

function keyOf(pem: string): KeyObject | undefined {
  // Node takes the key of a certificate, too.
  if (pem.includes('-----BEGIN CERTIFICATE-----')) return undefined;
  try {
    return createPublicKey(pem);
  } catch {
    return undefined;
  }
}
