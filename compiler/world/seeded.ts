/** Random numbers that are the same for the same text: SHA-256 of the text and a counter. */
import { createHash } from 'node:crypto';

const BLOCK_BYTES = 32;

export class SeededStream {
  private readonly text: string;
  private block: Uint8Array = new Uint8Array(0);
  private used = BLOCK_BYTES;
  private count = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Fills the bytes with the next of the stream. */
  fill(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at++) bytes[at] = this.next();
  }

  /** An integer from 0 up to, but not including, the limit, which is at most 2^32. */
  below(limit: number): number {
    const fair = 2 ** 32 - (2 ** 32 % limit);
    for (;;) {
      const value = ((this.next() << 24) | (this.next() << 16) | (this.next() << 8) | this.next()) >>> 0;
      if (value < fair) return value % limit;
    }
  }

  private next(): number {
    if (this.used >= this.block.length) {
      this.block = createHash('sha256')
        .update(`${this.count++}:${this.text}`)
        .digest();
      this.used = 0;
    }
    return this.block[this.used++] as number;
  }
}
