/** Findings for people: Puppet's line, the rule that found it, the code around it. */
import type { Finding } from '../../compiler/validate/finding.ts';
import type { Diagnostic, Span } from '../../parser/diagnostics/diagnostic.ts';
import { formatFrame, formatPuppet } from '../../parser/diagnostics/report.ts';
import { Source } from '../../parser/source.ts';
import { shownPath } from './places.ts';
import { counted, countOf, type Report, SEVERITIES } from './report.ts';
import { withoutSecrets } from './secrets.ts';

const LABELS = { error: 'Error', warning: 'Warning', note: 'Note' } as const;
const COLORS = { error: '31;1', warning: '33', note: '36' } as const;

/** So many nodes are named; of more it is told how many there are. */
const MOST_NODES = 3;

export function textReport(report: Report, color = false): string {
  return `${[...findingTexts(report, color), ...closing(report)].join('\n')}\n`;
}

type Findings = Pick<Report, 'findings' | 'nodes' | 'folder'>;

/** Each finding as text of several lines. */
export function findingTexts(report: Findings, color: boolean): readonly string[] {
  const sources = new ShownSources(report.folder);
  return report.findings.map((finding) => findingText(finding, report, sources, color));
}

function findingText(finding: Finding, report: Findings, sources: ShownSources, color: boolean): string {
  const diagnostic = sources.diagnosticOf(finding);
  const label = `${LABELS[finding.severity]}:`;
  const head = `${color ? `\u001b[${COLORS[finding.severity]}m${label}\u001b[0m` : label} ${formatPuppet(diagnostic)} [${finding.rule}]`;
  const notes = [...(finding.notes ?? []), ...nodesNote(finding.nodes, report.nodes.length)];
  const frame = formatFrame(diagnostic, { color, notes });
  return frame === '' ? head : `${head}\n${frame}`;
}

function nodesNote(nodes: readonly string[], examined: number): readonly string[] {
  if (nodes.length === 0 || examined <= 1) return [];
  if (nodes.length === examined) return [`on all ${examined} nodes`];
  if (nodes.length <= MOST_NODES) return [`on ${nodes.join(', ')}`];
  const named = nodes.slice(0, MOST_NODES).join(', ');
  return [`on ${nodes.length} of ${examined} nodes: ${named} and ${nodes.length - MOST_NODES} more`];
}

/** How much was found, and what is not shown. */
function closing({ findings, files, nodes, known, ignored }: Report): readonly string[] {
  const lines = [`${foundText(findings)} (${counted(files.length, 'file')}, ${counted(nodes.length, 'node')})`];
  if (known > 0) lines.push(`${counted(known, 'known finding')} of the baseline not shown`);
  if (ignored > 0) lines.push(`${counted(ignored, 'finding')} ignored`);
  return lines;
}

/** `1 error, 2 notes`. */
export function foundText(findings: readonly Finding[]): string {
  const counts = SEVERITIES.map((severity) => [countOf(findings, severity), severity] as const).filter(([count]) => count > 0);
  return counts.length === 0 ? 'nothing found' : counts.map(([count, severity]) => counted(count, severity)).join(', ');
}

/** Sources under the names that they are shown with, without their secrets. */
class ShownSources {
  private readonly folder: string;
  private readonly shown = new Map<Source, Source>();

  constructor(folder: string) {
    this.folder = folder;
  }

  diagnosticOf({ rule, severity, message, at, file, related, hint }: Finding): Diagnostic {
    return {
      code: rule,
      severity: severity === 'note' ? 'notice' : severity,
      message,
      ...(at === undefined ? {} : { at: this.spanOf(at) }),
      ...(file === undefined ? {} : { file: shownPath(file, this.folder) }),
      ...(related === undefined ? {} : { related: related.map((place) => ({ ...place, at: this.spanOf(place.at) })) }),
      ...(hint === undefined ? {} : { hint }),
    };
  }

  private spanOf(span: Span): Span {
    const known = this.shown.get(span.source);
    if (known) return { ...span, source: known };
    const { text, file } = span.source;
    const source = new Source(withoutSecrets(text, file), file === undefined ? undefined : shownPath(file, this.folder));
    this.shown.set(span.source, source);
    return { ...span, source };
  }
}
