import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
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
  if (!certificateOf(pem).verify(publicKeyOf(keyPem))) throw new PuppetError('Certificate signature does not match supplied key');
  return undefined;
});

function certificateOf(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new PuppetError('Not a valid x509 certificate: PEM_read_bio_X509: no start line');
  }
}

function publicKeyOf(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'rsa') return createPublicKey(key);
  } catch {
    // told below
  }
  throw new PuppetError('Not a valid RSA key: Neither PUB key nor PRIV key');
}
