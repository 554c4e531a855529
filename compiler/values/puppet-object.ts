import type { PObjectType } from '../types/object-type.ts';
import { eql } from './equality.ts';
import { hashKey } from './hash-key.ts';
import { ObjectValue } from './object-value.ts';
import type { Value } from './value.ts';

/**
 * An instance of an Object type defined in Puppet code.
 *
 * Puppet: pops/types/puppet_object.rb
 */
export class PuppetObject extends ObjectValue {
  readonly type: PObjectType;
  /** Values of all attributes by name, in the order of the type's parameters. */
  readonly attributes: ReadonlyMap<string, Value>;
  constructor(type: PObjectType, attributes: ReadonlyMap<string, Value>) {
    super();
    this.type = type;
    this.attributes = attributes;
  }
  override eql(other: unknown): boolean {
    if (!(other instanceof PuppetObject) || !this.type.eql(other.type)) return false;
    for (const name of this.type.equalityNames()) {
      if (!eql(this.attributes.get(name), other.attributes.get(name))) return false;
    }
    return true;
  }
  override hashKey(): string {
    const parts = this.type.equalityNames().map((name) => hashKey(this.attributes.get(name)));
    return `object(${this.type.hashKey()};${parts.join(',')})`;
  }
}
