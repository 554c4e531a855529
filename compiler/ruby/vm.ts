/**
 * One virtual machine with Puppet's API for modules: operations by name with values, one at a time.
 */
import type { StoredImage } from './snapshot/store.ts';
import { KnownValues } from './values/variables.ts';
import type { ReadOnlyFiles } from './wasm/files.ts';
import { Machine } from './wasm/machine.ts';

/** What went wrong inside, as `Dalang.failure` tells it. */
export interface RubyFailure {
  /** Class of the error; 'other' is what Puppet does not rescue: what is no StandardError, and StopIteration. */
  readonly kind: 'lookup' | 'puppet' | 'argument' | 'standard' | 'other';
  readonly message: string;
  /** Number of the host's error that it is, when nobody rescued it. */
  readonly host: number | null;
  /** Number of the error itself, in its machine. */
  readonly own: number;
  /** Its innermost place. */
  readonly at: string | null;
  readonly file: string | null;
  readonly line: number | null;
}

export interface VmHost {
  readonly files: ReadOnlyFiles;
  /** Answers a question of Ruby, text for text. */
  readonly ask: (text: string) => string;
  readonly write: (text: string) => void;
  /** Looks at the limits; throws when one is passed. */
  readonly tick: () => void;
  /** Nanoseconds since 1970. */
  readonly now: () => bigint;
  /** Fills with random numbers. */
  readonly random: (bytes: Uint8Array) => void;
}

/** The answer of an operation: the value, encoded, or what went wrong. */
export type VmAnswer = readonly [value: unknown] | RubyFailure;

const PULL = '?';

/** What a machine is to forget before it does anything else. */
type Stale = 'nothing' | 'call' | 'values' | 'compilation';

export class RubyVm {
  private readonly machine: Machine;
  private readonly shim: number;
  private readonly dispatch: number;
  private request: string;
  private depth: number;
  private stale: Stale;
  /** What it was given in the compilation under way. */
  readonly known = new KnownValues();

  constructor(image: StoredImage, host: VmHost) {
    this.request = '';
    this.depth = 0;
    this.stale = 'nothing';
    const ask = (text: string) => (text === PULL ? this.request : host.ask(text));
    this.machine = new Machine(image.module, { ...host, ask });
    image.restore(this.machine.memory.bytes);
    this.shim = this.machine.evaluate('Dalang');
    this.dispatch = this.machine.intern('dispatch');
    this.reseed();
  }

  /** Takes new random numbers. */
  reseed(): void {
    this.call('reseed', []);
  }

  /** Arguments are encoded values. While a call is under way, another one is possible, but not without bounds (`Machine.nested`). */
  call(operation: string, args: readonly unknown[]): VmAnswer {
    const { request } = this;
    this.request = JSON.stringify([operation, args, this.stale]);
    this.stale = 'nothing';
    this.depth++;
    try {
      const run = () => this.machine.callForText(this.shim, this.dispatch);
      return JSON.parse(this.depth > 1 ? this.machine.nested(run) : run()) as VmAnswer;
    } finally {
      this.depth--;
      this.request = request;
    }
  }

  /** The outermost call of Ruby is over: what it alone knew is forgotten before the next one. */
  forgetCall(): void {
    if (this.stale === 'nothing') this.stale = 'call';
  }

  /** Values of variables that it was given are forgotten. */
  forgetValues(): void {
    this.known.clear();
    if (this.stale !== 'compilation') this.stale = 'values';
  }

  /** The compilation is over: nothing that it gave is known any more. */
  forgetCompilation(): void {
    this.known.clear();
    this.stale = 'compilation';
  }

  /** Megabytes that its memory has grown to. */
  get megabytes(): number {
    return this.machine.memory.bytes.length / 1e6;
  }
}
