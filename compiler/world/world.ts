/**
 * The world outside of an environment, as far as code may ask for it: what a world file answers, and what this machine was permitted to
 * answer. Everything that is asked is remembered.
 */
import type { Value } from '../values/index.ts';
import { type CommandAnswer, NO_ANSWERS, type WorldAnswers, writtenAnswer } from './answers.ts';
import type { Clock } from './clock.ts';
import { commandLine, normalCommand } from './command-line.ts';
import { dnsKey } from './dns-names.ts';
import { runProgram } from './program.ts';
import { queryKey } from './query-key.ts';
import { type Question, questionId, subjectOf } from './question.ts';
import { askResolver } from './resolver.ts';
import { SeededStream } from './seeded.ts';

/** What this machine may be asked. */
export interface Permissions {
  readonly dns: boolean;
  /** Absolute paths of programs that `generate` may run. */
  readonly programs: readonly string[];
}

const CLOSED: Permissions = { dns: false, programs: [] };

/** Who asks: a compilation. */
export interface Asker {
  readonly node: { readonly name: string };
  /** Questions without an answer, by their ids. */
  readonly unanswered: Map<string, Question>;
}

export class World implements Clock {
  readonly answers: WorldAnswers;
  private readonly permissions: Permissions;
  private readonly asked = new Map<string, Question>();
  private readonly learned = new Map<string, Value>();
  private readonly used = new Set<string>();
  private readonly passedOver = new Map<string, Question>();
  private readonly streams = new WeakMap<Asker, SeededStream>();
  /** Whether code read the clock, or took random numbers. */
  timeAsked = false;
  randomAsked = false;

  constructor(answers: WorldAnswers = NO_ANSWERS, permissions: Permissions = CLOSED) {
    this.answers = answers;
    this.permissions = permissions;
  }

  // --- Answers ------------------------------------------------------------------------------------------------------

  /** Addresses of a name, names of an address, or the records of `NAME TYPE`; undefined when nobody answers. */
  dns(written: string, asker: Asker): readonly string[] | undefined {
    const key = dnsKey(written);
    // What is no name is not in DNS.
    if (key === undefined) return [];
    const given = this.answers.dns.get(key);
    const question: Question = { section: 'dns', key, permission: '--allow-dns asks the resolver of this machine' };
    this.note(question);
    if (given !== undefined) return given;
    if (!this.permissions.dns) return this.open(question, asker);
    this.noteUse(question, '--allow-dns');
    const known = this.learned.get(questionId(question)) as readonly string[] | undefined;
    const found = known ?? askResolver(key);
    this.learned.set(questionId(question), [...found]);
    return found;
  }

  /** What a program prints; undefined when nobody answers. Programs that are permitted run each time. */
  generated(words: readonly string[], asker: Asker): CommandAnswer | undefined {
    const [program = ''] = words;
    const question = { section: 'generate', key: commandLine(words), permission: `--allow-generate=${program} runs it` } as const;
    this.note(question);
    const given = this.answers.generate.get(question.key);
    if (given !== undefined) return given;
    if (!this.permissions.programs.includes(program)) return this.open(question, asker);
    this.noteUse(question, `--allow-generate=${program}`);
    const found = runProgram(words);
    if (found.status === 0) this.learned.set(questionId(question), found.output);
    return found;
  }

  /** What a command of Ruby code prints, given as a line or as words. None is ever run. */
  command(given: string | readonly string[], asker: Asker): CommandAnswer | undefined {
    const question = { section: 'generate', key: typeof given === 'string' ? normalCommand(given) : commandLine(given) } as const;
    this.note(question);
    return this.answers.generate.get(question.key) ?? this.open(question, asker);
  }

  /** Whether the world file says what is at the path, or that nothing is. */
  knowsFile(path: string): boolean {
    return this.answers.files.has(path);
  }

  /** Content of a file that the world file has. */
  content(path: string): Uint8Array | undefined {
    return this.answers.files.get(path);
  }

  /** Code asks for a file outside of its environment. `isLocal`: it gets that of this machine, as from Puppet. */
  askForFile(path: string, asker: Asker, isLocal = false): void {
    const question: Question = { section: 'files', key: path, isLocal };
    this.note(question);
    if (!this.knowsFile(path)) this.open(question, asker);
  }

  /** Rows for a query of PuppetDB; undefined when the world file has none. */
  rows(query: Value): readonly Value[] | undefined {
    const key = this.answers.puppetdb.size === 0 ? undefined : queryKey(query);
    return key === undefined ? undefined : this.answers.puppetdb.get(key);
  }

  /** Nobody else answers a query either. */
  askForRows(query: Value, asker: Asker): void {
    const key = queryKey(query);
    if (key === undefined) return;
    const question: Question = { section: 'puppetdb', key };
    this.note(question);
    if (this.rows(query) === undefined) this.open(question, asker);
  }

  get now(): bigint | undefined {
    return this.answers.now;
  }

  noteTime(): void {
    this.timeAsked = true;
  }

  /** The random numbers of a compilation; undefined when they need not be the same each time. */
  random(asker: Asker): SeededStream | undefined {
    this.randomAsked = true;
    let stream = this.streams.get(asker);
    if (stream === undefined) {
      stream = this.seeded(asker, 'functions');
      if (stream) this.streams.set(asker, stream);
    }
    return stream;
  }

  /** The beginning of such numbers for a part of a compilation: its node has others than the next, whichever of them come first. */
  seeded({ node }: Asker, part: string): SeededStream | undefined {
    const { seed } = this.answers;
    return seed === undefined ? undefined : new SeededStream(`${part}:${node.name}:${seed}`);
  }

  // --- What was asked -----------------------------------------------------------------------------------------------

  /** All questions, in the order in which they were first asked. */
  questions(): readonly Question[] {
    return [...this.asked.values()];
  }

  /** The answer that a question got, as a world file has it; undefined when it got none. */
  answerTo({ section, key }: Question): { readonly value: Value } | undefined {
    const given = writtenAnswer(this.answers, section, key);
    const id = questionId({ section, key });
    return given ?? (this.learned.has(id) ? { value: this.learned.get(id) } : undefined);
  }

  /** A compilation came to its end all the same. */
  passOver({ unanswered }: Asker): void {
    for (const [id, question] of unanswered) if (!question.isLocal) this.passedOver.set(id, question);
  }

  /** Questions that code got no answer to and went on. */
  unanswered(): readonly Question[] {
    return [...this.passedOver.values()];
  }

  /** What this machine was asked since the last call, one text each. */
  takeUses(): readonly string[] {
    const uses = [...this.used];
    this.used.clear();
    return uses;
  }

  private noteUse(question: Question, option: string): void {
    this.used.add(`this machine was asked for ${subjectOf(question)} (${option})`);
  }

  private note(question: Question): void {
    const id = questionId(question);
    if (!this.asked.has(id)) this.asked.set(id, question);
  }

  private open(question: Question, asker: Asker): undefined {
    asker.unanswered.set(questionId(question), question);
  }
}
