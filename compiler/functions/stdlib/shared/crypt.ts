/**
 * crypt(3) for passwords, in the kinds that node:crypto has digests for. The salt holds neither `$` nor `rounds=`: the callers see to it,
 * so SHA always runs the usual number of rounds.
 */
import { createHash } from 'node:crypto';

const MD5_ROUNDS = 1000;
const SHA_ROUNDS = 5000;
const MD5_SALT = 8;
const SHA_SALT = 16;
const ALPHABET = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function digest(algorithm: string, parts: readonly Uint8Array[]): Buffer {
  return createHash(algorithm).update(Buffer.concat(parts)).digest();
}

/** The bytes over and over, up to a length. */
function filled(bytes: Uint8Array, length: number): Buffer {
  return length === 0 ? Buffer.alloc(0) : Buffer.alloc(length, bytes);
}

/** The bits of a number, lowest first. */
function bits(number: number): readonly boolean[] {
  return number === 0 ? [] : [...number.toString(2)].reverse().map((bit) => bit === '1');
}

/** Up to three bytes, highest first, as characters of six bits, lowest first. */
function characters(bytes: readonly number[]): string {
  const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  // One character more than bytes holds their bits.
  return Array.from({ length: bytes.length + 1 }, (_none, at) => ALPHABET[(number >> (6 * at)) & 63]).join('');
}

/** The bytes of a hash at the given places, each group of which is written on its own. */
function encoded(hash: Buffer, groups: readonly (readonly number[])[]): string {
  return groups.map((group) => characters(group.map((at) => hash[at] as number))).join('');
}

const MD5_GROUPS = [[0, 6, 12], [1, 7, 13], [2, 8, 14], [3, 9, 15], [4, 10, 5], [11]];

/** `$1$`: Poul-Henning Kamp's hash of FreeBSD. */
export function md5Crypt(password: string, givenSalt: string): string {
  const [key, salt] = [Buffer.from(password), Buffer.from(givenSalt.slice(0, MD5_SALT))];
  const inner = digest('md5', [key, salt, key]);
  const ends = bits(key.length).map((bit) => (bit ? Buffer.alloc(1) : key.subarray(0, 1)));
  let hash = digest('md5', [key, Buffer.from('$1$'), salt, filled(inner, key.length), ...ends]);
  for (let round = 0; round < MD5_ROUNDS; round++) hash = digest('md5', roundParts(round, hash, key, salt));
  return `$1$${salt}$${encoded(hash, MD5_GROUPS)}`;
}

/** What one round digests; both families of hashes do it alike. */
function roundParts(round: number, hash: Buffer, key: Buffer, salt: Buffer): readonly Uint8Array[] {
  const odd = round % 2 === 1;
  const parts = [odd ? key : hash];
  if (round % 3 !== 0) parts.push(salt);
  if (round % 7 !== 0) parts.push(key);
  parts.push(odd ? hash : key);
  return parts;
}

/** Groups of three bytes, a third of the hash apart, whose order turns by one or two from group to group; then what is left over. */
function turnedGroups(third: number, turn: number, rest: readonly number[]): readonly (readonly number[])[] {
  const groups = Array.from({ length: third }, (_none, at) => {
    return [0, 1, 2].map((place) => at + third * ((place + at * turn) % 3));
  });
  return [...groups, rest];
}

const SHA_KINDS = {
  sha256: { prefix: '5', groups: turnedGroups(10, 2, [31, 30]) },
  sha512: { prefix: '6', groups: turnedGroups(21, 1, [63]) },
};

/** `$5$` and `$6$`: Ulrich Drepper's hashes of glibc. */
export function shaCrypt(algorithm: 'sha256' | 'sha512', password: string, givenSalt: string): string {
  const [key, salt] = [Buffer.from(password), Buffer.from(givenSalt.slice(0, SHA_SALT))];
  const inner = digest(algorithm, [key, salt, key]);
  const ends = bits(key.length).map((bit) => (bit ? inner : key));
  let hash = digest(algorithm, [key, salt, filled(inner, key.length), ...ends]);
  const keyBytes = filled(digest(algorithm, new Array<Buffer>(key.length).fill(key)), key.length);
  const saltBytes = filled(digest(algorithm, new Array<Buffer>(16 + (hash[0] as number)).fill(salt)), salt.length);
  for (let round = 0; round < SHA_ROUNDS; round++) hash = digest(algorithm, roundParts(round, hash, keyBytes, saltBytes));
  const { prefix, groups } = SHA_KINDS[algorithm];
  return `$${prefix}$${salt}$${encoded(hash, groups)}`;
}
