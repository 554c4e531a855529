/** The sections of a world file: their names, what they may hold, and what it means. README.md of this folder has them for users. */
import { Buffer } from 'node:buffer';
import { isPuppetFailure } from '../evaluator/errors.ts';
import { PuppetHash, RubySymbol, type Value } from '../values/index.ts';
import { parseTimestamp } from '../values/timestamp-parse.ts';
import { valueInTree } from '../yaml/index.ts';
import type { CommandAnswer, WorldAnswers } from './answers.ts';
import { RECORD_TYPES } from './dns-names.ts';
import type { Entry, Field } from './field.ts';
import { normalKey } from './keys.ts';
import { questionId, SECTIONS, type Section } from './question.ts';
import { answerFault } from './records.ts';

const TOP_LEVEL: readonly string[] = [...SECTIONS, 'now', 'seed'];

/** All answers of a file; mistakes are noted in the faults of its fields. An answer that is null is none. */
export function readAnswers(root: Field): WorldAnswers {
  const entries = root.entries('a world file');
  for (const { name, key } of entries) if (!TOP_LEVEL.includes(name)) key.unknown('section', TOP_LEVEL);
  const part = (name: string): Field | undefined => entries.find((entry) => entry.name === name && !entry.value.isNull)?.value;
  const open = new Set(entries.filter(({ value }) => value.isNull).map(({ name }) => name));
  const given = <T>(field: Field | undefined, read: (field: Field) => T | undefined) => field && read(field);
  const section = <T>(name: Section, read: AnswerReader<T>): ReadonlyMap<string, T> => sectionOf(name, part(name), read, open);
  return {
    dns: section('dns', dnsAnswers),
    generate: section('generate', commandAnswer),
    files: section('files', fileAnswer),
    puppetdb: section('puppetdb', rowsAnswer),
    now: given(part('now'), timeAnswer),
    seed: given(part('seed'), seedAnswer),
    open,
  };
}

/** Undefined where a mistake was noted. */
type AnswerReader<T> = (field: Field, key: string) => { readonly answer: T } | undefined;

function sectionOf<T>(name: Section, section: Field | undefined, read: AnswerReader<T>, open: Set<string>): ReadonlyMap<string, T> {
  const answers = new Map<string, T>();
  for (const entry of section?.entries(name) ?? []) {
    const key = normalKey(name, entry.name) ?? wrongKey(name, entry);
    if (key === undefined) continue;
    const id = questionId({ section: name, key });
    if (answers.has(key) || open.has(id)) entry.key.wrong(`'${entry.name}' stands twice in ${name}, as '${key}'`);
    const found = entry.value.isNull ? undefined : read(entry.value, key);
    if (found) answers.set(key, found.answer);
    else open.add(id);
  }
  return answers;
}

function wrongKey(section: Section, { name, key }: Entry): undefined {
  if (section === 'files')
    return key.wrong(`'${name}' is no absolute path`, 'files of the environment and its modules are read as they are');
  return key.wrong(
    `'${name}' is no name, address, or name with the type of records`,
    `types of records: ${RECORD_TYPES.join(', ')}`,
  );
}

function dnsAnswers(field: Field, key: string): { readonly answer: readonly string[] } | undefined {
  const items = field.isList ? field.items() : [field];
  const answer = items.map((item) => {
    const text = item.written();
    if (text === undefined || item.isNull) return item.wrong(`an answer of dns is a text, or a list of texts, not ${item.kind()}`);
    const fault = answerFault(key, text);
    return fault === undefined ? text : item.wrong(fault);
  });
  return answer.includes(undefined) ? undefined : { answer: answer as readonly string[] };
}

const COMMAND_KEYS: readonly string[] = ['output', 'status'];

/** What it prints; or `{output: TEXT, status: NUMBER}` for a command that fails. */
function commandAnswer(field: Field): { readonly answer: CommandAnswer } | undefined {
  if (!field.isHash) {
    const output = field.text('the output of a command');
    return output === undefined ? undefined : { answer: { output, status: 0 } };
  }
  const entries = knownEntries(field, 'the answer of a command', COMMAND_KEYS);
  const given = (name: string): Field | undefined => entries.find((entry) => entry.name === name)?.value;
  const output = given('output')?.text('the output of a command') ?? '';
  const status = given('status')?.scalar ?? 0n;
  if (typeof status === 'bigint' && status >= 0n && status < 256n) return { answer: { output, status: Number(status) } };
  return given('status')?.wrong('the status of a command is a number from 0 to 255');
}

const FILE_KEYS: readonly string[] = ['base64'];

/** The content, `{base64: TEXT}` for one that is no text; false says that there is no such file. */
function fileAnswer(field: Field): { readonly answer: Uint8Array | undefined } | undefined {
  if (field.scalar === false) return { answer: undefined };
  if (!field.isHash) {
    const text = field.text('the content of a file');
    return text === undefined ? undefined : { answer: Buffer.from(text) };
  }
  const entries = knownEntries(field, 'the content of a file', FILE_KEYS);
  const base64 = entries[0]?.value;
  const text = base64?.text('the content of a file in Base64');
  if (text === undefined) return base64 ? undefined : field.wrong('the content of a file is a text, or a hash with base64');
  const digits = text.replaceAll(/\s/g, '');
  if (/^(?:[\w+/-]{4})*(?:[\w+/-]{2,3}={0,2})?$/.test(digits)) return { answer: Buffer.from(digits, 'base64') };
  return base64?.wrong('the content of the file is not in Base64');
}

function knownEntries(field: Field, what: string, known: readonly string[]): readonly Entry[] {
  const entries = field.entries(what);
  for (const { name, key } of entries) if (!known.includes(name)) key.unknown(`key of ${what}`, known);
  return entries.filter(({ name }) => known.includes(name));
}

function rowsAnswer(field: Field): { readonly answer: readonly Value[] } | undefined {
  if (!field.isList) return field.wrong(`the answer to a query is a list of rows, not ${field.kind()}`);
  const wrong = field.items().find((item) => !item.isHash);
  if (wrong) return wrong.wrong(`a row is a hash, not ${wrong.kind()}`);
  const rows = valueInTree(field.whole);
  return { answer: plain(rows, new Map()) as readonly Value[] };
}

/** Without Ruby's symbols, which JSON does not have; what is shared stays shared. */
function plain(value: Value, done: Map<Value, Value>): Value {
  if (value instanceof RubySymbol) return `:${value.name}`;
  if (!Array.isArray(value) && !(value instanceof PuppetHash)) return value;
  let made = done.get(value);
  if (made === undefined) {
    made = Array.isArray(value)
      ? (value as readonly Value[]).map((item) => plain(item, done))
      : new PuppetHash([...value].map(([key, item]) => [plain(key, done), plain(item, done)] as const));
    done.set(value, made);
  }
  return made;
}

/** A time as Puppet's Timestamp reads it, in UTC unless it says another zone; or seconds since 1970. */
function timeAnswer(field: Field): bigint | undefined {
  const nanoseconds = nanosecondsOf(field);
  return nanoseconds !== undefined && nanoseconds >= 0n && nanoseconds < LAST_TIME ? nanoseconds : notTime(field);
}

/** What a machine's clock can tell. */
const LAST_TIME = 2n ** 63n;

function nanosecondsOf(field: Field): bigint | undefined {
  if (typeof field.scalar === 'bigint') return field.scalar * 1_000_000_000n;
  const text = field.written();
  if (text === undefined) return undefined;
  try {
    const spaced = text.replace(/(?<=\d)Z$/, ' UTC').replace(/(?<=:\d\d(?:\.\d+)?)(?=[-+]\d\d:?\d\d$)/, ' ');
    return parseTimestamp(spaced).nanoseconds;
  } catch (error) {
    if (isPuppetFailure(error)) return undefined;
    throw error;
  }
}

function notTime(field: Field): undefined {
  return field.wrong(
    `now is a time from 1970 on, not ${field.written() === undefined ? field.kind() : `'${field.written()}'`}`,
    'for example 2026-01-31T12:00:00Z',
  );
}

function seedAnswer(field: Field): string | undefined {
  return field.written() ?? field.wrong(`seed is a number or a text, not ${field.kind()}`);
}
