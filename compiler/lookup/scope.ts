/**
 * All that a lookup wants from the world outside: variables, a log, and the functions of the Puppet language.
 */
import { type PType, parseType } from '../types/index.ts';
import type { Value } from '../values/index.ts';
import { NOT_FOUND, type NotFound } from './not-found.ts';

/** The scope in which a lookup is made. One object per scope and compilation: lookups are told apart by it. */
export interface LookupScope {
  /** Value of a variable, with or without a leading `::`; NOT_FOUND when it does not exist. */
  variable(name: string): Value | NotFound;
  /** Why a qualified variable is not there, as Puppet says it: "class foo could not be found". Empty when there is no reason. */
  unknownReason(name: string): string;
  /** Name of the class that the code at hand belongs to; undefined outside of classes. */
  callingClass(): string | undefined;
  /** Runs with one more local variable. */
  withLocal<T>(name: string, value: Value, body: () => T): T;
  /** A type expression as text. */
  resolveType(text: string): PType;
  /** Calls a function of the Puppet language (`new`, for `convert_to`). */
  callFunction(name: string, args: readonly Value[]): Value;
}

/** Where warnings go. Puppet: util/logging.rb */
export interface LookupLog {
  warning(message: string): void;
  /** Once for a key. `file`: the place that Puppet names after the message. */
  warnOnce(key: string, message: string, file?: string): void;
}

export type Strict = 'off' | 'warning' | 'error';

const BUILT_IN_VARIABLES: ReadonlySet<string> = new Set(['module_name', 'caller_module_name']);
const NUMERIC_NAME = /^(?:0|[1-9][0-9]*)$/;

/** A variable that exists in every scope without being set. */
export function isBuiltInVariable(name: string): boolean {
  return BUILT_IN_VARIABLES.has(name.startsWith('::') ? name.slice(2) : name);
}

/** Whether Puppet never complains of the variable. */
export function isNeverUnknown(name: string): boolean {
  return BUILT_IN_VARIABLES.has(name) || NUMERIC_NAME.test(name);
}

/** "Undefined variable ..." as Puppet logs or raises it. Puppet: parser/scope.rb#handle_not_found, #variable_not_found */
export function undefinedVariableMessage(scope: LookupScope, name: string): string {
  if (!name.includes('::')) return `Undefined variable '${name}'; `;
  const reason = scope.unknownReason(name);
  // A name whose class exists is reported with leading colons, one whose class does not, as it was written without them.
  const bare = name.startsWith('::') ? name.slice(2) : name;
  return `Undefined variable '${reason === '' ? `::${bare}` : bare}'; ${reason}`;
}

/** A scope of facts and other top-scope variables alone: no classes were evaluated. */
export class FactScope implements LookupScope {
  private readonly variables: Map<string, Value>;

  constructor(variables: ReadonlyMap<string, Value>) {
    this.variables = new Map(variables);
  }

  variable(name: string): Value | NotFound {
    const bare = name.startsWith('::') ? name.slice(2) : name;
    const value = this.variables.get(bare);
    return value === undefined && !this.variables.has(bare) ? NOT_FOUND : value;
  }

  unknownReason(name: string): string {
    const end = name.lastIndexOf('::');
    const className = name.slice(0, end).replace(/^::/, '');
    return end <= 0 || className === '' ? '' : `class ${className} could not be found`;
  }

  callingClass(): string | undefined {
    return undefined;
  }

  withLocal<T>(name: string, value: Value, body: () => T): T {
    const had = this.variables.has(name);
    const before = this.variables.get(name);
    this.variables.set(name, value);
    try {
      return body();
    } finally {
      if (had) this.variables.set(name, before);
      else this.variables.delete(name);
    }
  }

  resolveType(text: string): PType {
    return parseType(text);
  }

  callFunction(name: string): Value {
    throw new Error(`no function ${name} in a scope of facts`);
  }
}
