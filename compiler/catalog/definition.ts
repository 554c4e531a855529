/**
 * A class, a define or a node as known to the environment: shared by all compilations, never changed by one.
 *
 * Puppet: resource/type.rb
 */
import type { Source } from '../../parser/source.ts';
import type { Thunk } from '../evaluator/thunk.ts';
import type { PType } from '../types/index.ts';
import type { PuppetRegexp } from '../values/index.ts';
import { METAPARAMETERS } from './builtin-types.ts';

export type DefinitionKind = 'hostclass' | 'definition' | 'node';

export interface DefinitionParameter {
  readonly name: string;
  /** Expression of the default value. */
  readonly value: Thunk | undefined;
  /** Absent for a parameter without a type. */
  readonly type: PType | undefined;
}

export interface DefinitionOptions {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly source?: Source;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly moduleName?: string | undefined;
  readonly parameters?: readonly DefinitionParameter[];
  readonly parentName?: string | undefined;
  readonly body?: Thunk | undefined;
  /** Pattern that host names must match. */
  readonly hostPattern?: PuppetRegexp;
}

export class Definition {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly moduleName: string | undefined;
  readonly parameters: readonly DefinitionParameter[];
  readonly parameterNames: readonly string[];
  /** Of a class: the class it inherits from. */
  readonly parentName: string | undefined;
  body: Thunk | undefined;
  readonly hostPattern: PuppetRegexp | undefined;
  private readonly byName: ReadonlyMap<string, DefinitionParameter>;

  constructor(options: DefinitionOptions) {
    this.kind = options.kind;
    this.name = options.name;
    this.file = options.file;
    this.line = options.line;
    this.moduleName = options.moduleName;
    this.parameters = options.parameters ?? [];
    this.parameterNames = this.parameters.map(({ name }) => name);
    this.parentName = options.parentName;
    this.body = options.body;
    this.hostPattern = options.hostPattern;
    this.byName = new Map(this.parameters.map((parameter) => [parameter.name, parameter]));
  }

  parameter(name: string): DefinitionParameter | undefined {
    return this.byName.get(name);
  }

  validAttribute(name: string): boolean {
    return name === 'name' || this.byName.has(name) || METAPARAMETERS.includes(name);
  }

  /** As Puppet prints a definition in messages. */
  toString(): string {
    return this.name;
  }
}
