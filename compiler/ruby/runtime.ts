/**
 * Ruby for one environment: its machines, one for each level at which Ruby calls Puppet code that calls Ruby again, and what Ruby may ask.
 *
 * A machine is never entered while it waits, but for its own blocks; one that ended by itself is thrown away.
 */

import { isAbsolute } from 'node:path';
import type { Compilation } from '../catalog/compilation.ts';
import type { Environment } from '../environment.ts';
import type { Scope } from '../evaluator/scope.ts';
import { PuppetError } from '../functions/error.ts';
import type { CallSite } from '../functions/runtime-function.ts';
import { LimitError, lookAtLimits, untimed } from '../limits.ts';
import type { PuppetCallable, Value } from '../values/index.ts';
import { errorOfRuby, raisedError } from './failure.ts';
import { Outside } from './outside.ts';
import { answerQuestion } from './questions/index.ts';
import { RubyFiles } from './ruby-files.ts';
import { RubyMissing } from './snapshot/source.ts';
import { openImage, type StoredImage } from './snapshot/store.ts';
import { v8Flags } from './v8-flags.ts';
import { decode } from './values/decode.ts';
import { type Encodable, type Encoding, encode } from './values/encode.ts';
import { Handles } from './values/handles.ts';
import { RubyVm, type VmAnswer } from './vm.ts';
import { ReadOnlyFiles } from './wasm/files.ts';
import { Trap } from './wasm/wasi.ts';

/** A call of Ruby that is under way. */
export interface Activation {
  readonly scope: Scope;
  readonly site: CallSite;
  /** What a function was given, which it may change in place: the arguments as they are then. */
  readonly given?: Value[];
  /** Block of the call, given by Puppet code. */
  readonly block?: PuppetCallable | undefined;
  /** File of the template that is rendered: it may be read wherever it is. */
  readonly template?: string;
  /** File that a data function is asked for: the same. */
  readonly dataFile?: string | undefined;
  /** A definition is loaded; what it says may be kept for other runs. */
  readonly isLoading?: boolean;
}

/** Machines inside one another: each costs memory, and code that needs more calls itself without end. */
const MOST_LEVELS = 24;
/** Megabytes of a machine's memory from which on it is not kept for other calls. */
const KEPT_MEGABYTES = 300;

let image: StoredImage | undefined;

/** The image that all environments share; opening it tells where it is put when it has to be made. */
function sharedImage(): StoredImage {
  if (image === undefined) {
    v8Flags();
    image = openImage((text) => void process.stderr.write(`${text}\n`));
  }
  return image;
}

/** What is asked before there is a call: top scope, and no place. */
export function loading(environment: Environment): Activation {
  return { scope: environment.globalScope(), site: { file: undefined, line: undefined }, isLoading: true };
}

export class RubyRuntime {
  readonly files: RubyFiles;
  readonly handles = new Handles();
  /** Files of the templates that are rendered: they may be read wherever they are. */
  readonly templates = new Set<string>();
  /** Names of the variables that a template is to be given, by its file. */
  readonly namedVariables = new Map<string, readonly Value[]>();
  readonly outside: Outside;
  private readonly visible: readonly string[];
  private readonly machines: (RubyVm | undefined)[] = [];
  private readonly activations: Activation[] = [];
  private readonly errors: unknown[] = [];
  private compilation: Compilation | undefined;

  constructor(environment: Environment) {
    this.files = new RubyFiles(environment);
    this.visible = this.files.folders();
    this.outside = new Outside(environment.world, () =>
      this.activation.isLoading ? undefined : this.activation.scope.compilation,
    );
  }

  /** What the innermost call under way was made with. */
  get activation(): Activation {
    const innermost = this.activations.at(-1);
    if (innermost === undefined) throw new Error('Ruby asks while no call is under way');
    return innermost;
  }

  /** Calls an operation in a machine that is free; throws what Puppet would say of an error in it. */
  call(operation: string, args: readonly Encodable[], activation: Activation): Value {
    const level = this.activations.length;
    if (level >= MOST_LEVELS) throw new LimitError('depth');
    this.activations.push(activation);
    if (activation.template !== undefined) this.templates.add(activation.template);
    if (activation.dataFile !== undefined && !this.files.mayRead(activation.dataFile))
      this.outside.dataFiles.add(activation.dataFile);
    if (level === 0) this.begin(activation.scope.compilation);
    try {
      untimed(() => this.machine(level));
      return this.run(level, operation, args);
    } catch (error) {
      if (error instanceof RubyMissing) noteMissing(activation, args);
      const failure = endOfMachine(error);
      if (failure !== error || failure instanceof LimitError) this.machines.length = 0;
      throw failure;
    } finally {
      this.activations.length = level;
      if (level === 0) this.forget();
    }
  }

  /** What machines know of values holds for one compilation, and not for too many values. */
  private begin(compilation: Compilation): void {
    const isAnother = this.compilation !== compilation;
    this.compilation = compilation;
    for (const machine of this.machines) {
      if (isAnother) machine?.forgetCompilation();
      else if (machine?.known.isFull) machine.forgetValues();
    }
  }

  private run(level: number, operation: string, args: readonly Encodable[]): Value {
    const machine = this.machine(level);
    return this.answer(machine, machine.call(operation, this.encoded(args, machine)));
  }

  private encoded(args: readonly Encodable[], machine: RubyVm): readonly unknown[] {
    return args.map((arg) => encode(arg, this.encoding(machine)));
  }

  private encoding({ known }: RubyVm): Encoding {
    return { handles: this.handles, known };
  }

  private answer(machine: RubyVm, answer: VmAnswer): Value {
    if (!('kind' in answer)) return decode(answer[0], this.decoding(machine));
    throw errorOfRuby(answer, this.errors, machine);
  }

  private decoding(machine: RubyVm) {
    const callProc = (id: number, args: readonly Value[]) =>
      this.answer(machine, machine.call('call_proc', [id, ['a', ...this.encoded(args, machine)]]));
    const typeNamed = (name: string) => this.activation.scope.compilation.environment.typeResolver.loadType(name.toLowerCase());
    const { given = [] } = this.activation;
    return { handles: this.handles, typeNamed, callProc, given };
  }

  private machine(level: number): RubyVm {
    this.machines[level] ??= this.makeMachine(level);
    if (this.outside.beginsAnew(level, this.activation.scope.compilation)) this.machines[level].reseed();
    return this.machines[level];
  }

  private makeMachine(level: number): RubyVm {
    const made: RubyVm = new RubyVm(sharedImage(), {
      files: new ReadOnlyFiles(this.visible, this.outside),
      write: (text) => void process.stderr.write(text),
      ask: (text) => this.ask(made, text),
      tick: lookAtLimits,
      now: () => this.outside.now(),
      random: (bytes) => this.outside.fillRandom(level, bytes),
    });
    return made;
  }

  /** Answers a question of the machine: `[value]`, or an error that Ruby raises. */
  private ask(machine: RubyVm, text: string): string {
    try {
      const [question, args] = JSON.parse(text) as [string, unknown[]];
      const decoding = this.decoding(machine);
      const value = answerQuestion(
        question,
        args.map((arg) => decode(arg, decoding)),
        this,
      );
      return JSON.stringify([encode(value, this.encoding(machine))]);
    } catch (error) {
      return JSON.stringify(raisedError(error, this.errors.push(error) - 1, machine));
    }
  }

  /** Forgets what only a call that is over knew. */
  private forget(): void {
    this.handles.clear();
    this.templates.clear();
    this.outside.dataFiles.clear();
    this.errors.length = 0;
    this.machines.forEach((machine, level) => {
      if (machine && machine.megabytes > KEPT_MEGABYTES) this.machines[level] = undefined;
      else machine?.forgetCall();
    });
  }
}

/** The result names the files that Ruby was needed for. */
function noteMissing({ scope, template }: Activation, args: readonly Encodable[]): void {
  const file = template ?? args.find((arg) => typeof arg === 'string' && isAbsolute(arg));
  scope.compilation.rubyMet.add(typeof file === 'string' ? file : 'inline_template');
}

/** What a machine that ended by itself died of. Its errors may be those of another context, and so no instances of this one's classes. */
function endOfMachine(error: unknown): unknown {
  if (error instanceof Trap) return new PuppetError(`Ruby of a module ended its machine: ${error.message}`);
  if (!(typeof error === 'object' && error !== null && 'name' in error)) return error;
  if (error.name === 'RangeError') return new LimitError('depth');
  if (error.name !== 'RuntimeError') return error;
  return new LimitError(String(error).includes('out of bounds') ? 'depth' : 'memory');
}
