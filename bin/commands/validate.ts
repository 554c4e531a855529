import { type Command, command, EXIT } from '../command.ts';
import type { OptionSpecs } from '../options.ts';
import { ENVIRONMENT_OPTIONS, NODE_OPTIONS, PROJECT_OPTIONS } from '../shared-options.ts';

/** All that the command line may say. */
export const VALIDATE_OPTIONS = {
  ...ENVIRONMENT_OPTIONS,
  ...NODE_OPTIONS,
  node: { ...NODE_OPTIONS.node, help: 'check this node; all that there are facts of when not given' },
  rule: { value: 'NAME=SEVERITY', many: true, help: 'severity of a rule’s findings: error, warning or note; or off' },
  only: { value: 'RULE,...', many: true, help: 'look for these alone' },
  unused: { help: 'look also for data that nothing uses' },
  'fail-on': {
    value: 'SEVERITY',
    choices: ['error', 'warning', 'note'],
    help: 'mildest severity that makes the exit code 1; error when not given',
  },
  format: {
    value: 'FORMAT',
    choices: ['text', 'json', 'sarif', 'junit', 'github'],
    help: 'text with code frames (the default), json, SARIF 2.1.0, JUnit’s XML, or annotations of GitHub’s workflows',
  },
  output: { value: 'FILE', help: 'write the report to a file instead of standard output' },
  baseline: { value: 'FILE', help: 'known findings, which are counted and not shown' },
  'update-baseline': { help: 'write all findings to the file of --baseline, which makes them known' },
  ...PROJECT_OPTIONS,
} as const satisfies OptionSpecs;

export const validateCommand: Command = command({
  name: 'validate',
  usage: ['validate [OPTION...] [PATH]'],
  description:
    'Checks an environment without deploying anything: its data files and hiera.yaml, manifests and templates, data against the parameters of classes, defines and resources. PATH is the folder of the environment, or one with dalang.yaml; the current folder when not given. With --facts everything is checked for each of the nodes; without, only what is wrong whatever the node. `dalang rules` lists what is looked for. A comment `# dalang:ignore RULE reason`, on the line or before it, keeps a finding from being shown. Settings are also read from dalang.yaml in PATH or above it. The exit code is 1 when an error is found.',
  options: VALIDATE_OPTIONS,
  examples: [
    ['validate --facts facts', 'The environment of the current folder, for all nodes with facts'],
    ['validate --facts facts --baseline known.json --update-baseline', 'Begin with what is found today'],
    ['validate --format sarif --output dalang.sarif', 'A report for a service'],
  ],
  async run({ options, operands, terminal }) {
    const { requestFrom } = await import('../validate/request.ts');
    const { runValidation } = await import('../validate/index.ts');
    const { saveReport } = await import('../validate/report-output.ts');
    const { isAtLeast } = await import('../reports/index.ts');
    const report = runValidation(requestFrom(options, operands, terminal), terminal);
    await saveReport(report, { format: options.format ?? 'text', output: options.output }, terminal);
    return report.findings.some(({ severity }) => isAtLeast(severity, report.failOn)) ? EXIT.FINDINGS : EXIT.OK;
  },
});
