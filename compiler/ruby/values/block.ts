import { PAnyType, PCallableType, PIntegerType, PTupleType } from '../../types/index.ts';
import { PuppetCallable, RuntimeValue, type Value } from '../../values/index.ts';

/** An object of Ruby that Puppet code can hold and hand back, while the call lasts in which it was made. */
export class RubyObject extends RuntimeValue {
  readonly id: number;
  private readonly text: string;
  constructor(id: number, className: string, text: string) {
    super(className);
    this.id = id;
    this.text = text;
  }
  override hashKey(): string {
    return `ruby(${this.id})`;
  }
  override toString(): string {
    return this.text;
  }
}

/** A block of Ruby, given to a function that is not written in Ruby. */
export class RubyBlock extends PuppetCallable {
  readonly closureName = 'block';
  readonly type: PCallableType;
  readonly parameterNames: readonly string[];
  private readonly run: (args: readonly Value[]) => Value;

  /** The arity is Ruby's: negative where more arguments may be given than -1 - arity. */
  constructor(arity: number, run: (args: readonly Value[]) => Value) {
    super();
    const least = arity < 0 ? -arity - 1 : arity;
    const most = arity < 0 ? Number.POSITIVE_INFINITY : BigInt(arity);
    this.type = new PCallableType(
      new PTupleType(arity === 0 ? [] : [PAnyType.DEFAULT], new PIntegerType(BigInt(least), most)),
      undefined,
      undefined,
    );
    this.parameterNames = Array.from({ length: least }, (_, index) => `p${index}`);
    this.run = run;
  }

  override call(...args: Value[]): Value {
    return this.run(args);
  }
}
