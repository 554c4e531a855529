/** Adds what was asked to a world file: questions without an answer as null. What the file says is kept, letter by letter. */
import { Timestamp, type Value } from '../values/index.ts';
import { toYaml } from '../yaml/emit/emitter.ts';
import type { Addition, Additions } from './additions.ts';
import { type WorldAnswers, writtenAnswer } from './answers.ts';
import { jsonWith, jsonWithoutOpen } from './json-with.ts';
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
  const before = parseWorld(written, file);
  const isJson = written.trimStart().startsWith('{');
  const isAnswered = (section: Section, key: string): boolean => world.answerTo({ section, key }) !== undefined;
  const text = isJson ? jsonWithoutOpen(written, isAnswered) : withoutOpen(written, file, isAnswered);
  const known = parseWorld(text, file);
  const additions = additionsTo(known, world);
  const added = countOf(additions);
  if (added === 0) return { text: written, added };
  const longer = isJson ? jsonWith(text, file, additions) : yamlWith(text, file, additions);
  const after = parseWorld(longer, file);
  if (keeps(after, before) && countOf(additionsTo(after, world)) === 0) return { text: longer, added };
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

/** Whether no answer got lost. */
function keeps(after: WorldAnswers, before: WorldAnswers): boolean {
  if (before.seed !== undefined && before.seed !== after.seed) return false;
  if (before.now !== undefined && before.now !== after.now) return false;
  return SECTIONS.every((section) =>
    [...before[section].keys()].every((key) => answerText(after, section, key) === answerText(before, section, key)),
  );
}

/** As YAML, in which what is shared stands once. */
function answerText(answers: WorldAnswers, section: Section, key: string): string | undefined {
  const answer = writtenAnswer(answers, section, key);
  return answer && toYaml(answer.value, String);
}
