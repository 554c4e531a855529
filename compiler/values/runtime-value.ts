import { ObjectValue } from './object-value.ts';

/**
 * An object of the host runtime that Puppet code can hold but not look into: of the type `Runtime['ruby', name]`.
 */
export class RuntimeValue extends ObjectValue {
  /** Ruby's class name, e.g. `Puppet::Resource`. */
  readonly className: string;
  constructor(className: string) {
    super();
    this.className = className;
  }
  override eql(other: unknown): boolean {
    return other === this;
  }
  override hashKey(): string {
    return `runtime(${this.className})`;
  }
}

/** A Ruby Symbol; reaches Puppet code only from data that Ruby made. */
export class RubySymbol extends RuntimeValue {
  readonly name: string;
  constructor(name: string) {
    super('Symbol');
    this.name = name;
  }
  override eql(other: unknown): boolean {
    return other instanceof RubySymbol && other.name === this.name;
  }
  override hashKey(): string {
    return `symbol(${this.name})`;
  }
  override toString(): string {
    return this.name;
  }
}
