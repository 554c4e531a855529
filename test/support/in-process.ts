/** Runs a command line within the process of the tests: much faster than a program of its own, and the same but for the process itself. */
import { PassThrough } from 'node:stream';
import { runProgram } from '../../bin/program.ts';
import { Terminal } from '../../bin/terminal.ts';
import type { Outcome } from './program.ts';

/** `dalang ARGS` with `cwd` as the current folder. */
export async function dalangInProcess(args: readonly string[], { cwd }: { readonly cwd: string }): Promise<Outcome> {
  const [stdout, stderr] = [collector(), collector()];
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const status = await runProgram(args, new Terminal(stdout.stream, stderr.stream, {}));
    return { status, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.chdir(before);
  }
}

function collector(): { readonly stream: PassThrough; readonly text: () => string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString() };
}
