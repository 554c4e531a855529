/**
 * Opens an envelope of PKCS #7.
 *
 * RFC 2315, section 10; the texts of errors are those of OpenSSL as hiera-eyaml prints them (encryptors/pkcs7.rb)
 */
import { constants, createDecipheriv, type KeyObject, privateDecrypt, type X509Certificate } from 'node:crypto';
import { childrenOf, DerError, type Element, identifierOf, octetsOf, readElement } from './der.ts';

/** Why something cannot be decrypted. */
export class DecryptError extends Error {}

export interface KeyPair {
  readonly privateKey: KeyObject;
  readonly certificate: X509Certificate;
}

const ENVELOPED_DATA = '1.2.840.113549.1.7.3';

/** Ciphers by their identifiers. */
const CIPHERS: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.101.3.4.1.2', 'aes-128-cbc'],
  ['2.16.840.1.101.3.4.1.22', 'aes-192-cbc'],
  ['2.16.840.1.101.3.4.1.42', 'aes-256-cbc'],
  ['1.2.840.113549.3.7', 'des-ede3-cbc'],
  ['1.2.392.200011.61.1.1.1.2', 'camellia-128-cbc'],
  ['1.2.392.200011.61.1.1.1.3', 'camellia-192-cbc'],
  ['1.2.392.200011.61.1.1.1.4', 'camellia-256-cbc'],
]);

interface Envelope {
  /** The content's key, encrypted for each recipient, by issuer and serial number of its certificate. */
  readonly recipients: readonly { readonly id: Buffer; readonly encryptedKey: Buffer }[];
  readonly cipher: string;
  readonly iv: Buffer;
  readonly content: Buffer;
}

/** What is in the envelope. Throws DecryptError. */
export function decryptPkcs7(envelope: Buffer, { privateKey, certificate }: KeyPair): Buffer {
  const { recipients, cipher, iv, content } = parsed(envelope);
  if (!certificate.checkPrivateKey(privateKey)) throw new DecryptError('private key does not match certificate');
  const id = recipientId(certificate);
  const recipient = recipients.find((one) => one.id.equals(id));
  if (recipient === undefined) throw new DecryptError('decrypt error');
  try {
    const decipher = createDecipheriv(cipher, contentKey(recipient.encryptedKey, privateKey), iv);
    return Buffer.concat([decipher.update(content), decipher.final()]);
  } catch {
    throw new DecryptError('bad decrypt');
  }
}

function parsed(bytes: Buffer): Envelope {
  let type: string;
  let body: Element | undefined;
  try {
    const [identifier, content] = childrenOf(readElement(bytes));
    type = identifierOf(identifier);
    body = content;
    if (type === ENVELOPED_DATA) return envelopeOf(childrenOf(body)[0]);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    throw new DecryptError('Could not parse the PKCS7: no start line');
  }
  throw new DecryptError('wrong content type');
}

function envelopeOf(data: Element | undefined): Envelope {
  const [, recipients, content] = childrenOf(data);
  const [, algorithm, encrypted] = childrenOf(content);
  const [identifier, iv] = childrenOf(algorithm);
  const cipher = CIPHERS.get(identifierOf(identifier));
  if (cipher === undefined) throw new DecryptError('unsupported cipher type');
  return {
    recipients: childrenOf(recipients).map((recipient) => {
      const [, issuerAndSerial, , key] = childrenOf(recipient);
      if (issuerAndSerial === undefined) throw new DerError('no recipient');
      return { id: issuerAndSerial.content, encryptedKey: octetsOf(key) };
    }),
    cipher,
    iv: octetsOf(iv),
    content: octetsOf(encrypted),
  };
}

/** Issuer and serial number, as they stand in the certificate. */
function recipientId(certificate: X509Certificate): Buffer {
  const [body] = childrenOf(readElement(certificate.raw));
  const fields = childrenOf(body);
  // The version is left out in certificates of the first version.
  const [serial, , issuer] = fields[0]?.tag === 0xa0 ? fields.slice(1) : fields;
  return Buffer.concat([issuer?.bytes ?? Buffer.alloc(0), serial?.bytes ?? Buffer.alloc(0)]);
}

/** The key of the content: padded by PKCS #1 v1.5 with 00 02, random bytes that are not zero, and a zero. */
function contentKey(encrypted: Buffer, privateKey: KeyObject): Buffer {
  const padded = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, encrypted);
  const end = padded.indexOf(0, 2);
  if (padded[0] !== 0 || padded[1] !== 2 || end < 10) throw new DecryptError('bad decrypt');
  return padded.subarray(end + 1);
}
