import { type Command, command, EXIT } from '../command.ts';
import { UsageError } from '../usage-error.ts';

export const rulesCommand: Command = command({
  name: 'rules',
  usage: ['rules [OPTION...] [NAME]'],
  description:
    'Lists the rules of `dalang validate` with the severity of their findings and what they find; of one rule, also an example in which it finds something. Severities are set with `validate --rule NAME=SEVERITY` or in dalang.yaml.',
  options: {
    format: { value: 'FORMAT', choices: ['text', 'json'], help: 'form of what is printed: text (the default) or json' },
  },
  examples: [['rules yaml-duplicate-key', 'What one rule is about']],
  async run({ options, operands, terminal }) {
    if (operands.length > 1) throw new UsageError('rules takes one name');
    const { ALL_RULES, ruleNamed } = await import('../validate/index.ts');
    const { ruleData, ruleDetails, ruleList } = await import('../rule-texts.ts');
    const [name] = operands;
    const rules = name === undefined ? ALL_RULES : [ruleNamed(name)];
    if (options.format === 'json') await terminal.print(`${JSON.stringify(rules.map(ruleData), null, 2)}\n`);
    else await terminal.print(name === undefined ? ruleList(rules) : rules.map(ruleDetails).join(''));
    return EXIT.OK;
  },
});
