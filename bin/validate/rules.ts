/** Which rules a validation has, and how severe their findings are. */
import { type Finding, RULES, type Rule, type RuleInfo } from '../../compiler/validate/index.ts';
import { didYouMean } from '../../parser/diagnostics/suggest.ts';
import { RULE_LEVELS, type RuleLevel } from '../project/index.ts';
import { UsageError } from '../usage-error.ts';

/** Rules about what keeps findings from being shown: they look at no environment. */
export const UNUSED_IGNORE: RuleInfo = {
  name: 'unused-ignore',
  severity: 'note',
  summary: 'A comment ignores a rule that finds nothing there, or that does not exist.',
  example: 'ntp::servers: []   # dalang:ignore hiera-missing-kye',
};
export const STALE_BASELINE: RuleInfo = {
  name: 'stale-baseline',
  severity: 'note',
  summary: 'The baseline has findings that are not found any more.',
  example: '{"rule":"hiera-missing-key","file":"data/gone.yaml","message":"...","count":1}',
};

/** Every rule, in the order of the names. */
export const ALL_RULES: readonly RuleInfo[] = [...RULES, UNUSED_IGNORE, STALE_BASELINE].sort((a, b) => (a.name < b.name ? -1 : 1));

export const RULE_NAMES: readonly string[] = ALL_RULES.map(({ name }) => name);

/** The rule of a name. Throws UsageError for a name that none has. */
export function ruleNamed(name: string): RuleInfo {
  const rule = ALL_RULES.find((one) => one.name === name);
  if (rule) return rule;
  throw new UsageError(`unknown rule '${name}'`, didYouMean(name, RULE_NAMES) ?? '`dalang rules` lists them');
}

export interface RuleOptions {
  /** `NAME=SEVERITY` of the command line, which has the last word. */
  readonly levels: readonly string[];
  /** Names; those alone are looked for when there are any. */
  readonly only: readonly string[];
  /** Rules that look only on request are among them. */
  readonly unused: boolean;
  readonly configured: ReadonlyMap<string, RuleLevel>;
}

export class RuleSelection {
  private readonly levels: ReadonlyMap<string, RuleLevel>;
  private readonly chosen: ReadonlySet<string>;

  constructor({ levels, only, unused, configured }: RuleOptions) {
    this.levels = new Map([...configured, ...levels.map(levelOf)]);
    const names = only.flatMap((list) => list.split(',')).map((name) => ruleNamed(name.trim()).name);
    const wanted = ALL_RULES.filter((rule) =>
      names.length > 0 ? names.includes(rule.name) : !rule.onRequest || unused || this.levels.has(rule.name),
    );
    this.chosen = new Set(wanted.map(({ name }) => name).filter((name) => this.levels.get(name) !== 'off'));
  }

  has(name: string): boolean {
    return this.chosen.has(name);
  }

  /** Those of the compiler that are to look. */
  get names(): readonly string[] {
    return RULES.map(({ name }) => name).filter((name) => this.has(name));
  }

  /** Whether a rule has looked at all that it could: one that looks at nodes has not where some are left out. */
  isComplete(name: string, hasAllNodes: boolean): boolean {
    const rule: Rule | undefined = RULES.find((one) => one.name === name);
    return this.has(name) && (hasAllNodes || rule?.checkNode === undefined);
  }

  /** The finding with the severity that is set for its rule. */
  graded(finding: Finding): Finding {
    const level = this.levels.get(finding.rule);
    return level === undefined || level === 'off' ? finding : { ...finding, severity: level };
  }

  /** A finding of one of the rules above. */
  finding({ name, severity }: RuleInfo, about: Omit<Finding, 'rule' | 'severity' | 'nodes'>): Finding {
    return this.graded({ ...about, rule: name, severity, nodes: [] });
  }
}

function levelOf(text: string): readonly [string, RuleLevel] {
  const equals = text.indexOf('=');
  const name = ruleNamed(equals === -1 ? text : text.slice(0, equals)).name;
  const level = RULE_LEVELS.find((one) => one === text.slice(equals + 1));
  if (equals !== -1 && level !== undefined) return [name, level];
  throw new UsageError(`--rule ${text}: a severity is missing`, `--rule ${name}=${RULE_LEVELS.join('|')}`);
}
