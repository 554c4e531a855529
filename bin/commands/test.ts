import { resolve } from 'node:path';
import { type Command, command, EXIT } from '../command.ts';
import { LIMIT_OPTIONS, limitsOf } from '../limit-options.ts';
import type { OptionSpecs, OptionValues } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const OPTIONS = {
  update: { help: 'write the golden files as things are now, and remove those that nothing stands for any more' },
  node: { value: 'NAME', many: true, help: 'only this node' },
  case: { value: 'NAME', many: true, help: 'only this case' },
  variant: { value: 'NAME', many: true, help: 'only this variant; plain stands for the facts as they are' },
  format: {
    value: 'FORMAT',
    choices: ['text', 'json', 'junit'],
    help: 'text (the default), json, or JUnit’s XML',
  },
  output: { value: 'FILE', help: 'write the result to a file instead of standard output' },
  config: { value: 'FILE', help: 'read the settings from this file instead of dalang.yaml in PATH or above it' },
  ...LIMIT_OPTIONS,
} as const satisfies OptionSpecs;

type Options = OptionValues<typeof OPTIONS>;

export const testCommand: Command = command({
  name: 'test',
  usage: ['test [OPTION...] [PATH]', 'test --update [OPTION...] [PATH]'],
  description:
    'Compares what nodes get with the golden files of a project, and tells what differs: resources, parameters, relationships and order, contents of files with a diff, answers of lookups, certificates; each with the line of data or code that it came from, and the nodes that have it. `tests` in dalang.yaml names the nodes, variants of their facts, and what is kept. Golden files are the same on every machine: paths are relative to the project, there are no times, and what is Sensitive or named like a secret is covered. For a node that does not compile the error is kept. The exit code is 0 when all is the same, 1 when something differs, is missing or is not kept any more, and 2 when the command could not run.',
  options: OPTIONS,
  examples: [
    ['test', 'The project of the current folder'],
    ['test --update', 'Accept what is now'],
    ['test --node web1.example.com --format junit --output report.xml', 'One node, for a service'],
  ],
  async run({ options, operands, terminal }) {
    const { listed } = await import('../../parser/diagnostics/suggest.ts');
    const { compareGolden, formatReport, originsOf, unusedPatterns, updateGolden } = await import('../golden/index.ts');
    const run = await openRun(options, operands, terminal);
    if (options.update) {
      const { written, removed, kept, failed } = updateGolden(run, terminal);
      for (const text of unusedPatterns(run.plan)) terminal.say(`${terminal.yellow('Warning:')} ${text}`);
      if (failed.length > 0) terminal.say(`Notice: the errors of nodes that do not compile are kept: ${listed(failed)}`);
      terminal.say(`${written} written, ${removed} removed, ${kept} as they were`);
      return EXIT.OK;
    }
    const { shownPath } = await import('../reports/index.ts');
    const results = compareGolden(run, terminal);
    for (const text of unusedPatterns(run.plan)) terminal.say(`${terminal.yellow('Warning:')} ${text}`);
    const origins = originsOf(results.groups, run.plan, run.tools, terminal);
    const color = options.output === undefined && terminal.colorsResults;
    const text = formatReport(
      options.format ?? 'text',
      { results, plan: run.plan, origins, folder: shownPath(run.store.folder, resolve('.')) },
      color,
    );
    if (options.output === undefined) await terminal.print(text);
    else (await import('../whole-file.ts')).writeWhole(options.output, text);
    return results.isSame ? EXIT.OK : EXIT.FINDINGS;
  },
});

async function openRun(options: Options, operands: readonly string[], terminal: Terminal) {
  const { GoldenStore, openProject, planOf, Tools } = await import('../golden/index.ts');
  const [path, more] = operands;
  if (more !== undefined) throw new UsageError('test takes one folder', 'one project at a time');
  const project = openProject(path, options.config, terminal);
  const selection = { nodes: options.node, cases: options.case, variants: options.variant };
  const plan = planOf(project.tests, project.nodes(selection.nodes), selection);
  const tools = new Tools({ ...project, compileOptions: { limits: limitsOf(options) } });
  return { plan, selection, tools, store: new GoldenStore(project.tests.golden) };
}
