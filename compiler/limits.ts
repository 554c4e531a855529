/**
 * Bounds of one compilation or lookup. Passing one ends it with a diagnostic, never with an error of the machine.
 *
 * The limits in force are kept here, once for the process: work for a node never waits for anything, so one compilation is under way
 * at a time, and what makes lists and texts deep inside (formats, types, conversions) need not be handed them.
 */
import { getHeapStatistics } from 'node:v8';
import type { Span } from '../parser/diagnostics/diagnostic.ts';

interface LimitSpec {
  readonly default: number;
  /** What is counted, for the help. */
  readonly help: string;
  /** What is said when it is passed. */
  readonly passed: (most: number) => string;
}

/** All limits: `depth` is the option `--limit-depth`. */
export const LIMITS = {
  depth: {
    default: 400,
    help: 'calls, classes and defines inside one another; Puppet itself ends at 200 to 300',
    // Puppet's words for the same, so no more is said here; the hint says which limit it is.
    passed: () => 'stack level too deep',
  },
  steps: {
    default: 100_000_000,
    help: 'calls, iterations and visited elements in all',
    passed: (most) => `more than ${most} steps`,
  },
  values: {
    default: 1_000_000,
    help: 'values in one array, hash or sequence',
    passed: (most) => `more than ${most} values in one list`,
  },
  text: { default: 20_000_000, help: 'characters of one text', passed: (most) => `a text of more than ${most} characters` },
  regexp: {
    default: 20_000_000,
    help: 'steps of one match of a regular expression',
    passed: (most) => `more than ${most} steps in one match of a regular expression`,
  },
  resources: { default: 1_000_000, help: 'resources in one catalog', passed: (most) => `more than ${most} resources` },
  seconds: { default: 120, help: 'seconds of one compilation or lookup', passed: (most) => `more than ${most} seconds` },
  memory: {
    default: Math.floor((getHeapStatistics().heap_size_limit * 0.7) / 1e6),
    help: 'megabytes of memory; the default is 70 % of what Node.js may take',
    passed: (most) => `more than ${most} megabytes of memory`,
  },
} as const satisfies { readonly [name: string]: LimitSpec };

export type LimitName = keyof typeof LIMITS;
export type LimitSettings = { readonly [K in LimitName]?: number | undefined };

/** The option is part of the text, but for depth, where the text is Puppet's. */
function passedText(limit: LimitName): string {
  const text = LIMITS[limit].passed(active.most(limit));
  return limit === 'depth' ? text : `${text} (--limit-${limit})`;
}

/** Catching it to go on would undo it: only the entry points do. It gets the place of the first expression that it leaves. */
export class LimitError extends Error {
  readonly code = 'DALANG_LIMIT';
  readonly limit: LimitName;
  at: Span | undefined;

  constructor(limit: LimitName, message: string = passedText(limit)) {
    super(message);
    this.name = 'LimitError';
    this.limit = limit;
    this.at = undefined;
  }

  get hint(): string {
    return `The limit is ${active.most(this.limit)}; --limit-${this.limit} N sets another.`;
  }
}

/** Steps between two looks at clock and memory. */
const STRIDE = 5000;
/** What is copied at once counts as few steps, and a text shorter than this as none. */
const COPY_SHIFT = 8;
const LARGE = 4096;

export class Limits {
  private depth = 0;
  private steps = 0;
  private nextLook: number;
  private resources = 0;
  private readonly settings: LimitSettings;
  private readonly maxDepth: number;
  private readonly maxSteps: number;
  readonly maxValues: number;
  readonly maxText: number;
  private deadline: number;

  constructor(settings: LimitSettings = {}) {
    this.settings = settings;
    this.maxDepth = this.most('depth');
    this.maxSteps = this.most('steps');
    this.maxValues = this.most('values');
    this.maxText = this.most('text');
    this.nextLook = Math.min(STRIDE, this.maxSteps);
    this.deadline = performance.now() + this.most('seconds') * 1000;
  }

  most(name: LimitName): number {
    return this.settings[name] ?? LIMITS[name].default;
  }

  enter(): void {
    if (++this.depth > this.maxDepth) throw new LimitError('depth');
    if (++this.steps > this.nextLook) this.look();
  }
  leave(): void {
    this.depth--;
  }
  count(steps: number): void {
    this.steps += steps;
    if (this.steps > this.nextLook) this.look();
  }
  countResource(): void {
    if (++this.resources > this.most('resources')) throw new LimitError('resources');
  }

  untimed<T>(body: () => T): T {
    const start = performance.now();
    try {
      return body();
    } finally {
      this.deadline += performance.now() - start;
    }
  }

  secondsLeft(): number {
    return (this.deadline - performance.now()) / 1000;
  }

  /** Looks at what is too dear to look at for every step. */
  look(): void {
    if (this.steps > this.maxSteps) throw new LimitError('steps');
    this.nextLook = Math.min(this.steps + STRIDE, this.maxSteps);
    if (performance.now() > this.deadline) throw new LimitError('seconds');
    if (getHeapStatistics().used_heap_size > this.most('memory') * 1e6) throw new LimitError('memory');
  }
}

/** Outside of any compilation, in tests of single functions, only sizes and depth count. */
let active = new Limits({ steps: Number.POSITIVE_INFINITY, seconds: Number.POSITIVE_INFINITY });

/** Runs the work under the limits. */
export function withLimits<T>(limits: Limits, work: () => T): T {
  const before = active;
  active = limits;
  try {
    return work();
  } finally {
    active = before;
  }
}

/** The limit in force. */
export function limitInForce(name: LimitName): number {
  return active.most(name);
}

/** Runs what is no work of the code under the limits: its time does not count. */
export function untimed<T>(body: () => T): T {
  return active.untimed(body);
}

/** Until the time in force is over. */
export function secondsLeft(): number {
  return active.secondsLeft();
}

/** For what runs beside Puppet code for long: throws when a limit is passed. */
export function lookAtLimits(): void {
  active.look();
}

/** For loops that call no Puppet code: so many elements more were visited. */
export function countSteps(count: number): void {
  active.count(count);
}

/** For what makes a list at once: throws where it would get too long to be kept. */
export function checkSize(count: number): void {
  checkGrowth(count);
  active.count(count >> COPY_SHIFT);
}

/** For loops that add to a list. */
export function checkGrowth(count: number): void {
  if (count > active.maxValues) throw new LimitError('values');
}

/** For what makes texts, before they are made where that can be. */
export function checkText(length: number): void {
  if (length > active.maxText) throw new LimitError('text');
  if (length >= LARGE) active.count(length >> COPY_SHIFT);
}

/** The text, when it is not too long. */
export function boundedText(text: string): string {
  checkText(text.length);
  return text;
}

/**
 * The limit that an error of the machine stands for: code can exhaust stacks, texts and collections before a limit of ours is met.
 * No regular expression is used to tell: at the end of the stack none can be compiled.
 */
export function limitOf(error: unknown): LimitError | undefined {
  if (error instanceof LimitError) return error;
  if (!(error instanceof RangeError || error instanceof SyntaxError)) return undefined;
  const limit = MACHINE_ERRORS.find(([text]) => error.message.includes(text))?.[1];
  return limit === undefined ? undefined : new LimitError(limit);
}

/** Parts of V8's messages. */
const MACHINE_ERRORS: readonly (readonly [text: string, limit: LimitName])[] = [
  ['call stack', 'depth'],
  ['Stack overflow', 'depth'],
  ['string length', 'text'],
  ['string longer', 'text'],
  ['BigInt', 'text'],
  ['array length', 'values'],
  ['Map maximum size', 'values'],
  ['Set maximum size', 'values'],
];
