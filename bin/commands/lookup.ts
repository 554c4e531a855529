import type { LookupInput } from '../../compiler/index.ts';
import { type Command, command } from '../command.ts';
import { LIMIT_OPTIONS, limitsOf } from '../limit-options.ts';
import { formatOption, mergeOption } from '../lookup/options.ts';
import type { OptionSpecs, OptionValues } from '../options.ts';
import { optionsWithProject } from '../project-options.ts';
import { ENVIRONMENT_OPTIONS, FINDINGS_OPTIONS, NODE_OPTIONS, PROJECT_OPTIONS } from '../shared-options.ts';
import { UsageError } from '../usage-error.ts';

const OPTIONS = {
  ...ENVIRONMENT_OPTIONS,
  ...NODE_OPTIONS,
  'all-nodes': { help: 'every node that --facts has facts of: each key over the fleet, grouped by value' },
  keys: { help: 'list all keys that the data has for the node, or for all nodes, with level, file and line' },
  ...FINDINGS_OPTIONS,
  merge: {
    value: 'first|unique|hash|deep',
    help: 'how values of several levels are merged, instead of what lookup_options say',
  },
  'knock-out-prefix': { value: 'PREFIX', help: 'with --merge deep: values with this prefix remove others' },
  'sort-merged-arrays': { help: 'with --merge deep: sort all merged arrays' },
  'merge-hash-arrays': { help: 'with --merge deep: merge hashes within arrays' },
  type: { value: 'TYPE', help: 'the type that the value must have' },
  default: { value: 'VALUE', help: 'the value when none is found' },
  compile: { short: 'c', help: 'compile the manifests first, for data that needs their variables' },
  explain: {
    value: 'short',
    choices: ['short'],
    optional: true,
    help: 'tell how the value was found, as Puppet tells it; short: only where it came from, with file, line and column',
  },
  'explain-options': { help: 'tell how the lookup options were found' },
  'render-as': {
    value: 'yaml|json|s',
    help: 'form of what is printed: yaml (the default for a value), json, or s for plain text (the default for an explanation, several nodes, and --keys)',
  },
  debug: { short: 'd', help: 'print messages of all levels' },
  verbose: { short: 'v', help: 'print messages of level info and above' },
  ...PROJECT_OPTIONS,
  ...LIMIT_OPTIONS,
} as const satisfies OptionSpecs;

type Options = OptionValues<typeof OPTIONS>;

export const lookupCommand: Command = command({
  name: 'lookup',
  usage: ['lookup [OPTION...] KEY...', 'lookup --all-nodes --facts FOLDER [OPTION...] KEY...', 'lookup --keys [OPTION...]'],
  description:
    'Looks keys up as `puppet lookup` does, and prints the value of the first that has one. With --explain it tells how the value was found, or why not. When a key has no value, it is told on standard error which levels were searched and which keys are near. For several nodes every key is looked up, and the nodes are grouped by its value. Text in the data that looks like an interpolation and is none is told at the end, in warnings that Puppet does not have. The exit code is 0 when there is a value or an explanation, 1 when a key has no value (for a node) or the lookup failed, 2 when the command line or a file it names is wrong.',
  options: OPTIONS,
  examples: [
    ['lookup ntp::servers --environment production --facts facts/web1.yaml --merge unique', 'One key, merged'],
    ['lookup ntp::servers --facts facts/web1.yaml --explain=short', 'Where its value comes from'],
    ['lookup ntp::servers --facts facts --all-nodes', 'The value of every node'],
  ],
  async run({ options: given, operands, terminal }) {
    checkOptions(given, operands);
    const options = await optionsWithProject(given, terminal, given['all-nodes'] === true);
    if (options['all-nodes'] && options.facts === undefined)
      throw new UsageError('--all-nodes needs --facts FOLDER', 'with a file of facts for each node, or a file that holds several');
    const { openEnvironment } = await import('../environment-options.ts');
    const { nodesOf } = await import('../node-input.ts');
    const environment = openEnvironment(options, { noteMissingFacts: options['report-missing-facts'] });
    const isWhole = given.node.length > 0 || options.node.length === 0;
    const nodes = nodesOf(options, options['all-nodes'] === true && isWhole, environment.name);
    const isMany = options['all-nodes'] === true || nodes.length > 1;
    if (isMany && explains(options)) throw new UsageError('an explanation is of one node', '--node NAME once, without --all-nodes');
    const format = formatOption(options['render-as'], isMany || explains(options) || options.keys ? 's' : 'yaml');
    const input = inputOf(options, operands);
    const more = { limits: limitsOf(options), logLevel: options.debug ? 'debug' : options.verbose ? 'info' : 'warning' } as const;
    let status: number;
    if (options.keys) {
      const { showKeys } = await import('../lookup/keys.ts');
      status = await showKeys(environment, nodes, options.compile === true, more, format, terminal);
    } else if (isMany) {
      const { showFleet } = await import('../lookup/fleet.ts');
      status = await showFleet(environment, nodes, input, more, format, terminal);
    } else {
      const { lookup } = await import('../../compiler/index.ts');
      const { showAnswer } = await import('../lookup/one-node.ts');
      const [node] = nodes;
      if (node === undefined) throw new UsageError('no node given', '--node NAME, or --facts FILE of one node');
      status = await showAnswer(lookup(environment, node, input, more), format, terminal);
    }
    if (!options['no-findings']) (await import('../outcome.ts')).sayFindings(environment, terminal);
    if (options['report-missing-facts']) (await import('../missing-facts.ts')).sayMissingFacts(environment, nodes.length, terminal);
    return status;
  },
});

function explains(options: Options): boolean {
  return options.explain !== undefined || options['explain-options'] === true;
}

/** Mistakes that need no file to be seen. */
function checkOptions(options: Options, operands: readonly string[]): void {
  mergeOption(options);
  formatOption(options['render-as'], 'yaml');
  const onlyOptions = options['explain-options'] === true && options.explain === undefined;
  if (options.keys) {
    if (operands.length > 0) throw new UsageError('--keys lists all keys and takes none');
    if (explains(options)) throw new UsageError('--keys does not go with an explanation');
  } else if (operands.length === 0 && !onlyOptions) throw new UsageError('No keys were given to lookup.');
  if (options.explain === 'short' && (options['explain-options'] || options['render-as'] !== undefined))
    throw new UsageError('--explain=short is a text of its own', 'without --explain-options and --render-as');
}

function inputOf(options: Options, operands: readonly string[]): LookupInput {
  const isShort = options.explain === 'short';
  const explain = !isShort && explains(options);
  return {
    keys: operands.length > 0 ? operands : ['__global__'],
    type: options.type,
    merge: mergeOption(options),
    default: options.default === undefined ? undefined : { value: options.default },
    compile: options.compile,
    explain,
    explainOptions: options['explain-options'],
    onlyExplainOptions: explain && options.explain === undefined,
    tellSearch: true,
    trace: isShort,
  };
}
