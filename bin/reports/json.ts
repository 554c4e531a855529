/** Findings for programs; README.md of this folder documents the form, which changes only with its `version`. */
import type { Finding } from '../../compiler/validate/finding.ts';
import type { RelatedPlace, Span } from '../../parser/diagnostics/diagnostic.ts';
import { version } from '../version.ts';
import { fingerprint, identityOf } from './identity.ts';
import { characterRegion, fileOf, shownPath } from './places.ts';
import { countOf, type Report } from './report.ts';

const FORM = 1;

export function jsonReport(report: Report): string {
  const { findings, files, nodes, known, ignored, folder } = report;
  const summary = {
    errors: countOf(findings, 'error'),
    warnings: countOf(findings, 'warning'),
    notes: countOf(findings, 'note'),
    known,
    ignored,
    files: files.length,
    nodes: nodes.length,
  };
  const data = { version: FORM, dalang: version(), summary, findings: findings.map((finding) => findingData(finding, folder)) };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function findingData(finding: Finding, folder: string): object {
  const { rule, severity, message, at, related = [], notes, hint, nodes } = finding;
  const file = fileOf(finding);
  return {
    rule,
    severity,
    message,
    ...(file === undefined ? {} : { file: shownPath(file, folder) }),
    ...(at === undefined ? {} : characterRegion(at)),
    ...(notes === undefined ? {} : { notes }),
    ...(hint === undefined ? {} : { hint }),
    nodes,
    related: related.map((place) => relatedData(place, folder)),
    fingerprint: fingerprint(identityOf(finding, folder)),
  };
}

function relatedData({ message, at }: RelatedPlace, folder: string): object {
  return { message, ...fileData(at, folder), ...characterRegion(at) };
}

function fileData({ source }: Span, folder: string): { readonly file?: string } {
  return source.file === undefined ? {} : { file: shownPath(source.file, folder) };
}
