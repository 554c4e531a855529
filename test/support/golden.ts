/**
 * Golden files. Two owners: what dalang alone says is rewritten by `UPDATE=1 npm test`; what real Puppet said is written by
 * `npm run record` and by nothing else, or the tests would come to agree with our bugs.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { unifiedDiff } from './unified-diff.ts';

/** Base names of files that hold Puppet's own words, whatever the folder. */
const RECORDED = /^(.*\.pn|catalog\.json|logs\.txt|answers\.json|explain\.txt|.*\.recorded\.\w+)$/;

/** True for a golden that real Puppet's answers fill. */
export function isRecorded(path: string): boolean {
  return (
    RECORDED.test(basename(path)) || (existsSync(path) && /Recorded from Puppet \d/.test(readFileSync(path, 'utf8').slice(0, 400)))
  );
}

/**
 * Compares a text with its golden file. A difference throws with a unified diff, and leaves the text beside the file as `_actual.NAME`.
 * With UPDATE=1 a file that dalang owns is rewritten instead; one recorded from Puppet never is.
 */
export function expectGolden(path: string, text: string): void {
  const actual = join(dirname(path), `_actual.${basename(path)}`);
  const expected = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (expected === text) {
    rmSync(actual, { force: true });
    return;
  }
  if (process.env.UPDATE === '1' && !isRecorded(path)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    rmSync(actual, { force: true });
    return;
  }
  writeFileSync(actual, text);
  throw new GoldenMismatch(path, expected, text);
}

/** Named so that uvu prints the message as it is, without a diff of its own. */
class GoldenMismatch extends Error {
  constructor(path: string, expected: string | undefined, actual: string) {
    const shown = relative(process.cwd(), path);
    const advice = isRecorded(path) ? 'recorded from Puppet: `npm run record` writes it' : 'UPDATE=1 npm test accepts the new text';
    if (expected === undefined) super(`${shown} does not exist (${advice})`);
    else super(`${shown} differs (${advice})\n${unifiedDiff(expected, actual)}`);
    this.name = 'GoldenMismatch';
    // uvu prints the stack from its second line on, and ends the suite when there is none at all.
    this.stack = this.name;
  }
}
