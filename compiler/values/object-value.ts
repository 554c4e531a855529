/**
 * What every value that is no JavaScript primitive, array or hash has in common: its own equality, and a key for hashing.
 */
export abstract class ObjectValue {
  /** Ruby's `eql?` for two values of this kind. */
  abstract eql(other: unknown): boolean;
  /** A text that is the same for two values exactly when they are `eql`; keys of hashes and sets are made from it. */
  abstract hashKey(): string;
}
