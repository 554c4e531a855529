/** Cases of fixtures/world/generate.yaml: calls of generate() that run programs. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';

const FOLDER = resolve(import.meta.dirname, '..', '..', 'fixtures', 'world');
export const GENERATE_ANSWERS: string = join(FOLDER, 'generate.recorded.json');

/** The calls. */
export function generateCases(): readonly string[] {
  return load(readFileSync(join(FOLDER, 'generate.yaml'), 'utf8')) as readonly string[];
}

/** Code that tells what a call answers. */
export function manifestOf(call: string): string {
  return `notice(${call})`;
}

/** What is compared: messages, or the error. */
export function answerText({
  ok,
  error,
  logs,
}: {
  readonly ok?: unknown;
  readonly error?: unknown;
  readonly logs?: unknown;
}): string {
  return JSON.stringify(ok === true ? { logs } : { error, logs });
}
