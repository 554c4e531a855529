/**
 * One Ruby in WebAssembly, as the package `@ruby/3.2-wasm-wasi` exports it: evaluation, calls and errors by handles. Ruby's only way out is
 * `JS.eval`, which hands a text to `ask` and gets a text back; nothing is ever evaluated as JavaScript.
 */
import { Errno } from './errno.ts';
import { LinearMemory } from './memory.ts';
import { systemCalls, Trap, type WasiHost } from './wasi.ts';

type Export = (...args: number[]) => number;

interface Exports {
  readonly evaluate: Export;
  readonly call: Export;
  readonly intern: Export;
  readonly errorInfo: Export;
  readonly clearError: Export;
  readonly textPointer: Export;
  readonly textPointerDone: Export;
  readonly start: Export;
  readonly drop: Export;
  readonly allocate: Export;
  readonly initialize: () => void;
  readonly disableCollector: Export;
  readonly enableCollector: Export;
}

const EXPORT_NAMES: Readonly<Record<keyof Exports, string>> = {
  evaluate: 'rb-eval-string-protect',
  call: 'rb-funcallv-protect',
  intern: 'rb-intern',
  errorInfo: 'rb-errinfo',
  clearError: 'rb-clear-errinfo',
  textPointer: 'rstring-ptr',
  textPointerDone: 'cabi_post_rstring-ptr',
  start: 'ruby-init',
  drop: 'canonical_abi_drop_rb-abi-value',
  allocate: 'cabi_realloc',
  initialize: '_initialize',
  disableCollector: 'rb-gc-disable',
  enableCollector: 'rb-gc-enable',
};

/** Values that the other side refers to by a number. */
class Handles<T> {
  private readonly values: (T | undefined)[] = [undefined];
  private readonly free: number[] = [];

  add(value: T): number {
    const handle = this.free.pop() ?? this.values.length;
    this.values[handle] = value;
    return handle;
  }
  get(handle: number): T {
    return this.values[handle] as T;
  }
  remove(handle: number): T {
    const value = this.values[handle] as T;
    this.values[handle] = undefined;
    this.free.push(handle);
    return value;
  }
}

export interface MachineHost extends Omit<WasiHost, 'memory'> {
  /** Answers what Ruby asks. */
  readonly ask: (text: string) => string;
  /** Called now and then by what runs; may throw to end it. */
  readonly tick: () => void;
}

/** What loops of a machine call, which `snapshot/ticks.ts` sees to: Ruby itself has no use for this import. */
export const TICK_IMPORT = 'import-js-value-from-host';

export class Machine {
  readonly memory: LinearMemory;
  private readonly exports: Exports;
  private readonly texts = new Handles<string>();
  private readonly values = new Handles<number>();
  private readonly host: MachineHost;

  constructor(module: WebAssembly.Module, host: MachineHost) {
    this.host = host;
    this.memory = new LinearMemory();
    const instance = new WebAssembly.Instance(module, this.imports(module));
    this.memory.attach(instance.exports.memory as WebAssembly.Memory);
    this.exports = exportsOf(instance);
  }

  private imports(module: WebAssembly.Module): Record<string, Record<string, unknown>> {
    const system = systemCalls({ ...this.host, memory: this.memory });
    const bridge = this.bridge();
    const resources = this.resources();
    const imports: Record<string, Record<string, unknown>> = {};
    for (const { module: part, name } of WebAssembly.Module.imports(module)) {
      imports[part] ??= {};
      const target = imports[part];
      if (part === 'wasi_snapshot_preview1') target[name] = system[name] ?? (() => Errno.notSupported);
      else if (part === 'canonical_abi') target[name] = resources[name];
      else target[name] = bridge[baseName(name)] ?? closed(name);
    }
    return imports;
  }

  private resources(): Readonly<Record<string, unknown>> {
    return {
      'resource_new_rb-abi-value': (value: number) => this.values.add(value),
      'resource_get_rb-abi-value': (handle: number) => this.values.get(handle),
      'resource_clone_rb-abi-value': (handle: number) => this.values.add(this.values.get(handle)),
      'resource_drop_rb-abi-value': (handle: number) => void this.exports.drop(this.values.remove(handle)),
      'resource_drop_js-abi-value': (handle: number) => void this.texts.remove(handle),
    };
  }

  /** What the extension `js` imports: only texts cross, and only through `eval-js`. */
  private bridge(): Readonly<Record<string, unknown>> {
    return {
      'eval-js': (at: number, length: number, result: number) => {
        const answer = this.host.ask(this.memory.text(at, length));
        this.memory.bytes[result] = 0;
        this.memory.setU32(result + 4, this.texts.add(answer));
      },
      'js-value-to-string': (handle: number, result: number) => {
        const [at, length] = this.put(this.texts.get(handle));
        this.memory.setU32(result, at);
        this.memory.setU32(result + 4, length);
      },
      'string-to-js-string': (at: number, length: number) => this.texts.add(this.memory.text(at, length)),
      'int-to-js-number': (value: number) => this.texts.add(String(value)),
      'bool-to-js-bool': (value: number) => this.texts.add(String(value !== 0)),
      [TICK_IMPORT]: () => {
        this.host.tick();
        return 0;
      },
      'global-this': () => this.texts.add(''),
      'is-js': () => 0,
      'instance-of': () => 0,
    };
  }

  /** Starts Ruby; only for a module that is not restored from a snapshot. */
  start(args: readonly string[]): void {
    this.exports.initialize();
    const list = this.exports.allocate(0, 0, 4, args.length * 8);
    args.forEach((arg, index) => {
      const [at, length] = this.put(`${arg}\0`);
      this.memory.setU32(list + index * 8, at);
      this.memory.setU32(list + index * 8 + 4, length);
    });
    this.exports.start(list, args.length);
  }

  /** A handle of the value of the code; throws the error with its text. */
  evaluate(code: string): number {
    const [at, length] = this.put(`${code}\0`);
    return this.checked(this.exports.evaluate(at, length));
  }

  intern(name: string): number {
    const [at, length] = this.put(`${name}\0`);
    return this.exports.intern(at, length) >>> 0;
  }

  /** Calls a method without arguments; the answer, a String, as text. */
  callForText(receiver: number, method: number): string {
    const answer = this.checked(this.exports.call(this.values.add(this.values.get(receiver)), method, 0, 0));
    try {
      return this.text(answer);
    } finally {
      this.release(answer);
    }
  }

  /**
   * Runs the body while a call of this machine waits: the collector rests, as it cannot see what the waiting call holds. Jumps within the
   * body go well; `LiveObjects.call` in shim/bridge.rb sees to it that none leaves it.
   */
  nested<T>(body: () => T): T {
    const wasDisabled = this.exports.disableCollector();
    try {
      return body();
    } finally {
      if (wasDisabled === 0) this.exports.enableCollector();
    }
  }

  release(handle: number): void {
    this.exports.drop(this.values.remove(handle));
  }

  private text(handle: number): string {
    const pair = this.exports.textPointer(this.values.add(this.values.get(handle)));
    const text = this.memory.text(this.memory.u32(pair), this.memory.u32(pair + 4));
    this.exports.textPointerDone(pair);
    return text;
  }

  private put(text: string): readonly [at: number, length: number] {
    return this.memory.put(text, (bytes) => this.exports.allocate(0, 0, 1, bytes));
  }

  private checked(pair: number): number {
    const handle = this.memory.u32(pair);
    const state = this.memory.u32(pair + 4) & 15;
    if (state === 0) return handle;
    const error = this.exports.errorInfo();
    this.exports.clearError();
    throw new Trap(`Ruby: ${this.callForText(error, this.intern('full_message'))}`);
  }
}

/** `rb-intern: func(name: string) -> rb-id` is known by what stands before the colon. */
function baseName(name: string): string {
  return name.split(':', 1)[0] as string;
}

function closed(name: string): () => never {
  return () => {
    throw new Trap(`the host has no ${name}`);
  };
}

function exportsOf(instance: WebAssembly.Instance): Exports {
  const byName = new Map(Object.entries(instance.exports).map(([name, value]) => [baseName(name), value]));
  return Object.fromEntries(Object.entries(EXPORT_NAMES).map(([key, name]) => [key, byName.get(name)])) as unknown as Exports;
}
