import type { LookupInput } from '../../compiler/index.ts';
import { type Command, command, EXIT } from '../command.ts';
import { LIMIT_OPTIONS, limitsOf } from '../limit-options.ts';
import { ENVIRONMENT_OPTIONS, FINDINGS_OPTIONS, NODE_OPTIONS } from '../shared-options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const DEEP_ONLY = ['knock-out-prefix', 'sort-merged-arrays', 'merge-hash-arrays'] as const;

export const lookupCommand: Command = command({
  name: 'lookup',
  usage: ['lookup [OPTION...] KEY...'],
  description:
    'Looks keys up as `puppet lookup` does, and prints the value of the first that has one. The exit code is 1 when none has. With --explain it tells how the value was found, or why not, and the exit code is 0. Text in the data that looks like an interpolation and is none is told at the end, in warnings that Puppet does not have.',
  options: {
    ...ENVIRONMENT_OPTIONS,
    ...NODE_OPTIONS,
    ...FINDINGS_OPTIONS,
    merge: {
      value: 'TYPE',
      choices: ['first', 'unique', 'hash', 'deep'],
      help: 'how values of several levels are merged, instead of what lookup_options say',
    },
    'knock-out-prefix': { value: 'PREFIX', help: 'with --merge deep: values with this prefix remove others' },
    'sort-merged-arrays': { help: 'with --merge deep: sort all merged arrays' },
    'merge-hash-arrays': { help: 'with --merge deep: merge hashes within arrays' },
    type: { value: 'TYPE', help: 'the type that the value must have' },
    default: { value: 'VALUE', help: 'the value when none is found' },
    compile: { short: 'c', help: 'compile the manifests first, for data that needs their variables' },
    explain: { help: 'tell how the value was found' },
    'explain-options': { help: 'tell how the lookup options were found' },
    'render-as': {
      value: 'FORMAT',
      choices: ['yaml', 'json', 's'],
      help: 'form of what is printed: yaml (the default for a value), json, or s for plain text (the default for an explanation)',
    },
    ...LIMIT_OPTIONS,
  },
  examples: [['lookup ntp::servers --environment production --facts facts/web1.yaml --merge unique', 'One key, merged']],
  async run({ options, operands, terminal }) {
    if (operands.length === 0 && !(options['explain-options'] && !options.explain))
      throw new UsageError('No keys were given to lookup.');
    if (options.merge !== 'deep' && DEEP_ONLY.some((name) => options[name] !== undefined)) {
      throw new UsageError(`The options ${DEEP_ONLY.map((name) => `--${name}`).join(', ')} are only available with '--merge deep'`);
    }
    const explain = options.explain === true || options['explain-options'] === true;
    const format = options['render-as'] ?? (explain ? 's' : 'yaml');
    const { openEnvironment } = await import('../environment-options.ts');
    const { nodesOf } = await import('../node-input.ts');
    const environment = openEnvironment(options, { noteMissingFacts: options['report-missing-facts'] });
    const [node, second] = nodesOf(options, false, environment.name);
    if (node === undefined || second !== undefined) throw new UsageError('lookup wants one node', '--node NAME once');
    const input: LookupInput = {
      keys: operands.length > 0 ? operands : ['__global__'],
      type: options.type,
      merge: mergeOption(options),
      default: options.default === undefined ? undefined : { value: options.default },
      compile: options.compile,
      explain,
      explainOptions: options['explain-options'],
      onlyExplainOptions: explain && options.explain !== true,
    };
    const { lookup } = await import('../../compiler/index.ts');
    const status = await show(lookup(environment, node, input, { limits: limitsOf(options) }), format, terminal);
    if (!options['no-findings']) (await import('../outcome.ts')).sayFindings(environment, terminal);
    if (options['report-missing-facts']) (await import('../missing-facts.ts')).sayMissingFacts(environment, 1, terminal);
    return status;
  },
});

interface MergeOptions {
  readonly merge: string | undefined;
  readonly 'knock-out-prefix': string | undefined;
  readonly 'sort-merged-arrays': boolean | undefined;
  readonly 'merge-hash-arrays': boolean | undefined;
}

/** Puppet: application/lookup.rb#main */
function mergeOption(options: MergeOptions): LookupInput['merge'] {
  if (options.merge === undefined) return undefined;
  if (options.merge !== 'deep') return { strategy: options.merge };
  const prefix = options['knock-out-prefix'];
  return {
    strategy: 'deep',
    sort_merged_arrays: options['sort-merged-arrays'] !== undefined,
    merge_hash_arrays: options['merge-hash-arrays'] !== undefined,
    ...(prefix === undefined ? {} : { knockout_prefix: prefix }),
  };
}

type Result = ReturnType<typeof import('../../compiler/index.ts').lookup>;

async function show(result: Result, format: string, terminal: Terminal): Promise<number> {
  const { sayFailure, sayLogs } = await import('../outcome.ts');
  if (!result.ok) {
    sayFailure(result, terminal);
    return EXIT.FINDINGS;
  }
  sayLogs(result.logs, terminal);
  const { renderValue } = await import('../render-value.ts');
  if (result.explain === undefined) await terminal.print(renderValue(result.result, format));
  else if (format === 's') await terminal.print(explanation(result.explain, result.lookupError));
  else await terminal.print(renderValue(result.explainHash, format));
  return EXIT.OK;
}

/** Why there is no value stands after how it was looked for. */
function explanation(text: string, lookupError: string | undefined): string {
  return `${[text.trimEnd(), ...(lookupError === undefined ? [] : [lookupError])].join('\n')}\n`;
}
