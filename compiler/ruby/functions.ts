/**
 * Functions that modules have in Ruby. Their signatures are read once and kept on disk, so that a call whose arguments fit nothing, or no
 * call at all, needs no machine.
 *
 * Puppet: functions.rb, pops/loader/ruby_function_instantiator.rb, ruby_legacy_function_instantiator.rb
 */
import type { Environment } from '../environment.ts';
import { isPuppetFailure, puppetText } from '../evaluator/errors.ts';
import type { Scope } from '../evaluator/scope.ts';
import { ArgumentError } from '../functions/error.ts';
import type { Call, DispatchDeclaration, FunctionDeclaration } from '../functions/function.ts';
import {
  BuiltinRuntimeFunction,
  type CallSite,
  type Dispatch,
  Runtime3xFunction,
  type RuntimeFunction,
} from '../functions/runtime-function.ts';
import { LookupContext } from '../lookup/index.ts';
import { parseType } from '../types/index.ts';
import { type PuppetCallable, PuppetHash, type Value } from '../values/index.ts';
import { cached } from './metadata-cache.ts';
import { loading, type RubyRuntime } from './runtime.ts';

/** One signature as `Dalang::LocalFunctions.describe` tells it. */
interface RecordedSignature {
  readonly method: string;
  readonly parameters: readonly (readonly [type: string, name: string])[];
  readonly least: number;
  /** Null where the last parameter repeats. */
  readonly most: number | null;
  readonly block: readonly [type: string, name: string, isOptional: boolean] | null;
  readonly returned: string | null;
  readonly mismatch: boolean;
}

interface RecordedFunction {
  readonly signatures: readonly RecordedSignature[];
  readonly local_types: readonly string[];
}

interface Recorded3xFunction {
  readonly arity: number;
  readonly rvalue: boolean;
}

export class RubyFunction extends BuiltinRuntimeFunction {
  readonly path: string;

  constructor(declaration: FunctionDeclaration, path: string, environment: Environment) {
    super(declaration, environment);
    this.path = path;
  }

  /** Number of the signature that takes the arguments; undefined for one that only says what is wrong with them. */
  indexFor(args: readonly Value[], block: PuppetCallable | undefined): number | undefined {
    const dispatch: Dispatch = this.dispatchFor(args, block);
    return 'mismatch' in dispatch.declaration ? undefined : this.signatures().indexOf(dispatch);
  }

  checksReturn(index: number): boolean {
    return this.signatures()[index]?.returnType !== undefined;
  }

  checkedReturn(index: number, result: Value): Value {
    const dispatch = this.signatures()[index];
    return dispatch?.returnType === undefined ? result : this.checkedResult(dispatch, result);
  }
}

/** A function of today, from its file. */
export function rubyFunction(name: string, path: string, environment: Environment): RuntimeFunction {
  const { ruby } = environment;
  const { signatures, local_types: localTypes } = cached<RecordedFunction>('function', name, path, environment, () =>
    JSON.parse(ruby.call('describe', [path, name], loading(environment)) as string),
  );
  const dispatches = signatures.map((signature, index) => dispatchOf(signature, index, { ruby, path, name }));
  const made = new RubyFunction({ api: 4, name, dispatches, localTypes, takesScope: false }, path, environment);
  try {
    made.signatures();
  } catch (error) {
    throw isPuppetFailure(error) ? new ArgumentError(loadError(name, signatures, error)) : error;
  }
  return made;
}

/** What Puppet says of a signature with a type that cannot be read. */
function loadError(name: string, signatures: readonly RecordedSignature[], error: Error): string {
  const types = signatures.flatMap(({ parameters, returned }) => [
    ...parameters.map(([type]) => type),
    ...(returned === null ? [] : [returned]),
  ]);
  const faulty = types.find((type) => !isReadable(type));
  const reason =
    faulty === undefined
      ? puppetText(error)
      : `Parsing of type string '"${faulty}"' failed with message: <${puppetText(error)}>.\n`;
  return `Function Load Error for function '${name}': ${reason}`;
}

function isReadable(type: string): boolean {
  try {
    parseType(type);
    return true;
  } catch {
    return false;
  }
}

interface Place {
  readonly ruby: RubyRuntime;
  readonly path: string;
  readonly name: string;
}

function dispatchOf(signature: RecordedSignature, index: number, place: Place): DispatchDeclaration {
  const run = ({ args, block, context: { scope, file, line } }: Call): Value => {
    const activation = { scope, site: { file, line }, block, given: [...args], dataFile: dataFileOf(args) };
    return place.ruby.call('run', [place.path, place.name, BigInt(index), scope, args, block], activation);
  };
  const { method } = signature;
  const shape = { ...parametersOf(signature), method, ...(signature.returned === null ? {} : { returnType: signature.returned }) };
  const [type, name, isOptional] = signature.block ?? [];
  if (signature.mismatch) return { ...shape, ...optionalBlock(type, name), mismatch: (call) => String(run(call)) };
  if (type !== undefined && isOptional === false) return { ...shape, block: `${type} ${name}`, body: run };
  return { ...shape, ...optionalBlock(type, name), body: run };
}

/** The file that a data function is asked for. */
function dataFileOf(args: readonly Value[]): string | undefined {
  if (!args.some((arg) => arg instanceof LookupContext)) return undefined;
  const path = args.find((arg) => arg instanceof PuppetHash)?.get('path');
  return typeof path === 'string' ? path : undefined;
}

function optionalBlock(type: string | undefined, name: string | undefined): { readonly optionalBlock?: string } {
  return type === undefined ? {} : { optionalBlock: `${type} ${name}` };
}

function parametersOf({
  parameters,
  least,
  most,
}: RecordedSignature): Pick<DispatchDeclaration, 'params' | 'optional' | 'repeated' | 'requiredRepeated'> {
  const texts = parameters.map(([type, name]) => `${type} ${name}`);
  if (most !== null) return { params: texts.slice(0, least), optional: texts.slice(least) };
  const last = texts.at(-1) as string;
  const before = texts.slice(0, -1);
  if (least === texts.length) return { params: before, requiredRepeated: last };
  return { params: before.slice(0, least), optional: before.slice(least), repeated: last };
}

export class Ruby3xFunction implements RuntimeFunction {
  readonly name: string;
  readonly path: string;
  private readonly inner: Runtime3xFunction;

  constructor(name: string, path: string, { arity, rvalue }: Recorded3xFunction, ruby: RubyRuntime) {
    this.name = name;
    this.path = path;
    this.inner = new Runtime3xFunction({
      api: 3,
      name,
      arity,
      statement: !rvalue,
      body: ({ args, block, context: { scope, file, line } }) =>
        ruby.call('run3x', [path, name, scope, args, block], { scope, site: { file, line }, block }),
    });
  }

  invoke(scope: Scope, args: readonly Value[], block: PuppetCallable | undefined, site: CallSite): Value {
    return this.inner.invoke(scope, args, block, site);
  }
}

/** A function of the old interface, from its file. */
export function ruby3xFunction(name: string, path: string, environment: Environment): RuntimeFunction {
  const { ruby } = environment;
  const recorded = cached<Recorded3xFunction>('function3x', name, path, environment, () =>
    JSON.parse(ruby.call('describe3x', [path, name], loading(environment)) as string),
  );
  return new Ruby3xFunction(name, path, recorded, ruby);
}
