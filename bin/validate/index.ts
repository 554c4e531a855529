/** The only door of bin/validate: a validation, without what comments, configuration and baseline keep from being shown. */
import { resolve } from 'node:path';
import type { EnvironmentOptions, NodeData } from '../../compiler/index.ts';
import { type Finding, type FindingSeverity, validate } from '../../compiler/validate/index.ts';
import type { IgnoredPaths } from '../project/index.ts';
import { counted, fileOf, type Report } from '../reports/index.ts';
import type { Terminal } from '../terminal.ts';
import { Comments, isIgnored } from './ignored.ts';
import { KnownFindings } from './known-findings.ts';
import { ALL_RULES, type RuleSelection } from './rules.ts';

export { ALL_RULES, RULE_NAMES, RuleSelection, ruleNamed } from './rules.ts';

export interface ValidationRequest {
  readonly environment: EnvironmentOptions;
  readonly nodes: readonly NodeData[];
  /** No node that facts are known of was left out. */
  readonly hasAllNodes: boolean;
  readonly rules: RuleSelection;
  readonly ignored: readonly IgnoredPaths[];
  /** Absolute path of the folder that patterns of ignored paths are relative to. */
  readonly projectFolder: string;
  /** The file of known findings. */
  readonly baseline: string | undefined;
  /** All findings are made known instead of being shown. */
  readonly updateBaseline: boolean;
  readonly failOn: FindingSeverity;
}

/** Validates, and says what became of the baseline. Throws UsageError for a baseline that cannot be read or written. */
export function runValidation(request: ValidationRequest, terminal: Terminal): Report {
  const { rules, nodes, baseline, updateBaseline } = request;
  const isComplete = (rule: string): boolean => rules.isComplete(rule, request.hasAllNodes);
  // A baseline that cannot be read is told before the work, and not after.
  const known = baseline === undefined ? undefined : KnownFindings.open(baseline, updateBaseline);
  const { findings, ignored, files } = heeded(request, isComplete, terminal);
  const fresh = known === undefined ? findings : findings.filter((finding) => !known.take(finding));
  const report = {
    rules: ALL_RULES.filter(({ name }) => rules.has(name)),
    failOn: request.failOn,
    nodes: nodes.map(({ name }) => name),
    files,
    ignored,
    folder: resolve('.'),
  };
  if (known === undefined) return { ...report, findings: inOrder(fresh), known: 0 };
  if (!updateBaseline) {
    const stale = known.staleFindings(rules, files, isComplete);
    return { ...report, findings: inOrder([...fresh, ...stale]), known: findings.length - fresh.length };
  }
  const gone = known.update(findings, files, isComplete);
  terminal.say(`${baseline}: ${counted(findings.length, 'known finding')} (${fresh.length} new, ${gone} gone)`);
  return { ...report, findings: [], known: findings.length };
}

interface Heeded {
  readonly findings: readonly Finding[];
  readonly ignored: number;
  readonly files: readonly string[];
}

/** What was found and is ignored neither by a comment nor by the configuration. */
function heeded(request: ValidationRequest, isComplete: (rule: string) => boolean, terminal: Terminal): Heeded {
  const { environment, nodes, rules } = request;
  const progress = terminal.progress('validating', nodes.length);
  const onProgress = () => progress.step();
  const { findings, files } = validate({ environment, nodes, rules: rules.names, onProgress });
  progress.end();
  const comments = new Comments(files);
  const uncommented = findings.filter((finding) => !comments.ignore(finding)).map((finding) => rules.graded(finding));
  const unused = comments.unused(rules, isComplete);
  const left = [...uncommented, ...unused].filter((finding) => !isIgnored(finding, request.ignored, request.projectFolder));
  return { findings: left, ignored: findings.length + unused.length - left.length, files };
}

/** By file and place, those without one last. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const keys = new Map(findings.map((finding) => [finding, [fileOf(finding) ?? '\uffff', finding.at?.offset ?? -1] as const]));
  return [...findings].sort((a, b) => {
    const [[fileA, offsetA], [fileB, offsetB]] = [keys.get(a)!, keys.get(b)!];
    return fileA === fileB ? offsetA - offsetB : fileA < fileB ? -1 : 1;
  });
}
