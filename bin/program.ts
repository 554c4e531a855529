/** argv -> one command -> exit code. Commands are loaded when called for, so that `--version` and `--help` read next to nothing. */
import type { Diagnostic } from '../parser/diagnostics/diagnostic.ts';
import { didYouMean } from '../parser/diagnostics/suggest.ts';
import { EXIT } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { endCommand } from './end-of-command.ts';
import { fileFault } from './file-reason.ts';
import { commandHelp, programHelp } from './help.ts';
import { parseArguments } from './options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

/** So many mistakes in one file are told. */
const MOST_FAULTS = 20;

/** Runs a command line, without the program's name, and answers the exit code. What goes wrong is said on the terminal; it never throws. */
export async function runProgram(argv: readonly string[], terminal: Terminal): Promise<number> {
  return reported(terminal, async () => {
    const status = await reported(terminal, () => dispatch(argv, terminal));
    endCommand(terminal);
    return status;
  });
}

async function reported(terminal: Terminal, body: () => Promise<number>): Promise<number> {
  try {
    return await body();
  } catch (error) {
    return report(error, terminal);
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [first, ...rest] = argv;
  if (first === '--version' || first === '-V') {
    await terminal.print(`${version()}\n`);
    return EXIT.OK;
  }
  if (first === undefined) throw new UsageError('no command given', '`dalang --help` lists them');
  if (first === '--help' || first === '-h' || first === 'help') return help(rest[0], terminal);
  if (first.startsWith('-'))
    throw new UsageError(
      `unknown option '${first}'`,
      didYouMean(first, ['--version', '--help']) ?? 'options of a command come after its name',
    );
  const command = await find(first).load();
  const operandsStart = rest.indexOf('--');
  if ((operandsStart === -1 ? rest : rest.slice(0, operandsStart)).some((argument) => argument === '--help' || argument === '-h')) {
    return help(first, terminal);
  }
  try {
    return await command.run({ ...parseArguments(command.options, rest), terminal });
  } catch (error) {
    if (error instanceof UsageError && error.hint === undefined) throw new UsageError(error.message, `dalang ${first} --help`);
    throw error;
  }
}

async function help(name: string | undefined, terminal: Terminal): Promise<number> {
  await terminal.print(name === undefined ? programHelp() : commandHelp(await find(name).load()));
  return EXIT.OK;
}

function find(name: string): (typeof COMMANDS)[number] {
  const entry = COMMANDS.find((known) => known.name === name);
  if (entry) return entry;
  const names = COMMANDS.map((known) => known.name);
  throw new UsageError(`unknown command '${name}'`, didYouMean(name, names) ?? `commands: ${names.join(', ')}`);
}

/** Anything that gets here is a wrong command line, a file problem, or our own mistake: one message, no stack trace unless asked for. */
async function report(error: unknown, terminal: Terminal): Promise<number> {
  const fault = error instanceof UsageError ? error : ofFile(error);
  if (fault !== undefined) {
    if (error instanceof UsageError && error.faults.length > 0) await sayFaults(error.faults, terminal);
    terminal.say(`${terminal.red('dalang:')} ${fault.message}`);
    if (fault.hint) terminal.say(`  hint: ${fault.hint}`);
    return EXIT.UNABLE;
  }
  const text = error instanceof Error ? error.message : String(error);
  terminal.say(`${terminal.red('dalang:')} internal error: ${text}`);
  terminal.say('  this is a bug in dalang; with DALANG_DEBUG=1 in the environment the place is printed');
  if (process.env.DALANG_DEBUG && error instanceof Error) terminal.say(error.stack ?? '');
  return EXIT.UNABLE;
}

async function sayFaults(faults: readonly Diagnostic[], terminal: Terminal): Promise<void> {
  const { formatFrame, formatPuppet } = await import('../parser/diagnostics/report.ts');
  for (const fault of faults.slice(0, MOST_FAULTS)) {
    terminal.say(`${terminal.red('Error:')} ${formatPuppet(fault)}`);
    terminal.say(formatFrame(fault, { color: terminal.color }));
  }
}

function ofFile(error: unknown): Pick<UsageError, 'message' | 'hint'> | undefined {
  const message = fileFault(error);
  return message === undefined ? undefined : { message, hint: 'check the path and its permissions' };
}
