/** Runs the program as users do: the bundle, in a process of its own. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { bundleProgram } from '../../bin/bundle.ts';

export const ROOT = resolve(import.meta.dirname, '..', '..');
const PROGRAM = join(ROOT, '.cache', 'test', 'dalang.js');

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let bundled: Promise<void> | undefined;

/** Path of the bundle, made when it is first asked for. */
export async function programFile(): Promise<string> {
  bundled ??= bundleProgram(PROGRAM);
  await bundled;
  return PROGRAM;
}

/** `dalang ARGS` with the repository as the current folder. */
export async function dalang(
  args: readonly string[],
  options: { input?: string; cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Outcome> {
  const { status, stdout, stderr } = spawnSync(process.execPath, [await programFile(), ...args], {
    cwd: options.cwd ?? ROOT,
    input: options.input ?? '',
    env: { ...process.env, NO_COLOR: '', ...options.env },
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return { status, stdout, stderr };
}
