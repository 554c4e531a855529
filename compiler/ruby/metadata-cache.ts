/**
 * What definitions in Ruby say of themselves, kept on disk: signatures of functions, attributes of types. An entry holds as long as the file
 * and all that were required before it have the content that they had.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../cache-folder.ts';
import type { LogEntry } from '../catalog/compilation.ts';
import type { Environment } from '../environment.ts';
import type { RubyRuntime } from './runtime.ts';
import { imageKey } from './snapshot/store.ts';

interface Entry {
  readonly files: readonly (readonly [path: string, digest: string])[];
  /** What the definition logs as it is loaded: said as often as it is told from here. */
  readonly logs: readonly LogEntry[];
  readonly recorded: unknown;
}

/** The recorded metadata, or what `read` tells, which is kept. Nothing is kept where the cache folder cannot be written. */
export function cached<T>(kind: string, name: string, path: string, { ruby, active }: Environment, read: () => T): T {
  const image = imageKey();
  // Without Ruby, reading tells what is missing.
  if (image === undefined) return read();
  const file = join(cacheFolder(), 'ruby-metadata', `${digest(`${image} ${kind} ${name} ${path}`)}.json`);
  const known = entryOf(file);
  if (known?.files.every(([dependency, content]) => digestOf(dependency, ruby) === content)) {
    for (const [level, message] of known.logs) active?.log(level, message);
    return known.recorded as T;
  }
  const questions = ruby.files.factsAsked + ruby.outside.answered;
  const loggedBefore = active?.logs.length;
  const recorded = read();
  // What depends on the facts of a node, or on the world outside, is not kept for others.
  if (ruby.files.factsAsked + ruby.outside.answered !== questions) return recorded;
  const files = [...new Set([path, ...ruby.files.required])].map((dependency) => [dependency, digestOf(dependency, ruby)] as const);
  keep(file, { files, logs: active?.logs.slice(loggedBefore) ?? [], recorded });
  return recorded;
}

function entryOf(file: string): Entry | undefined {
  try {
    const entry = JSON.parse(readFileSync(file, 'utf8')) as Partial<Entry>;
    return entry.logs === undefined ? undefined : (entry as Entry);
  } catch {
    return undefined;
  }
}

/** Entries from which on the older half of them goes: environments in folders of their own would add to them for ever. */
const MOST_ENTRIES = 5000;
let isTidied = false;

function keep(file: string, entry: Entry): void {
  try {
    const folder = dirname(file);
    mkdirSync(folder, { recursive: true });
    if (!isTidied) removeOldest(folder, MOST_ENTRIES);
    isTidied = true;
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, JSON.stringify(entry));
    renameSync(temporary, file);
  } catch {
    // A run that cannot write its cache only takes longer the next time.
  }
}

/** Removes the older half of the files when there are more than so many. Another process may do the same at the same time. */
export function removeOldest(folder: string, most: number): void {
  const names = readdirSync(folder);
  if (names.length <= most) return;
  const files = names.map((name) => join(folder, name));
  const ages = files.map((path) => ({ path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
  ages.sort((a, b) => a.time - b.time);
  for (const { path } of ages.slice(0, Math.ceil(files.length / 2))) rmSync(path, { force: true });
}

function digestOf(path: string, ruby: RubyRuntime): string {
  return ruby.files.digest(path, (text) => digest(text));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
