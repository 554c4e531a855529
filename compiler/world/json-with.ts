/** Adds entries to the text of a world file in JSON, which is written anew. */
import { type DataRecord, dataOf, isRecord, recordOf } from '../exported/data.ts';
import { JsonError, parseJson } from '../lookup/index.ts';
import { type Data, stringifyData } from '../types/index.ts';
import type { Addition, Additions } from './additions.ts';
import { normalKey } from './keys.ts';
import { SECTIONS, type Section } from './question.ts';
import { WorldFileError } from './read.ts';

/** Throws WorldFileError for YAML in braces that is no JSON. */
export function jsonWith(text: string, file: string, { sections, top }: Additions): string {
  const whole = wholeOf(text);
  if (whole === undefined) {
    throw new WorldFileError(`nothing can be added to ${file}`, [], 'write it as JSON, or its sections on lines of their own');
  }
  const changed = [...sections].map(([section, additions]) => {
    const known = whole[section];
    return [section, recordOf([...(isRecord(known) ? Object.entries(known) : []), ...entriesOf(additions)])] as const;
  });
  return written([...Object.entries(whole), ...changed, ...entriesOf(top)]);
}

/** The text without those entries that have no answer; the same where it is no JSON. */
export function jsonWithoutOpen(text: string, isGone: (section: Section, key: string) => boolean): string {
  const whole = wholeOf(text);
  if (whole === undefined) return text;
  const isLeft = (section: Section, key: string, answer: Data): boolean => {
    const normal = answer === null ? normalKey(section, key) : undefined;
    return normal === undefined || !isGone(section, normal);
  };
  const parts = SECTIONS.flatMap((section) => {
    const part = whole[section];
    if (!isRecord(part)) return [];
    return [[section, recordOf(Object.entries(part).filter(([key, answer]) => isLeft(section, key, answer)))] as const];
  });
  return written([...Object.entries(whole), ...parts]);
}

function wholeOf(text: string): DataRecord | undefined {
  try {
    const whole = dataOf(parseJson(text));
    return isRecord(whole) ? whole : undefined;
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}

function entriesOf(additions: readonly Addition[]): readonly (readonly [string, Data])[] {
  return additions.map(({ key, answer }) => [key, dataOf(answer)]);
}

/** Of entries with one name the last counts, in the place of the first. */
function written(entries: readonly (readonly [string, Data])[]): string {
  return `${stringifyData(recordOf(entries), 2)}\n`;
}
