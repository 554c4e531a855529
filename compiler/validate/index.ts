/** The only door of compiler/validate; README.md tells what is in here. */
export type { Finding, FindingSeverity, RuleInfo } from './finding.ts';
export type { Rule, RuleFinding } from './rule.ts';
export { RULES } from './rules/index.ts';
export { type ValidationInput, type ValidationProgress, type ValidationResult, validate } from './validate.ts';
