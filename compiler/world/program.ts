/**
 * Runs a program as Puppet's `generate` does: in its own folder, without the locale and the user of the caller, no input, both streams in one.
 *
 * Puppet: parser/functions/generate.rb, util/execution.rb, util/posix.rb
 */
import type * as ChildProcess from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PuppetError } from '../functions/error.ts';
import { checkText, LimitError, secondsLeft } from '../limits.ts';
import type { CommandAnswer } from './answers.ts';

const LOCALE = ['LANG', 'LC_ALL', 'LC_MESSAGES', 'LANGUAGE', 'LC_COLLATE', 'LC_CTYPE', 'LC_MONETARY', 'LC_NUMERIC', 'LC_TIME'];
const USER = ['HOME', 'USER', 'LOGNAME'];

/** What is not needed by a run that starts no process is not loaded. */
export function childProcess(): typeof ChildProcess {
  return createRequire(import.meta.url)('node:child_process') as typeof ChildProcess;
}

/** What the program prints. It ends with the compilation's time at the latest: LimitError. Throws Puppet's error for a folder that is not there. */
export function runProgram([program = '', ...args]: readonly string[]): CommandAnswer {
  const cwd = dirname(program);
  if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new PuppetError(`No such file or directory @ dir_chdir - ${cwd}`);
  }
  // Ruby's child ends with 1 when it cannot become the program.
  if ([program, ...args].some((word) => word.includes('\0'))) return { output: '', status: 1 };
  const folder = mkdtempSync(join(tmpdir(), 'dalang-generate-'));
  try {
    return runInto(join(folder, 'output'), program, args, cwd);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file takes what is printed: a process that stays behind with the streams of its parent would keep a pipe open. */
function runInto(file: string, program: string, args: readonly string[], cwd: string): CommandAnswer {
  const output = openSync(file, 'w');
  try {
    const seconds = secondsLeft();
    const { status, error } = childProcess().spawnSync(program, args, {
      cwd,
      env: environment(),
      stdio: ['ignore', output, output],
      killSignal: 'SIGKILL',
      ...(Number.isFinite(seconds) ? { timeout: Math.max(1, Math.ceil(seconds * 1000)) } : {}),
    });
    if ((error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT') throw new LimitError('seconds');
    checkText(statSync(file).size);
    return { output: readFileSync(file, 'utf8'), status: error === undefined ? (status ?? undefined) : 1 };
  } finally {
    closeSync(output);
  }
}

function environment(): NodeJS.ProcessEnv {
  const left = Object.entries(process.env).filter(([name]) => !LOCALE.includes(name) && !USER.includes(name));
  return { ...Object.fromEntries(left), LANG: 'C', LC_ALL: 'C' };
}
