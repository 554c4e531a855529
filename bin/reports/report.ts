/** What a validation hands to the reports. */
import type { Finding, FindingSeverity, RuleInfo } from '../../compiler/validate/finding.ts';

export interface Report {
  /** What is to be shown, in the order of files and places. */
  readonly findings: readonly Finding[];
  /** Every rule that can find something, in the order of their names. */
  readonly rules: readonly RuleInfo[];
  /** Findings of this severity, or a worse one, make the run fail. */
  readonly failOn: FindingSeverity;
  /** Certnames of the nodes that were examined. */
  readonly nodes: readonly string[];
  /** Absolute paths of the files that were examined. */
  readonly files: readonly string[];
  /** Findings that are not shown because the baseline has them. */
  readonly known: number;
  /** Findings that are not shown because a comment or the configuration says so. */
  readonly ignored: number;
  /** Absolute path of the folder that file names are relative to. */
  readonly folder: string;
}

/** From worst to mildest. */
export const SEVERITIES = ['error', 'warning', 'note'] as const satisfies readonly FindingSeverity[];

/** Whether a finding of a severity counts where the run fails from another on. */
export function isAtLeast(severity: FindingSeverity, failOn: FindingSeverity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}

export function countOf(findings: readonly Finding[], severity: FindingSeverity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

/** `1 error`, `2 errors`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** What there is to say of a finding beside its message, a line each, for reports without code frames. */
export function detailsOf({ notes = [], hint, nodes }: Finding): readonly string[] {
  return [
    ...notes,
    ...(hint === undefined ? [] : [`hint: ${hint}`]),
    ...(nodes.length === 0 ? [] : [`nodes: ${nodes.join(', ')}`]),
  ];
}
