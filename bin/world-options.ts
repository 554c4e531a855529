/** The options of the world outside of an environment: --world, --record-world, --allow-dns, --allow-generate. */
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import {
  NO_ANSWERS,
  parseWorld,
  type Question,
  readWorld,
  recordWorld,
  remedyOf,
  subjectOf,
  World,
  type WorldAnswers,
  WorldFileError,
  worldText,
} from '../compiler/world/index.ts';
import { atEndOfCommand } from './end-of-command.ts';
import { fileFault } from './file-reason.ts';
import type { OptionValues } from './options.ts';
import type { WORLD_OPTIONS } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { writeWhole } from './whole-file.ts';

type Options = OptionValues<typeof WORLD_OPTIONS>;

/** So many questions without an answer are told. */
const MOST_TOLD = 10;

/**
 * The world of a command line; at its end is told what was asked. `fixed`: time and random numbers where the world file says none. Throws
 * UsageError for a file that is no world file.
 */
export function openWorld(
  options: Options & { readonly 'no-findings'?: boolean | undefined },
  fixed: Pick<WorldAnswers, 'now' | 'seed'> = NO_ANSWERS,
): World {
  const record = options['record-world'];
  if (record !== undefined) checkRecord(record);
  const answers = options.world === undefined ? NO_ANSWERS : answersIn(options.world);
  const { now = fixed.now, seed = fixed.seed } = answers;
  const world = new World({ ...answers, now, seed }, permissionsOf(options));
  atEndOfCommand((terminal) => close(world, record, options['no-findings'] !== true, terminal));
  return world;
}

/** What a world file answers. */
export function answersIn(file: string): WorldAnswers {
  return worldFile(() => readWorld(file));
}

export function permissionsOf(options: Options): { readonly dns: boolean; readonly programs: readonly string[] } {
  const programs = options['allow-generate'];
  const relative = programs.find((program) => !isAbsolute(program));
  if (relative === undefined) return { dns: options['allow-dns'] === true, programs };
  throw new UsageError(`--allow-generate needs the absolute path of a program, got '${relative}'`, 'as generate() names it');
}

/** What cannot be added to is told before the work. */
export function checkRecord(file: string): void {
  if (existsSync(file)) worldFile(() => parseWorld(worldText(file), file));
}

/** Adds what was asked; answers how many entries were written. */
export function saveRecord(file: string, world: World): number {
  const { text, added } = worldFile(() => recordWorld(existsSync(file) ? worldText(file) : '', file, world));
  if (added > 0) writeWhole(file, text);
  return added;
}

/** Answers what the body does; what is wrong with a world file is a UsageError with all its faults. */
function worldFile<T>(body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof WorldFileError) throw new UsageError(error.message, error.hint ?? HINT, error.faults);
    const message = fileFault(error);
    throw message === undefined ? error : new UsageError(message, 'check the path and its permissions');
  }
}

const HINT = 'sections are dns, generate, files, puppetdb, now and seed; --record-world FILE makes such a file';

/** Tells what this machine was asked and what nobody answered, and writes the file of --record-world. */
function close(world: World, record: string | undefined, tells: boolean, terminal: Terminal): void {
  for (const use of world.takeUses()) terminal.say(`Notice: ${use}`);
  if (tells) sayUnanswered(world.unanswered(), terminal);
  if (record === undefined) return;
  const added = saveRecord(record, world);
  terminal.say(`${record}: ${added === 0 ? 'nothing new was asked' : `${added} ${added === 1 ? 'entry' : 'entries'} written`}`);
}

/** Questions whose nodes compiled all the same: with errors their hints were told. */
function sayUnanswered(unanswered: readonly Question[], terminal: Terminal): void {
  for (const question of unanswered.slice(0, MOST_TOLD)) {
    terminal.say(`Notice: code asked for ${subjectOf(question)}, and got no answer`);
    terminal.say(`   = hint: ${remedyOf(question)}`);
  }
  const more = unanswered.length - MOST_TOLD;
  if (more > 0) terminal.say(`Notice: ${more} more questions got no answer; --record-world FILE writes all of them`);
}
