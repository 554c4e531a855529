import type { WhyAnswer, WhyNothing } from '../../compiler/trace/index.ts';
import { type Command, command, EXIT } from '../command.ts';
import { LIMIT_OPTIONS, limitsOf } from '../limit-options.ts';
import { optionsWithProject } from '../project-options.ts';
import { ENVIRONMENT_OPTIONS, NODE_OPTIONS, PROJECT_OPTIONS } from '../shared-options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const { node: _asOperand, ...KNOWN_OF_NODE } = NODE_OPTIONS;

export const whyCommand: Command = command({
  name: 'why',
  usage: ['why [OPTION...] NODE RESOURCE [PARAMETER]'],
  description:
    'Tells where the value of a parameter of a resource came from, hop by hop: the attribute in the manifest, variables, parameters of classes and defines, keys and levels of Hiera with file, line and column, each part of a merge and of an interpolated text, down to the fact. RESOURCE is written as in the catalog, Type[title]; a class is one, too: Class[apache]. PARAMETER may go on with keys of its value: specs.web.port. Without PARAMETER all parameters of the resource are told, one line each. Values that are Sensitive are never printed. The exit code is 1 when the node does not compile, or has no such resource or parameter, and 2 when there is no such node or the command could not run.',
  options: {
    ...ENVIRONMENT_OPTIONS,
    ...KNOWN_OF_NODE,
    format: { value: 'FORMAT', choices: ['text', 'json'], help: 'text for people (the default), or json' },
    ...PROJECT_OPTIONS,
    ...LIMIT_OPTIONS,
  },
  examples: [
    ["why web1.example.com 'File[/etc/motd]' content --facts facts", 'One parameter'],
    ["why web1.example.com 'Class[ntp]' --facts facts", 'All parameters of a class'],
  ],
  async run({ options: given, operands, terminal }) {
    const [name, resource, parameter, ...more] = operands;
    if (name === undefined || resource === undefined || more.length > 0) {
      throw new UsageError(
        'why wants a node, a resource, and a parameter or none',
        "dalang why web1.example.com 'File[/etc/motd]' mode",
      );
    }
    const { openEnvironment } = await import('../environment-options.ts');
    const { nodesOf } = await import('../node-input.ts');
    const { Recorder, why } = await import('../../compiler/trace/index.ts');
    const { nodePlaces } = await import('../nodes/places.ts');
    const options = await optionsWithProject({ ...given, node: [name] }, terminal, false);
    const environment = openEnvironment(options, { recorder: new Recorder() });
    const [node] = nodesOf(options, false, environment.name);
    if (node === undefined) throw new UsageError(`no node '${name}'`);
    const limits = limitsOf(options);
    const result = why(environment, node, { resource, parameter }, nodePlaces(options, name), limits ? { limits } : {});
    if (!result.ok) {
      (await import('../outcome.ts')).sayFailure(result, terminal);
      return EXIT.FINDINGS;
    }
    return 'missing' in result ? sayMissing(result, terminal) : show(result, parameter === undefined, options.format, terminal);
  },
});

function sayMissing({ node, missing, hint }: WhyNothing, terminal: Terminal): number {
  terminal.say(`${terminal.red('Error:')} ${node}: ${missing}`);
  if (hint !== undefined) terminal.say(`   = hint: ${hint}`);
  return EXIT.FINDINGS;
}

async function show(answer: WhyAnswer, isWhole: boolean, format: string | undefined, terminal: Terminal): Promise<number> {
  if (format === 'json') {
    const { whyJson } = await import('../why/json.ts');
    await terminal.print(whyJson(answer));
  } else {
    const { summaryText, whyText } = await import('../why/text.ts');
    await terminal.print(isWhole ? summaryText(answer, terminal) : whyText(answer, terminal));
  }
  return EXIT.OK;
}
