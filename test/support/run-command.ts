/** Runs a command as bin/dalang.ts does, in this process: for tables of command lines that would take long in processes of their own. */
import { Writable } from 'node:stream';
import { type Command, EXIT } from '../../bin/command.ts';
import { parseArguments } from '../../bin/options.ts';
import { Terminal } from '../../bin/terminal.ts';
import { UsageError } from '../../bin/usage-error.ts';
import type { Outcome } from './program.ts';

/** What the command prints and answers; the current folder is that of the tests, the repository. */
export async function runCommand(command: Command, argv: readonly string[]): Promise<Outcome> {
  const [stdout, stderr] = [new Text(), new Text()];
  const terminal = new Terminal(stdout, stderr, {});
  let status: number;
  try {
    status = await command.run({ ...parseArguments(command.options, argv), terminal });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    status = EXIT.UNABLE;
    terminal.say(`dalang: ${error.message}`);
  }
  return { status, stdout: stdout.text, stderr: stderr.text };
}

class Text extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
