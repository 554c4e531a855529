/**
 * bcrypt as crypt(3) of libxcrypt has it. Of its kinds, `x` repeats a mistake with bytes above 127; the others give the same for UTF-8.
 *
 * Provos and Mazières, "A Future-Adaptable Password Scheme", 1999; libxcrypt: crypt-bcrypt.c
 */
import { countSteps } from '../../../limits.ts';
import { BLOWFISH_KEY_WORDS, Blowfish } from './blowfish.ts';

export type BcryptKind = 'a' | 'b' | 'x' | 'y';

const ALPHABET = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** A salt: two digits of cost, a dollar sign, and 22 characters, of whose last one two bits count. */
const SETTING = /^(\d\d)\$(.{21})(.)/;
const COSTS = { least: 4, most: 31 };
const FAILED = '*0';
/** Of the 24 bytes of the hash, one is left out. */
const HASH_BYTES = 23;
const REPETITIONS = 64;
const PLAINTEXT = 'OrpheanBeholderScryDoubt';
/** What one round costs, in steps of a compilation. */
const ROUND_STEPS = 1000;

/** The hash of a password, or what stands for none where the salt does not fit. */
export function bcrypt(kind: BcryptKind, password: string, setting: string): string {
  const [, digits = '', start = '', last = ''] = SETTING.exec(setting) ?? [];
  const cost = Number(digits);
  if (digits === '' || cost < COSTS.least || cost > COSTS.most) return FAILED;
  const text = start + ALPHABET.charAt(ALPHABET.indexOf(last) & 0x30);
  const salt = wordsOf(decoded(text));
  const cipher = prepared(keyWords(Buffer.from(password), kind === 'x'), salt, 2 ** cost);
  const block = wordsOf(Buffer.from(PLAINTEXT));
  for (let at = 0; at < block.length; at += 2) {
    for (let count = 0; count < REPETITIONS; count++) cipher.encipher(block, at);
  }
  return `$2${kind}$${digits}$${text}${encoded(bytesOf(block).subarray(0, HASH_BYTES))}`;
}

/** The cipher after so many rounds, each of which mixes in the key and the salt. */
function prepared(key: Uint32Array, salt: Uint32Array, rounds: number): Blowfish {
  const cipher = new Blowfish();
  const saltKey = Uint32Array.from({ length: BLOWFISH_KEY_WORDS }, (_none, at) => salt[at % salt.length] as number);
  cipher.expand(key, salt);
  for (let round = 0; round < rounds; round++) {
    countSteps(ROUND_STEPS);
    cipher.expand(key);
    cipher.expand(saltKey);
  }
  return cipher;
}

/** The password with the zero that ends it, over and over. The mistake: a byte above 127 is taken for a negative number. */
function keyWords(password: Buffer, isSigned: boolean): Uint32Array {
  const bytes = Buffer.concat([password, Buffer.alloc(1)]);
  let from = 0;
  return Uint32Array.from({ length: BLOWFISH_KEY_WORDS }, () => {
    let word = 0;
    for (let count = 0; count < 4; count++) {
      const byte = bytes[from++ % bytes.length] as number;
      word = (word << 8) | (isSigned ? (byte << 24) >> 24 : byte);
    }
    return word;
  });
}

function wordsOf(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: bytes.length / 4 }, (_none, at) => bytes.readUInt32BE(at * 4));
}

function bytesOf(words: Uint32Array): Buffer {
  const bytes = Buffer.alloc(words.length * 4);
  for (const [at, word] of words.entries()) bytes.writeUInt32BE(word, at * 4);
  return bytes;
}

/** Base 64 with an alphabet of its own, and without padding. */
function decoded(text: string): Buffer {
  const bits = Array.from(text, (character) => ALPHABET.indexOf(character).toString(2).padStart(6, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

function encoded(bytes: Buffer): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,6}/g) ?? []).map((group) => ALPHABET.charAt(Number.parseInt(group.padEnd(6, '0'), 2))).join('');
}
