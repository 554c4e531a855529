import { ObjectValue } from './object-value.ts';

/**
 * A sequence of bytes.
 *
 * Puppet: pops/types/p_binary_type.rb
 */
export class Binary extends ObjectValue {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    super();
    this.bytes = bytes;
  }
  /** The UTF-8 bytes of a text. */
  static fromString(text: string): Binary {
    return new Binary(Buffer.from(text, 'utf8'));
  }
  get length(): number {
    return this.bytes.length;
  }
  override eql(other: unknown): boolean {
    return other instanceof Binary && Buffer.compare(this.bytes, other.bytes) === 0;
  }
  override hashKey(): string {
    return `binary(${this.toString()})`;
  }
  /** Base64 on one line. */
  override toString(): string {
    return Buffer.from(this.bytes).toString('base64');
  }
  /** Base64 in lines of 60 characters, as Ruby's `Base64.encode64`. */
  toRelaxedString(): string {
    return this.toString().replace(/.{1,60}/g, '$&\n');
  }
  /** Base64 with `-` and `_`. */
  toUrlSafeString(): string {
    return this.toString().replaceAll('+', '-').replaceAll('/', '_');
  }
}
