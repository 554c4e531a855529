/** The rules of a validation, printed for people and programs. */
import type { RuleInfo } from '../compiler/validate/index.ts';
import { type Row, table, WIDTH, wrap } from './columns.ts';

/** A line or more for each rule: its name, the severity of its findings, what it finds. */
export function ruleList(rules: readonly RuleInfo[]): string {
  const longest = Math.max(...rules.map(({ name }) => name.length));
  const left = (rule: RuleInfo) => `${rule.name.padEnd(longest)}  ${severityOf(rule).padEnd('warning*'.length)}`;
  const onRequest = rules.some((rule) => rule.onRequest)
    ? '\n* on request: with --unused, or with --rule, --only or dalang.yaml naming it\n'
    : '';
  const rows = rules.map((rule): Row => [left(rule), rule.summary]);
  return table(rows, longest + 'warning*'.length + 2) + onRequest;
}

function severityOf({ severity, onRequest }: RuleInfo): string {
  return onRequest ? `${severity}*` : severity;
}

/** All that is known of one rule. */
export function ruleDetails(rule: RuleInfo): string {
  const { name, severity, summary, example, onRequest } = rule;
  const when = onRequest ? ', on request only' : '';
  return [
    `${name} (${severity}${when})`,
    '',
    ...wrap(summary, WIDTH),
    '',
    ...example
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`.trimEnd()),
    '',
  ].join('\n');
}

/** A rule for programs. */
export function ruleData({ name, severity, summary, example, onRequest }: RuleInfo): object {
  return { name, severity, on_request: onRequest === true, summary, example };
}
