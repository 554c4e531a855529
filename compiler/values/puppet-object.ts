import type { PObjectType } from '../types/object/object-type.ts';
import { ObjectValue } from './object-value.ts';
import type { Value } from './value.ts';

/** How instances are compared; set by the type system, which cannot be imported here. */
export interface InstanceEquality {
  equals(a: PuppetObject, b: PuppetObject): boolean;
  key(object: PuppetObject): string;
}
let equality: InstanceEquality | undefined;

export function setInstanceEquality(rules: InstanceEquality): void {
  equality = rules;
}

function rules(): InstanceEquality {
  if (equality === undefined) throw new Error('the types of objects are not loaded; import types/index.ts');
  return equality;
}

/**
 * An instance of an Object type defined in Puppet code.
 *
 * Puppet: pops/types/puppet_object.rb
 */
export class PuppetObject extends ObjectValue {
  readonly type: PObjectType;
  /** Values of the attributes that instances hold, by name: all but constants and derived ones. */
  readonly attributes: ReadonlyMap<string, Value>;
  /** What it is in a string, where its type's implementation says so. */
  readonly text: string | undefined;
  constructor(type: PObjectType, attributes: ReadonlyMap<string, Value>, text?: string) {
    super();
    this.type = type;
    this.attributes = attributes;
    this.text = text;
  }
  override eql(other: unknown): boolean {
    return other instanceof PuppetObject && rules().equals(this, other);
  }
  override hashKey(): string {
    return rules().key(this);
  }
}

/** An instance of a class that somebody wrote in Ruby: no data stands for it but its text. */
export class ImplementedObject extends PuppetObject {
  readonly className: string;
  constructor(type: PObjectType, attributes: ReadonlyMap<string, Value>, text: string, className: string) {
    super(type, attributes, text);
    this.className = className;
  }
  override toString(): string {
    return this.text as string;
  }
}
