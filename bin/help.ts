import type { Command } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import type { OptionSpec } from './options.ts';

const WIDTH = 100;

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

type Row = readonly [left: string, right: string];

function optionForm(name: string, spec: OptionSpec): string {
  const value = spec.value === undefined ? '' : ` ${spec.choices ? spec.choices.join('|') : spec.value}`;
  const short = spec.short === undefined ? '' : `, -${spec.short}`;
  return `--${name}${value}${short}`;
}

function table(rows: readonly Row[]): string {
  const left = Math.min(34, Math.max(...rows.map(([form]) => form.length)));
  return rows
    .map(([form, text]) => {
      const [first = '', ...rest] = wrap(text, WIDTH - left - 4);
      const head = form.length <= left ? `  ${form.padEnd(left)}  ${first}\n` : `  ${form}\n${' '.repeat(left + 4)}${first}\n`;
      return head + rest.map((line) => `${' '.repeat(left + 4)}${line}\n`).join('');
    })
    .join('');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
