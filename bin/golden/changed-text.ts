/** The lines of a value that are others than before. */
import { asText, type Difference } from '../../compiler/golden/index.ts';
import type { Value } from '../../compiler/values/index.ts';

export interface ChangedText {
  readonly fresh: readonly string[];
  readonly old: readonly string[];
}

export function changedText({ before, now }: Difference): ChangedText {
  const [old, fresh] = [linesOf(before), linesOf(now)];
  const [known, present] = [new Set(old), new Set(fresh)];
  return { fresh: fresh.filter((line) => !known.has(line)), old: old.filter((line) => !present.has(line)) };
}

function linesOf(value: Value): readonly string[] {
  if (value === undefined) return [];
  return (typeof value === 'string' ? value : asText(value)).split('\n').filter((line) => line !== '');
}
