import type { ParameterOrigin } from '../trace/index.ts';
import type { Value } from '../values/index.ts';
import type { Definition } from './definition.ts';

/**
 * A parameter of a resource with where it was set and by whom.
 *
 * Puppet: parser/resource/param.rb
 */
export class Parameter {
  readonly name: string;
  readonly value: Value;
  /** The class, define or node whose code set it; decides who may override. */
  readonly source: Definition | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;
  /** Set with `+>`: appended to what is there. */
  readonly add: boolean;
  /** What gave the value; noted where somebody asks. */
  readonly origin: ParameterOrigin | undefined;

  constructor(
    name: string,
    value: Value,
    source: Definition | undefined,
    file?: string,
    line?: number,
    add = false,
    origin?: ParameterOrigin,
  ) {
    this.name = name;
    this.value = value;
    this.source = source;
    this.file = file;
    this.line = line;
    this.add = add;
    this.origin = origin;
  }

  withValue(value: Value, origin = this.origin): Parameter {
    return new Parameter(this.name, value, this.source, this.file, this.line, this.add, origin);
  }
}
