import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { CONFORMANCE_DIR } from '../record/oracle.ts';
import type { Answer, Json, LineProcess } from '../support/line-process.ts';
import type { Case } from './corpus.ts';

interface Question {
  readonly section: string;
  readonly key: string;
}

/** One question after another: what follows the answer may ask the next. */
const MOST_ROUNDS = 50;
const COMMAND_MS = 10_000;

/**
 * This machine in place of a world file. Real Puppet runs commands and reads files wherever they are, dalang asks for them: each is answered
 * with what Puppet found here, and the case is asked again.
 */
export function askingThisMachine(ours: LineProcess): Pick<LineProcess, 'ask' | 'close'> {
  return { ask: (request) => askWithWorld(ours, request as Case), close: () => ours.close() };
}

async function askWithWorld(ours: LineProcess, request: Case): Promise<Answer> {
  const world: Record<string, Record<string, Json>> = {};
  let answer = await ours.ask(request);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const questions = ((answer.needs_world ?? []) as readonly Question[]).filter(({ section }) => section in ANSWERS);
    if (questions.length === 0) break;
    for (const { section, key } of questions) world[section] = { ...world[section], [key]: (ANSWERS[section] as Answers)(key) };
    answer = await ours.ask({ ...request, world });
  }
  return answer;
}

type Answers = (key: string) => Json;

const ANSWERS: Readonly<Record<string, Answers>> = { generate: outputOf, files: contentOf };

/** Some commands leave files where they run. */
function outputOf(command: string): Json {
  mkdirSync(CONFORMANCE_DIR, { recursive: true });
  const { stdout, status } = spawnSync('/bin/sh', ['-c', command], { cwd: CONFORMANCE_DIR, encoding: 'utf8', timeout: COMMAND_MS });
  return { output: stdout, status: status ?? 255 };
}

/** False says that there is no such file. */
function contentOf(path: string): Json {
  try {
    return { base64: readFileSync(path).toString('base64') };
  } catch {
    return false;
  }
}
