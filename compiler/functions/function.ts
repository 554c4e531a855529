/**
 * The frame of all built-in functions: how one is declared, and what its body is given.
 *
 *     export const flatten = puppetFunction('flatten', [
 *       { params: [], repeated: 'Any args', body: ({ args }) => flattened(args) },
 *     ]);
 *
 * Each parameter is Puppet's type text, a space, and the name. Dispatches are tried in order; the first whose types fit is called.
 * Arity and type errors are the dispatcher's: a body may rely on its signature.
 *
 * Puppet: functions.rb, pops/functions/{function,dispatch,dispatcher}.rb
 */
import type { Scope } from '../evaluator/scope.ts';
import type { PType } from '../types/index.ts';
import type { PuppetCallable, Value } from '../values/index.ts';

export { BreakJump, NextJump, ReturnJump } from '../evaluator/jumps.ts';
export { PuppetError } from './error.ts';

export type LogLevel = 'debug' | 'info' | 'notice' | 'warning' | 'err' | 'alert' | 'emerg' | 'crit';

/** What a body may ask beyond its arguments. Pure functions take none of it. */
export interface FunctionContext {
  /** The caller's scope: variables, the resource that encloses the call, the compilation. */
  readonly scope: Scope;
  /** File and line of the call (Puppet's top of stack); absent where there is no file. */
  readonly file: string | undefined;
  readonly line: number | undefined;
  /** Calls another function by name. */
  callFunction(name: string, args: readonly Value[], block?: PuppetCallable): Value;
  /** A type expression as text, with the environment's type aliases. */
  resolveType(text: string): PType;
  /** Writes to the log, as Puppet's `Puppet.warning` and relatives. */
  log(level: LogLevel, message: string): void;
  /** Like `log('warning', ...)`, but only the first time for the key; with the place, when one is given. */
  warnOnce(key: string, message: string, file?: string, line?: number): void;
  readonly strict: 'off' | 'warning' | 'error';
}

/** `block.call(...)` answers with what the block's last expression or its `next` gave; `break` and `return` fly through as jumps. */
export interface Call {
  readonly args: readonly Value[];
  readonly context: FunctionContext;
  readonly block: PuppetCallable | undefined;
}

/** A call of a dispatch that requires a block. */
export interface CallWithBlock extends Call {
  readonly block: PuppetCallable;
}

interface DispatchBase {
  /** Required parameters: `'Integer count'`. */
  readonly params: readonly string[];
  readonly optional?: readonly string[];
  /** Takes any number, none too. */
  readonly repeated?: string;
  /** Takes at least one. */
  readonly requiredRepeated?: string;
  /** Checked on what the body answers. */
  readonly returnType?: string;
  /** What the value of a function in Ruby is told under when it is not of that type: the name of a method. */
  readonly method?: string;
}

interface PlainDispatch extends DispatchBase {
  readonly block?: undefined;
  /** Callable type text and name (`'Callable[1,1] block'`) of a block that may be absent. */
  readonly optionalBlock?: string;
  readonly body: (call: Call) => Value;
}

interface BlockDispatch extends DispatchBase {
  /** Callable type text and name (`'Callable[1,1] block'`) of a block that must be given. */
  readonly block: string;
  readonly optionalBlock?: undefined;
  readonly body: (call: CallWithBlock) => Value;
}

/** Arguments that fit here are an error with the text `'name' ` and what the body answers (`argument_mismatch` in Puppet). */
interface MismatchDispatch extends DispatchBase {
  readonly block?: undefined;
  readonly optionalBlock?: string;
  readonly mismatch: (call: Call) => string;
}

export type DispatchDeclaration = PlainDispatch | BlockDispatch | MismatchDispatch;

export interface FunctionDeclaration {
  readonly api: 4;
  readonly name: string;
  readonly dispatches: readonly DispatchDeclaration[];
  /** Type aliases known to the signatures only: `'NameType = Variant[String, Array[String]]'`. */
  readonly localTypes: readonly string[];
  /** Counts the scope as the first argument, as functions do that override Ruby's `call`: `params` begins with it. */
  readonly takesScope: boolean;
}

/**
 * A function of the old interface: no types, only an arity (-2 means "at least one"). `undef` arrives as an empty string when it is
 * an argument of its own, regular expressions and versions as strings, references as resources.
 */
export interface Function3xDeclaration {
  readonly api: 3;
  readonly name: string;
  readonly arity: number;
  /** A statement answers undef whatever its body answers. */
  readonly statement: boolean;
  readonly body: (call: Call) => Value;
}

export type BuiltinFunction = FunctionDeclaration | Function3xDeclaration;

/** Declares a function with typed dispatches. */
export function puppetFunction(
  name: string,
  dispatches: readonly DispatchDeclaration[],
  options: { readonly localTypes?: readonly string[]; readonly takesScope?: boolean } = {},
): FunctionDeclaration {
  return { api: 4, name, dispatches, localTypes: options.localTypes ?? [], takesScope: options.takesScope ?? false };
}

/** Declares a function of Puppet's 3.x interface. Puppet: parser/functions.rb#newfunction */
export function puppetFunction3x(
  name: string,
  options: { readonly arity?: number; readonly type?: 'rvalue' | 'statement' },
  body: (call: Call) => Value,
): Function3xDeclaration {
  return { api: 3, name, arity: options.arity ?? -1, statement: options.type !== 'rvalue', body };
}
