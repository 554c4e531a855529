import { type Row, table, WIDTH, wrap } from './columns.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import type { OptionSpec } from './options.ts';

/** `dalang --help`. */
export function programHelp(): string {
  const commands = COMMANDS.map((entry): Row => [entry.name, entry.summary]);
  return `dalang compiles Puppet code and Hiera data to catalogs, and answers lookups, without Ruby.

usage: dalang COMMAND [OPTION...] [ARGUMENT...]

Commands:
${table(commands)}
Options:
${table([
  ['--help, -h', 'this text; `dalang COMMAND --help` for one command'],
  ['--version', 'the version of dalang'],
])}
Exit codes: 0 nothing wrong, 1 errors found or no value, 2 the command could not run.
`;
}

/** `dalang COMMAND --help`. */
export function commandHelp(command: Command): string {
  const usage = command.usage.map((form) => `dalang ${form}`).join('\n       ');
  const options = Object.entries(command.options).map(([name, spec]): Row => [optionForm(name, spec), spec.help]);
  const examples = (command.examples ?? []).map(([line, does]) => `  ${does}:\n    dalang ${line}\n`).join('');
  return [
    `usage: ${usage}\n`,
    `${wrap(command.description, WIDTH).join('\n')}\n`,
    `Options:\n${table([...options, ['--help, -h', 'this text']])}`,
    ...(examples ? [`Examples:\n${examples}`] : []),
  ].join('\n');
}

function optionForm(name: string, spec: OptionSpec): string {
  const shown = spec.choices ? spec.choices.join('|') : spec.value;
  const value = shown === undefined ? '' : spec.optional ? `[=${shown}]` : ` ${shown}`;
  const short = spec.short === undefined ? '' : `, -${spec.short}`;
  return `--${name}${value}${short}`;
}
