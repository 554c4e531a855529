import { type Command, command } from '../command.ts';
import { LIMIT_OPTIONS, limitsOf } from '../limit-options.ts';
import { optionsWithProject } from '../project-options.ts';
import { ENVIRONMENT_OPTIONS, NODE_OPTIONS, PROJECT_OPTIONS } from '../shared-options.ts';
import { UsageError } from '../usage-error.ts';

const { node: _asOperand, ...KNOWN_OF_NODE } = NODE_OPTIONS;

export const renderCommand: Command = command({
  name: 'render',
  usage: ['render [OPTION...] NODE FILE|RESOURCE|TEMPLATE'],
  description:
    'Prints the content that a file would have on the node. FILE is its path there; RESOURCE is written as in the catalog, File[title], Concat[title] or Concat::Fragment[title]; TEMPLATE is a template of a module, module/name.erb or module/name.epp, with the variables of the code that renders it. Contents are those of `content`, of `source` from modules (puppet:///modules/..., of several the first that is there), of folders that are copied with `recurse`, and of fragments that concat puts together in its order and format; links are followed. What only the node has is told and not made up. Lines and settings that other resources change in the file (file_line, ini_setting, augeas) are named, and are not in the content. What is Sensitive is not printed unless asked for; what code has unwrapped is text like any other. The exit code is 1 when the node does not compile, has no such file, or its content is to be printed as it is and is not known or Sensitive, and 2 when the command could not run.',
  options: {
    ...ENVIRONMENT_OPTIONS,
    ...KNOWN_OF_NODE,
    origins: { help: 'list instead the fragments with their order, places and sources' },
    placeholders: { help: 'print a line of words for each part that only the node has, or that is Sensitive' },
    'show-secrets': { help: 'print what is Sensitive' },
    format: { value: 'FORMAT', choices: ['content', 'json'], help: 'the content itself (the default), or json with its fragments' },
    ...PROJECT_OPTIONS,
    ...LIMIT_OPTIONS,
  },
  examples: [
    ['render web1.example.com /etc/haproxy/haproxy.cfg --facts facts', 'A file'],
    ["render web1.example.com 'Concat[haproxy.cfg]' --facts facts --origins", 'Which fragments it has'],
  ],
  async run({ options: given, operands, terminal }) {
    const [name, wanted, ...more] = operands;
    if (name === undefined || wanted === undefined || more.length > 0) {
      throw new UsageError('render wants a node and a file', 'dalang render web1.example.com /etc/motd');
    }
    if (given.origins && given.format !== undefined) throw new UsageError('--origins is a form of its own', 'leave out --format');
    const { openEnvironment } = await import('../environment-options.ts');
    const { nodesOf } = await import('../node-input.ts');
    const { isTemplate, showRendered } = await import('../render/index.ts');
    const options = await optionsWithProject({ ...given, node: [name] }, terminal, false);
    const recorder = isTemplate(wanted) ? new (await import('../../compiler/trace/index.ts')).Recorder() : undefined;
    const environment = openEnvironment(options, { recorder });
    const [node] = nodesOf(options, false, environment.name);
    if (node === undefined) throw new UsageError(`no node '${name}'`);
    const request = {
      environment,
      node,
      wanted,
      format: options.origins ? 'origins' : options.format === 'json' ? 'json' : 'content',
      showsSecrets: options['show-secrets'] === true,
      fillsIn: options.placeholders === true,
      limits: limitsOf(options),
    } as const;
    return showRendered(request, terminal);
  },
});
