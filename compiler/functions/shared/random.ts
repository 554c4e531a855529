/**
 * Ruby's random numbers for a given seed: the Mersenne twister, and how Ruby takes an Integer from it.
 *
 * Ruby: random.c (rand_init, limited_rand), mt19937.c
 */
const SIZE = 624;
const SHIFT = 397;

export class RubyRandom {
  private readonly state = new Uint32Array(SIZE);
  private index = SIZE;

  /** The seed may be of any size. */
  constructor(seed: bigint) {
    const words: number[] = [];
    for (let rest = seed < 0n ? -seed : seed; rest > 0n; rest >>= 32n) words.push(Number(rest & 0xffff_ffffn));
    if (words.length > 1 && words.at(-1) === 1) words.pop();
    if (words.length <= 1) this.seedWithNumber(words[0] ?? 0);
    else this.seedWithArray(words);
  }

  /** An Integer from 0 up to, but not including, the limit. */
  below(limit: bigint): bigint {
    const last = limit - 1n;
    if (last <= 0n) return 0n;
    const mask = (1n << BigInt(last.toString(2).length)) - 1n;
    for (;;) {
      const value = this.masked(mask, last);
      if (value !== undefined) return value;
    }
  }

  private masked(mask: bigint, last: bigint): bigint | undefined {
    let value = 0n;
    for (let word = BigInt(Math.ceil(mask.toString(2).length / 32)) - 1n; word >= 0n; word--) {
      value = (value | (BigInt(this.next()) << (word * 32n))) & mask;
      if (value > last) return undefined;
    }
    return value;
  }

  private seedWithNumber(seed: number): void {
    const { state } = this;
    state[0] = seed;
    for (let i = 1; i < SIZE; i++) {
      const before = state[i - 1] as number;
      state[i] = Math.imul(1812433253, before ^ (before >>> 30)) + i;
    }
  }

  private seedWithArray(words: readonly number[]): void {
    const { state } = this;
    this.seedWithNumber(19650218);
    let i = 1;
    let j = 0;
    const mixed = (factor: number) => {
      const before = state[i - 1] as number;
      return (state[i] as number) ^ Math.imul(before ^ (before >>> 30), factor);
    };
    const advance = () => {
      i++;
      if (i < SIZE) return;
      state[0] = state[SIZE - 1] as number;
      i = 1;
    };
    for (let k = Math.max(SIZE, words.length); k > 0; k--) {
      state[i] = mixed(1664525) + (words[j] as number) + j;
      advance();
      j = (j + 1) % words.length;
    }
    for (let k = SIZE - 1; k > 0; k--) {
      state[i] = mixed(1566083941) - i;
      advance();
    }
    state[0] = 0x80000000;
  }

  private next(): number {
    if (this.index >= SIZE) this.generate();
    let y = this.state[this.index++] as number;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> 0;
  }

  private generate(): void {
    const { state } = this;
    for (let i = 0; i < SIZE; i++) {
      const y = ((state[i] as number) & 0x80000000) | ((state[(i + 1) % SIZE] as number) & 0x7fffffff);
      state[i] = (state[(i + SHIFT) % SIZE] as number) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.index = 0;
  }
}
