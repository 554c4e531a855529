/**
 * Lambdas and functions written in Puppet: binding of arguments to parameters, and running the body.
 *
 * Puppet: pops/evaluator/closure.rb
 */
import type { Expression, FunctionDefinition, LambdaExpression, Parameter } from '../../parser/ast.ts';
import {
  assertInstance,
  inferSet,
  PAnyType,
  PArrayType,
  PCallableType,
  PIntegerType,
  PStructElement,
  PStructType,
  PTupleType,
  PType,
  structKey,
  TypeMismatchDescriber,
} from '../types/index.ts';
import { type Accumulator, identity, PuppetCallable, PuppetHash, type Value } from '../values/index.ts';
import { markTails, runAccumulating } from './accumulation.ts';
import { fail, PuppetError } from './errors.ts';
import { compileExpression, compileOptional } from './evaluator.ts';
import { isThrown, NextJump, raisingReturn } from './jumps.ts';
import { isReserved, refuseReserved, type Scope } from './scope.ts';
import type { CodeContext, Thunk } from './thunk.ts';

interface ClosureParameter {
  readonly node: Parameter;
  readonly name: string;
  readonly value: Thunk | undefined;
  readonly type: Thunk | undefined;
  readonly capturesRest: boolean;
}

/** What is the same for all closures made from one expression. */
export class ClosureCode {
  readonly name: string;
  readonly parameters: readonly ClosureParameter[];
  readonly parameterNames: readonly string[];
  /** A call would assign what cannot be assigned. */
  readonly hasReservedName: boolean;
  readonly body: Thunk;
  readonly context: CodeContext;
  /** No types, no defaults, no rest: arguments are bound as they come. */
  readonly isSimple: boolean;
  /** Ends by extending its first parameter. */
  readonly isAccumulating: boolean;
  private readonly takesRest: boolean;
  private readonly returnTypeThunk: Thunk | undefined;
  private byName: PStructType | undefined;
  private resolved: { readonly type: PCallableType; readonly returnType: PType; readonly types: readonly PType[] } | undefined;

  constructor(name: string, node: LambdaExpression | FunctionDefinition, context: CodeContext) {
    this.name = name;
    this.context = context;
    this.parameters = node.parameters.map((parameter) => ({
      node: parameter,
      name: parameter.name,
      value: parameter.value && compileExpression(parameter.value, context),
      type: parameter.typeExpr && compileExpression(parameter.typeExpr, context),
      capturesRest: parameter.capturesRest,
    }));
    this.parameterNames = this.parameters.map((parameter) => parameter.name);
    this.hasReservedName = this.parameterNames.some(isReserved);
    const { recorder } = context.environment;
    this.isAccumulating = recorder === undefined && markTails(node);
    const body = compileOptional(node.body, context);
    this.body = recorder === undefined ? body : recorder.body(node, body);
    this.returnTypeThunk = node.returnType && compileExpression(node.returnType as Expression, context);
    this.takesRest = this.parameters.some((parameter) => parameter.capturesRest);
    this.isSimple =
      this.returnTypeThunk === undefined &&
      this.parameters.every((p) => !p.capturesRest && p.value === undefined && p.type === undefined);
    this.resolved = undefined;
    this.byName = undefined;
  }

  /** The signature. Its types are evaluated once, in the scope of the first who asks. */
  get declaresReturnType(): boolean {
    return this.returnTypeThunk !== undefined;
  }

  /** Whether the arguments are those of the parameters, one for each, of the right types: no default is needed, nothing to be said. */
  takesJust(args: readonly Value[]): boolean {
    const types = this.resolved?.types;
    if (types === undefined || args.length !== this.parameters.length || this.takesRest) return false;
    for (let i = 0; i < args.length; i++) if (!(types[i] as PType).isInstance(args[i])) return false;
    return true;
  }

  types(scope: Scope): { readonly type: PCallableType; readonly returnType: PType; readonly types: readonly PType[] } {
    this.resolved ??= this.resolveTypes(scope);
    return this.resolved;
  }

  private resolveTypes(scope: Scope) {
    const types: PType[] = [];
    let from = 0n;
    let to: bigint | number = 0n;
    let optional = false;
    for (const parameter of this.parameters) {
      const [type, least, most] = this.parameterType(parameter, scope);
      types.push(type);
      if (least === 0n) optional = true;
      else if (optional) {
        fail(this.context.source, parameter.node, 'REQUIRED_PARAMETER_AFTER_OPTIONAL', { paramName: parameter.name });
      }
      from += least;
      to = typeof to === 'bigint' && typeof most === 'bigint' ? to + most : Number.POSITIVE_INFINITY;
    }
    const returnType = (this.returnTypeThunk?.(scope) ?? PAnyType.DEFAULT) as PType;
    const type = new PCallableType(new PTupleType(types, new PIntegerType(from, to)), undefined, returnType);
    return { type, returnType, types };
  }

  private parameterType(parameter: ClosureParameter, scope: Scope): [PType, bigint, bigint | number] {
    const type = (parameter.type?.(scope) ?? PAnyType.DEFAULT) as PType;
    if (!(type instanceof PType)) throw new PuppetError(`The type of parameter '${parameter.name}' is not a type`);
    if (!parameter.capturesRest) return [type, parameter.value ? 0n : 1n, 1n];
    if (!(type instanceof PArrayType)) return [type, 0n, Number.POSITIVE_INFINITY];
    const size = type.sizeType ?? new PIntegerType(0n);
    return [type.elementType, size.numericFrom as bigint, size.numericTo];
  }

  /** A Struct of the parameters, for EPP templates that are given theirs by name, so that those with defaults may come first. */
  struct(scope: Scope): PStructType {
    this.byName ??= new PStructType(
      this.parameters.map((parameter) => {
        const [type] = this.parameterType(parameter, scope);
        return new PStructElement(structKey(parameter.name, parameter.value !== undefined), type);
      }),
    );
    return this.byName;
  }
}

/** Code together with the scope it runs in. */
export class Closure extends PuppetCallable {
  readonly code: ClosureCode;
  private readonly scope: Scope;

  constructor(code: ClosureCode, scope: Scope) {
    super();
    this.code = code;
    this.scope = scope;
  }

  override get closureName(): string {
    return this.code.name;
  }
  override get parameterNames(): readonly string[] {
    return this.code.parameterNames;
  }
  override get type(): PCallableType {
    return this.code.types(this.scope).type;
  }
  override hashKey(): string {
    return `closure(${identity(this)})`;
  }
  override call(...args: Value[]): Value {
    return raisingReturn(() => callClosure(this.code, this.scope, args));
  }
  override accumulate(accumulator: Accumulator, element: Value): void {
    const own = this.code.isAccumulating ? accumulator : undefined;
    accumulator.value = raisingReturn(() => callClosure(this.code, this.scope, [accumulator.value, element], own));
  }
}

/** Binds the arguments, checks them, and runs the body. */
export function callClosure(code: ClosureCode, scope: Scope, args: readonly Value[], accumulator?: Accumulator): Value {
  const { limits } = scope.compilation;
  limits.enter();
  try {
    if (code.isSimple && args.length >= code.parameters.length) return runBody(code, scope, args, accumulator);
    return callChecked(code, scope, args, accumulator);
  } finally {
    limits.leave();
  }
}

function callChecked(code: ClosureCode, scope: Scope, args: readonly Value[], accumulator?: Accumulator): Value {
  if (code.takesJust(args)) return checkedReturn(code, scope, args, accumulator);
  const values = bindArguments(code, scope, args);
  const { type } = code.types(scope);
  const final = code.parameters.flatMap((parameter, i) => (parameter.capturesRest ? (values[i] as readonly Value[]) : [values[i]]));
  if (!type.isCallableWith(final)) {
    const text = TypeMismatchDescriber.describeSignatures(
      code.name,
      [{ type, parameterNames: code.parameterNames }],
      inferSet(final),
    );
    throw new PuppetError(text ?? '');
  }
  return checkedReturn(code, scope, values, accumulator);
}

function checkedReturn(code: ClosureCode, scope: Scope, values: readonly Value[], accumulator?: Accumulator): Value {
  const result = runBody(code, scope, values, accumulator);
  const { returnType } = code.types(scope);
  return returnType.isInstance(result) ? result : assertInstance(() => `value returned from ${code.name}`, returnType, result);
}

function runBody(code: ClosureCode, scope: Scope, values: readonly Value[], accumulator?: Accumulator): Value {
  if (code.hasReservedName) refuseReserved(code.parameterNames);
  try {
    if (accumulator) return runAccumulating(scope, code.parameterNames, values, accumulator, code.body);
    return scope.withLocals(code.parameterNames, values, code.body);
  } catch (error) {
    if (isThrown(error, NextJump)) return error.value;
    throw error;
  }
}

/** Puppet: closure.rb#combine_values_with_parameters */
function bindArguments(code: ClosureCode, scope: Scope, args: readonly Value[]): Value[] {
  return scope.withParameters(code.name, code.parameterNames, (frame) =>
    code.parameters.map((parameter, index) => {
      const byDefault = () => {
        const { value } = parameter;
        return value && scope.guarded(() => frame.evaluateDefault(parameter.name, () => value(scope)));
      };
      const value = index < args.length ? givenValue(parameter, index, args, byDefault) : missingValue(code, parameter, byDefault);
      frame.set(parameter.name, value);
      return value;
    }),
  );
}

function missingValue(code: ClosureCode, parameter: ClosureParameter, byDefault: () => Value): Value {
  if (parameter.value) return parameter.capturesRest ? asArray(byDefault()) : byDefault();
  if (parameter.capturesRest) return [];
  return fail(code.context.source, parameter.node, 'MISSING_REQUIRED_PARAMETER', { paramName: parameter.name });
}

function givenValue(parameter: ClosureParameter, index: number, args: readonly Value[], byDefault: () => Value): Value {
  if (!parameter.capturesRest) return args[index];
  const rest = args.slice(index);
  return rest.length === 1 && rest[0] === undefined && parameter.value ? asArray(byDefault()) : rest;
}

function asArray(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}

/** Runs code with its parameters given by name, as EPP templates are. Puppet: closure.rb#call_by_name_internal */
export function callByName(code: ClosureCode, scope: Scope, given: ReadonlyMap<string, Value>, enforce: boolean): Value {
  if (!enforce) return bindAndRun(code, scope, given);
  const values = scope.withParameters(code.name, code.parameterNames, (frame) => {
    for (const [name, value] of given) if (value !== undefined) frame.set(name, value);
    for (const { name, value } of code.parameters) {
      if (given.get(name) !== undefined) continue;
      if (value)
        frame.set(
          name,
          scope.guarded(() => frame.evaluateDefault(name, () => value(scope))),
        );
      else if (given.has(name)) frame.set(name, undefined);
    }
    return frame.values();
  });
  TypeMismatchDescriber.validateParameters(
    code.name,
    code.struct(scope),
    new PuppetHash(values) as unknown as ReadonlyMap<string, Value>,
  );
  return runNamed(code, scope, values);
}

function runNamed(code: ClosureCode, scope: Scope, values: ReadonlyMap<string, Value>): Value {
  try {
    return bindAndRun(code, scope, values);
  } catch (error) {
    if (isThrown(error, NextJump)) return error.value;
    throw error;
  }
}

function bindAndRun(code: ClosureCode, scope: Scope, values: ReadonlyMap<string, Value>): Value {
  const names = [...values.keys()];
  refuseReserved(names);
  return scope.withLocals(names, [...values.values()], code.body);
}
