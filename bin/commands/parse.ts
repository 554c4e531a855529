import type { Diagnostic } from '../../parser/diagnostics/diagnostic.ts';
import { type Command, command, EXIT } from '../command.ts';
import { readText, sourceFiles } from '../source-files.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

interface Settings {
  readonly format: string;
  readonly report: string;
  readonly epp: boolean | undefined;
  readonly parsing: { readonly tasks: boolean; readonly strict: 'off' | 'warning' | 'error' };
}

interface Tally {
  errors: number;
  warnings: number;
}

export const parseCommand: Command = command({
  name: 'parse',
  usage: ['parse [OPTION...] FILE|FOLDER...', 'parse [OPTION...] - < FILE'],
  description:
    'Reads manifests (.pp) and EPP templates (.epp), makes all static checks of `puppet parser validate`, and says what is wrong with each file on standard error. Of a folder, all such files below it are read; - is standard input.',
  options: {
    format: {
      value: 'FORMAT',
      choices: ['none', 'pn', 'json'],
      help: 'print the syntax tree: none (the default), pn as `puppet parser dump --format pn`, or json',
    },
    report: {
      value: 'FORM',
      choices: ['text', 'json'],
      help: 'what is wrong as text with code frames (the default), or as one JSON document on standard output',
    },
    epp: { help: 'the text is an EPP template, whatever the name of the file' },
    tasks: { help: 'parse plans, as Puppet does with its setting `tasks`' },
    strict: {
      value: 'LEVEL',
      choices: ['off', 'warning', 'error'],
      help: 'severity of what the setting `strict` decides; warning when not given',
    },
  },
  examples: [
    ['parse manifests modules', 'Check everything below two folders'],
    ['parse --format pn init.pp', 'Print a syntax tree'],
  ],
  async run({ options, operands, terminal }) {
    const settings: Settings = {
      format: options.format ?? 'none',
      report: options.report ?? 'text',
      epp: options.epp,
      parsing: { tasks: options.tasks === true, strict: (options.strict ?? 'warning') as 'off' | 'warning' | 'error' },
    };
    if (operands.length === 0) throw new UsageError('no file given', 'name files or folders, or - for standard input');
    if (settings.report === 'json' && settings.format !== 'none') {
      throw new UsageError('--report json and --format both want standard output', 'use one of them');
    }
    return parseAll(sourceFiles(operands), settings, terminal);
  },
});

async function parseAll(files: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const tally: Tally = { errors: 0, warnings: 0 };
  const reported: unknown[] = [];
  const progress = terminal.progress('parsing', files.length);
  for (const file of files) {
    const { diagnostics, tree } = await parseOne(file, settings);
    for (const diagnostic of diagnostics) {
      if (diagnostic.severity === 'error') tally.errors++;
      else tally.warnings++;
      if (settings.report === 'json') reported.push((await import('../../parser/diagnostics/report.ts')).toData(diagnostic));
      else await say(diagnostic, terminal);
    }
    if (tree !== undefined) await terminal.print(files.length > 1 ? `--- ${file}\n${tree}\n` : `${tree}\n`);
    progress.step(file);
  }
  progress.end();
  if (settings.report === 'json')
    await terminal.print(`${JSON.stringify({ files: files.length, ...tally, diagnostics: reported }, null, 2)}\n`);
  else if (tally.errors + tally.warnings > 0) terminal.say(summary(files.length, tally));
  return tally.errors > 0 ? EXIT.FINDINGS : EXIT.OK;
}

async function parseOne(file: string, settings: Settings): Promise<{ diagnostics: readonly Diagnostic[]; tree?: string }> {
  const { parse, Source } = await import('../../parser/index.ts');
  const source = new Source(readText(file), file === '-' ? 'stdin' : file);
  const { program, diagnostics } = parse(source, { ...settings.parsing, epp: settings.epp ?? file.endsWith('.epp') });
  if (program === undefined || settings.format === 'none') return { diagnostics };
  if (settings.format === 'json') {
    const { astData } = await import('../ast-json.ts');
    return { diagnostics, tree: JSON.stringify(astData(program, source), null, 2) };
  }
  const { toPN } = await import('../../parser/pn.ts');
  return { diagnostics, tree: toPN(program) };
}

async function say(diagnostic: Diagnostic, terminal: Terminal): Promise<void> {
  const { formatPuppet, formatFrame } = await import('../../parser/diagnostics/report.ts');
  const severity = diagnostic.severity === 'error' ? terminal.red('Error:') : terminal.yellow('Warning:');
  terminal.say(`${severity} ${formatPuppet(diagnostic)}`);
  const frame = formatFrame(diagnostic, { color: terminal.color });
  if (frame !== '') terminal.say(frame);
}

function summary(files: number, tally: Tally): string {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  return `${count(tally.errors, 'error')}, ${count(tally.warnings, 'warning')} in ${count(files, 'file')}`;
}
