#!/usr/bin/env node
/** The process: its arguments, its streams, its exit code. program.ts does the rest. */
import { EXIT } from './command.ts';
import { fileReason } from './file-reason.ts';
import { runProgram } from './program.ts';
import { Terminal } from './terminal.ts';
import { optimizeLater } from './tier-up.ts';

/** A reader that has seen enough (`dalang ... | head`) ends the program quietly; a disk that is full does not. */
function stopWhenNobodyReads(terminal: Terminal): void {
  process.stderr.on('error', () => process.exit(EXIT.UNABLE));
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.OK);
    terminal.say(`${terminal.red('dalang:')} cannot write to standard output: ${fileReason(error)}`);
    process.exit(EXIT.UNABLE);
  });
}

optimizeLater();
const terminal = new Terminal();
stopWhenNobodyReads(terminal);
runProgram(process.argv.slice(2), terminal).then((code) => {
  process.exitCode = code;
});
