/** The cipher Blowfish, as far as bcrypt needs it. Schneier, "Description of a New Variable-Length Key, 64-Bit Block Cipher", 1993 */

const ROUNDS = 16;
const SUBKEYS = ROUNDS + 2;
/** As many words of a key are used. */
export const BLOWFISH_KEY_WORDS = SUBKEYS;
const BOX = 256;
const WORDS = SUBKEYS + 4 * BOX;

/** Subkeys and boxes, which a key changes. */
export class Blowfish {
  private readonly subkeys: Uint32Array;
  private readonly boxes: Uint32Array;
  private left = 0;
  private right = 0;

  constructor() {
    const initial = initialWords();
    this.subkeys = initial.slice(0, SUBKEYS);
    this.boxes = initial.slice(SUBKEYS);
  }

  /** Mixes a key in, and data of four words, if there is some. */
  expand(key: Uint32Array, data?: Uint32Array): void {
    const { subkeys, boxes } = this;
    for (let at = 0; at < SUBKEYS; at++) subkeys[at] = (subkeys[at] as number) ^ (key[at] as number);
    this.left = 0;
    this.right = 0;
    let from = 0;
    for (const words of [subkeys, boxes]) {
      for (let at = 0; at < words.length; at += 2) {
        if (data !== undefined) {
          this.left ^= data[from] as number;
          this.right ^= data[from + 1] as number;
          from ^= 2;
        }
        this.step();
        words[at] = this.left;
        words[at + 1] = this.right;
      }
    }
  }

  /** The block of two words in place, enciphered. */
  encipher(block: Uint32Array, at: number): void {
    this.left = block[at] as number;
    this.right = block[at + 1] as number;
    this.step();
    block[at] = this.left;
    block[at + 1] = this.right;
  }

  private step(): void {
    const { subkeys, boxes } = this;
    let left = this.left ^ (subkeys[0] as number);
    let right = this.right;
    for (let round = 1; round <= ROUNDS; round += 2) {
      right ^= mixed(boxes, left) ^ (subkeys[round] as number);
      left ^= mixed(boxes, right) ^ (subkeys[round + 1] as number);
    }
    this.left = right ^ (subkeys[ROUNDS + 1] as number);
    this.right = left;
  }
}

function mixed(boxes: Uint32Array, word: number): number {
  const sum = (boxes[word >>> 24] as number) + (boxes[BOX + ((word >>> 16) & 255)] as number);
  return ((sum ^ (boxes[2 * BOX + ((word >>> 8) & 255)] as number)) + (boxes[3 * BOX + (word & 255)] as number)) | 0;
}

let words: Uint32Array | undefined;

/** The fraction of pi, from which Blowfish begins: computed rather than written down, in some milliseconds and once. */
function initialWords(): Uint32Array {
  words ??= fractionOfPi();
  return words;
}

function fractionOfPi(): Uint32Array {
  const [bits, guard] = [32n * BigInt(WORDS), 64n];
  const one = 1n << (bits + guard);
  // Machin: pi/4 = 4 arctan(1/5) - arctan(1/239)
  const pi = 4n * (4n * inverseArctangent(5n, one) - inverseArctangent(239n, one));
  const fraction = (pi - 3n * one) >> guard;
  return Uint32Array.from({ length: WORDS }, (_none, at) => Number((fraction >> (32n * BigInt(WORDS - 1 - at))) & 0xffff_ffffn));
}

function inverseArctangent(x: bigint, one: bigint): bigint {
  let power = one / x;
  let sum = power;
  for (let n = 3n, sign = -1n; power !== 0n; n += 2n, sign = -sign) {
    power /= x * x;
    sum += (sign * power) / n;
  }
  return sum;
}
