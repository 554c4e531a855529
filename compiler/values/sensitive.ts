import { eql } from './equality.ts';
import { hashKey } from './hash-key.ts';
import { ObjectValue } from './object-value.ts';
import type { Value } from './value.ts';

/**
 * A value that must not be shown.
 *
 * Puppet: pops/types/p_sensitive_type.rb
 */
export class Sensitive extends ObjectValue {
  readonly value: Value;
  constructor(value: Value) {
    super();
    this.value = value;
  }
  /** The hidden value. */
  unwrap(): Value {
    return this.value;
  }
  override eql(other: unknown): boolean {
    return other instanceof Sensitive && eql(this.value, other.value);
  }
  override hashKey(): string {
    return `sensitive(${hashKey(this.value)})`;
  }
  override toString(): string {
    return 'Sensitive [value redacted]';
  }
}
