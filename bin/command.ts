import type { OptionSpecs, OptionValues } from './options.ts';
import type { Terminal } from './terminal.ts';

/** Exit codes of every command. */
export const EXIT = {
  /** Done, nothing found. */
  OK: 0,
  /** Errors in what was examined, a failed compile, a key without a value. */
  FINDINGS: 1,
  /** The command line is wrong, a file cannot be read, or the program has a bug. */
  UNABLE: 2,
} as const;

export interface Invocation<S extends OptionSpecs> {
  readonly options: OptionValues<S>;
  readonly operands: readonly string[];
  readonly terminal: Terminal;
}

export interface Command<S extends OptionSpecs = OptionSpecs> {
  readonly name: string;
  /** Forms of the command line, without the program's name. */
  readonly usage: readonly string[];
  /** A few sentences for `--help`. */
  readonly description: string;
  readonly options: S;
  readonly examples?: readonly (readonly [commandLine: string, does: string])[];
  run(invocation: Invocation<S>): Promise<number>;
}

/** Gives a command the types of its own options, and forgets them for the table of commands. */
export function command<const S extends OptionSpecs>(definition: Command<S>): Command {
  return definition as unknown as Command;
}
