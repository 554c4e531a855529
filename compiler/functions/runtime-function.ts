/**
 * Functions ready to be called: built-in ones with their signatures made into types, and those written in Puppet.
 *
 * Puppet: pops/functions/{dispatcher,dispatch}.rb, functions.rb (Function3x)
 */
import type { Environment } from '../environment.ts';
import { type ClosureCode, callClosure } from '../evaluator/closure.ts';
import { callWithJumps } from '../evaluator/jumps.ts';
import { rubyInspect } from '../evaluator/ruby-text.ts';
import type { Scope } from '../evaluator/scope.ts';
import {
  assertInstance,
  inferSet,
  optionalOf,
  PAnyType,
  PCallableType,
  PIntegerType,
  PTupleType,
  type PType,
  PTypeAliasType,
  parseType,
  TypeMismatchDescriber,
  type TypeResolver,
} from '../types/index.ts';
import type { PuppetCallable, Value } from '../values/index.ts';
import { argumentFor3x } from './arguments-3x.ts';
import { CallContext } from './call-context.ts';
import { ArgumentError, PuppetError } from './error.ts';
import type { Call, CallWithBlock, DispatchDeclaration, Function3xDeclaration, FunctionDeclaration } from './function.ts';

/** Where a call stands, for messages. */
export interface CallSite {
  readonly file: string | undefined;
  readonly line: number | undefined;
}

export interface RuntimeFunction {
  readonly name: string;
  invoke(scope: Scope, args: readonly Value[], block: PuppetCallable | undefined, site: CallSite): Value;
  /** Of each signature; undefined for one that declares none. */
  returnTypes?(scope: Scope): readonly (PType | undefined)[];
  /** Of the signature that takes the arguments, undefined when it declares none; throws when no signature takes them. */
  returnTypeFor?(scope: Scope, args: readonly Value[]): PType | undefined;
}

// --- Built-in ---------------------------------------------------------------------------------------------------------

export interface Dispatch {
  readonly types: readonly PType[];
  readonly least: number;
  readonly most: number;
  readonly blockType: PType | undefined;
  readonly returnType: PType | undefined;
  readonly type: PCallableType;
  readonly parameterNames: readonly string[];
  readonly blockName: string | undefined;
  readonly declaration: DispatchDeclaration;
}

export class BuiltinRuntimeFunction implements RuntimeFunction {
  readonly name: string;
  readonly declaration: FunctionDeclaration;
  private readonly resolver: TypeResolver;
  private dispatches: readonly Dispatch[] | undefined;

  constructor(declaration: FunctionDeclaration, environment: Environment) {
    this.name = declaration.name;
    this.declaration = declaration;
    this.resolver = localResolver(declaration.localTypes, environment.typeResolver);
    this.dispatches = undefined;
  }

  invoke(scope: Scope, given: readonly Value[], block: PuppetCallable | undefined, site: CallSite): Value {
    const args = this.declaration.takesScope ? [undefined, ...given] : given;
    const dispatch = this.dispatchFor(args, block);
    return callWithJumps(() => this.run(dispatch, scope, args, block, site));
  }

  /** The first signature that takes the arguments; throws what is wrong with them when none does. */
  dispatchFor(args: readonly Value[], block: PuppetCallable | undefined): Dispatch {
    for (const dispatch of this.signatures()) if (accepts(dispatch, args, block)) return dispatch;
    throw new ArgumentError(this.mismatch(args, block));
  }

  private run(dispatch: Dispatch, scope: Scope, args: readonly Value[], block: PuppetCallable | undefined, site: CallSite): Value {
    const call = { args, block, context: new CallContext(this.name, scope, site) };
    const { declaration, returnType } = dispatch;
    if ('mismatch' in declaration) throw new ArgumentError(`'${this.name}' ${declaration.mismatch(call)}`);
    const result = declaration.body(call as CallWithBlock & Call);
    return returnType ? this.checkedResult(dispatch, result) : result;
  }

  /** The value that a call of the signature has returned; throws when it is not what the signature says. */
  protected checkedResult({ returnType, declaration }: Dispatch, result: Value): Value {
    return assertInstance(() => `value returned from function '${declaration.method ?? this.name}'`, returnType as PType, result);
  }

  returnTypes(): readonly (PType | undefined)[] {
    return this.signatures().map(({ returnType }) => returnType);
  }

  returnTypeFor(_scope: Scope, args: readonly Value[]): PType | undefined {
    const dispatch = this.signatures().find((candidate) => accepts(candidate, args, undefined));
    if (dispatch === undefined) throw noMatchingArity(this.name, args);
    return dispatch.returnType;
  }

  /** All ways to call the function. */
  signatures(): readonly Dispatch[] {
    this.dispatches ??= this.declaration.dispatches.map((declaration) => makeDispatch(declaration, this.resolver));
    return this.dispatches;
  }

  private mismatch(args: readonly Value[], block: PuppetCallable | undefined): string {
    const signatures = this.signatures().filter(({ declaration }) => !('mismatch' in declaration));
    return TypeMismatchDescriber.describeSignatures(this.name, signatures, inferSet(block ? [...args, block] : args)) ?? '';
  }
}

/** Puppet: pops/types/type_mismatch_describer.rb#get_deferred_function_return_type */
function noMatchingArity(name: string, args: readonly Value[]): PuppetError {
  return new ArgumentError(`No matching arity found for ${name} with arguments ${rubyInspect(args)}`);
}

function accepts(dispatch: Dispatch, args: readonly Value[], block: PuppetCallable | undefined): boolean {
  const { length } = args;
  if (length < dispatch.least || length > dispatch.most) return false;
  const { types } = dispatch;
  for (let i = 0; i < length; i++) {
    const type = types[i] ?? (types[types.length - 1] as PType);
    if (type !== PAnyType.DEFAULT && !type.isInstance(args[i])) return false;
  }
  return dispatch.blockType === undefined ? block === undefined : dispatch.blockType.isInstance(block);
}

function makeDispatch(declaration: DispatchDeclaration, resolver: TypeResolver): Dispatch {
  const repeated = declaration.requiredRepeated ?? declaration.repeated;
  const texts = [...declaration.params, ...(declaration.optional ?? []), ...(repeated === undefined ? [] : [repeated])];
  const parameters = texts.map((text) => typeAndName(text, resolver));
  const least = declaration.params.length + (declaration.requiredRepeated === undefined ? 0 : 1);
  const most = repeated === undefined ? texts.length : Number.POSITIVE_INFINITY;
  const block = declaration.block ?? declaration.optionalBlock;
  const blockParameter = block === undefined ? undefined : typeAndName(block, resolver);
  const blockType = blockParameter && (declaration.block === undefined ? optionalOf(blockParameter.type) : blockParameter.type);
  const returnType = declaration.returnType === undefined ? undefined : parseType(declaration.returnType, resolver);
  const types = parameters.map(({ type }) => type);
  const size =
    least > 0 && least === most
      ? undefined
      : new PIntegerType(BigInt(least), most === Number.POSITIVE_INFINITY ? most : BigInt(most));
  return {
    types,
    least,
    most,
    blockType,
    returnType,
    type: new PCallableType(new PTupleType(types, size), blockType, returnType),
    parameterNames: parameters.map(({ name }) => name),
    blockName: blockParameter?.name,
    declaration,
  };
}

/** `'Optional[Integer] count'` as type and name. */
function typeAndName(text: string, resolver: TypeResolver): { readonly type: PType; readonly name: string } {
  const space = text.lastIndexOf(' ');
  return { type: parseType(text.slice(0, space), resolver), name: text.slice(space + 1) };
}

/** Knows the type aliases that a function declares for itself. */
function localResolver(localTypes: readonly string[], outer: TypeResolver): TypeResolver {
  if (localTypes.length === 0) return outer;
  const aliases = new Map<string, PType>();
  const resolver: TypeResolver = { loadType: (name) => aliases.get(name) ?? outer.loadType(name) };
  for (const text of localTypes) {
    const [name = '', definition = ''] = text.split(/\s*=\s*(.*)/s);
    aliases.set(name.toLowerCase(), new PTypeAliasType(name, () => parseType(definition, resolver)));
  }
  for (const alias of aliases.values()) alias.resolve(resolver);
  return resolver;
}

// --- The old interface ------------------------------------------------------------------------------------------------

export class Runtime3xFunction implements RuntimeFunction {
  readonly name: string;
  private readonly declaration: Function3xDeclaration;

  constructor(declaration: Function3xDeclaration) {
    this.name = declaration.name;
    this.declaration = declaration;
  }

  invoke(scope: Scope, given: readonly Value[], block: PuppetCallable | undefined, site: CallSite): Value {
    const args = given.map((value) => argumentFor3x(value, scope));
    this.checkCount(args.length);
    const call = { args, block, context: new CallContext(this.name, scope, site) };
    const value = callWithJumps(() => this.declaration.body(call), false);
    return this.declaration.statement ? undefined : value;
  }

  /** Puppet: parser/functions.rb#newfunction */
  private checkCount(count: number): void {
    const { arity } = this.declaration;
    if (arity >= 0 && count !== arity) {
      throw new PuppetError(`${this.name}(): Wrong number of arguments given (${count} for ${arity})`);
    }
    const least = Math.abs(arity + 1);
    if (arity < 0 && count < least) {
      throw new PuppetError(`${this.name}(): Wrong number of arguments given (${count} for minimum ${least})`);
    }
  }
}

// --- Written in Puppet ------------------------------------------------------------------------------------------------

export class PuppetRuntimeFunction implements RuntimeFunction {
  readonly name: string;
  readonly code: ClosureCode;

  constructor(name: string, code: ClosureCode) {
    this.name = name;
    this.code = code;
  }

  /** Runs in top scope: a function sees no variables but its parameters and global ones. */
  invoke(scope: Scope, args: readonly Value[], block: PuppetCallable | undefined): Value {
    const global = scope.compilation.topScope;
    return global.withoutFrames(() => {
      const { type } = this.code.types(global);
      if (block !== undefined || !(this.code.takesJust(args) || type.isCallableWith(args)))
        throw new ArgumentError(this.mismatch(type, args, block));
      return callWithJumps(() => callClosure(this.code, global, args));
    });
  }

  returnTypes(scope: Scope): readonly (PType | undefined)[] {
    const { returnType } = this.code.types(scope.compilation.topScope);
    return [this.code.declaresReturnType ? returnType : undefined];
  }

  returnTypeFor(scope: Scope, args: readonly Value[]): PType | undefined {
    const { type, returnType } = this.code.types(scope.compilation.topScope);
    if (!type.isCallableWith(args)) throw noMatchingArity(this.name, args);
    return this.code.declaresReturnType ? returnType : undefined;
  }

  private mismatch(type: PCallableType, args: readonly Value[], block: PuppetCallable | undefined): string {
    const signature = { type, parameterNames: this.code.parameterNames };
    return TypeMismatchDescriber.describeSignatures(this.name, [signature], inferSet(block ? [...args, block] : args)) ?? '';
  }
}
