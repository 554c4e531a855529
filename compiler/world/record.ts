/** Adds what was asked to a world file: questions without an answer as null. What the file says is kept, letter by letter. */

import { isDeepStrictEqual } from 'node:util';
import { type DataRecord, dataOf, isRecord, recordOf } from '../exported/data.ts';
import { parseJson } from '../lookup/index.ts';
import { stringifyData } from '../types/index.ts';
import { Timestamp, type Value } from '../values/index.ts';
import type { Addition, Additions } from './additions.ts';
import { type WorldAnswers, writtenAnswer } from './answers.ts';
import { type Question, questionId, SECTIONS, type Section } from './question.ts';
import { parseWorld, WorldFileError } from './read.ts';
import type { World } from './world.ts';
import { withoutOpen, yamlWith } from './yaml-with.ts';

export interface Recorded {
  readonly text: string;
  /** How many entries were written. */
  readonly added: number;
}

/**
 * The text with all that was asked of the world, and with answers that it had not; the same text when there is nothing new. Throws
 * WorldFileError for one that is no world file.
 */
export function recordWorld(written: string, file: string, world: World): Recorded {
  parseWorld(written, file);
  const text = withoutOpen(written, file, (section, key) => world.answerTo({ section, key }) !== undefined);
  const known = parseWorld(text, file);
  const additions = additionsTo(known, world);
  const added = countOf(additions);
  if (added === 0) return { text: written, added };
  if (text.trimStart().startsWith('{')) return { text: jsonWith(text, additions), added };
  const longer = yamlWith(text, file, additions);
  const after = parseWorld(longer, file);
  if (keeps(after, known) && countOf(additionsTo(after, world)) === 0) return { text: longer, added };
  throw new WorldFileError(`nothing can be added to ${file}`, [], 'name another file, which is made then');
}

function additionsTo(known: WorldAnswers, world: World): Additions {
  const isNew = (question: Question): boolean =>
    !known.open.has(questionId(question)) && writtenAnswer(known, question.section, question.key) === undefined;
  const fresh = world.questions().filter(isNew);
  const sections = new Map<Section, readonly Addition[]>();
  for (const section of SECTIONS) {
    const asked = fresh.filter((question) => question.section === section);
    const additions = asked.map((question) => ({ key: question.key, answer: world.answerTo(question)?.value }));
    if (additions.length > 0) sections.set(section, additions);
  }
  const top: Addition[] = [];
  const { now, seed } = world.answers;
  if (world.timeAsked && known.now === undefined && !known.open.has('now')) top.push({ key: 'now', answer: timeText(now) });
  if (world.randomAsked && known.seed === undefined && !known.open.has('seed')) top.push({ key: 'seed', answer: seed });
  return { sections, top };
}

function countOf({ sections, top }: Additions): number {
  return [...sections.values(), top].flat().length;
}

function timeText(now: bigint | undefined): Value {
  return now === undefined ? undefined : new Timestamp(now).toString();
}

function jsonWith(text: string, { sections, top }: Additions): string {
  const whole = dataOf(parseJson(text));
  const before: DataRecord = isRecord(whole) ? whole : {};
  const entriesOf = (additions: readonly Addition[]) => additions.map(({ key, answer }) => [key, dataOf(answer)] as const);
  const changed = [...sections].map(([section, additions]) => {
    const known = before[section];
    return [section, recordOf([...Object.entries(isRecord(known) ? known : {}), ...entriesOf(additions)])] as const;
  });
  return `${stringifyData(recordOf([...Object.entries(before), ...changed, ...entriesOf(top)]), 2)}\n`;
}

/** Whether no answer got lost. */
function keeps(after: WorldAnswers, before: WorldAnswers): boolean {
  const isSame = before.now === after.now || before.now === undefined;
  return (
    isSame &&
    SECTIONS.every((section) => [...before[section]].every(([key, answer]) => isDeepStrictEqual(after[section].get(key), answer)))
  );
}
