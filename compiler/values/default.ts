import { ObjectValue } from './object-value.ts';

/** The class of the one value `default`. */
export class Default extends ObjectValue {
  override eql(other: unknown): boolean {
    return other === this;
  }
  override hashKey(): string {
    return 'default';
  }
}

/** The value of the keyword `default`. */
export const DEFAULT = new Default();
