/** What a world file answers. */
import { Buffer } from 'node:buffer';
import { PuppetHash, type Value } from '../values/index.ts';
import type { Section } from './question.ts';

/** What a command prints, and its exit status: none for one that a signal has ended. */
export interface CommandAnswer {
  readonly output: string;
  readonly status: number | undefined;
}

export interface WorldAnswers {
  /** By name, address, or name and type: addresses, names or records; none for what is not in DNS. */
  readonly dns: ReadonlyMap<string, readonly string[]>;
  readonly generate: ReadonlyMap<string, CommandAnswer>;
  /** Content by path; undefined for what is not there. */
  readonly files: ReadonlyMap<string, Uint8Array | undefined>;
  /** Rows by query, in the form of `queryKey`. */
  readonly puppetdb: ReadonlyMap<string, readonly Value[]>;
  /** Nanoseconds since 1970. */
  readonly now: bigint | undefined;
  readonly seed: string | undefined;
  /** Questions that the file has without an answer, by their ids; `now` and `seed` among them. */
  readonly open: ReadonlySet<string>;
}

export const NO_ANSWERS: WorldAnswers = {
  dns: new Map(),
  generate: new Map(),
  files: new Map(),
  puppetdb: new Map(),
  now: undefined,
  seed: undefined,
  open: new Set(),
};

/** An answer as a world file has it. */
export function writtenAnswer(answers: WorldAnswers, section: Section, key: string): { readonly value: Value } | undefined {
  if (!answers[section].has(key)) return undefined;
  switch (section) {
    case 'dns':
      return { value: [...(answers.dns.get(key) ?? [])] };
    case 'generate':
      return { value: writtenCommand(answers.generate.get(key) as CommandAnswer) };
    case 'files':
      return { value: writtenContent(answers.files.get(key)) };
    case 'puppetdb':
      return { value: [...(answers.puppetdb.get(key) ?? [])] };
  }
}

function writtenCommand({ output, status }: CommandAnswer): Value {
  return status === 0 ? output : new PuppetHash([['output', output] as const, ['status', BigInt(status ?? 255)] as const]);
}

function writtenContent(content: Uint8Array | undefined): Value {
  if (content === undefined) return false;
  const text = Buffer.from(content).toString();
  if (Buffer.from(text).equals(content)) return text;
  return new PuppetHash([['base64', Buffer.from(content).toString('base64')] as const]);
}
