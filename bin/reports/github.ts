/**
 * Annotations of GitHub's workflows: lines of commands that its runner reads from the output.
 *
 * Form: "Workflow commands for GitHub Actions", setting a notice, warning or error message.
 */
import type { Finding } from '../../compiler/validate/finding.ts';
import { characterRegion, fileOf, shownPath } from './places.ts';
import { detailsOf, type Report } from './report.ts';

const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;

export function githubReport({ findings, folder }: Report): string {
  return findings.map((finding) => `${annotation(finding, folder)}\n`).join('');
}

function annotation(finding: Finding, folder: string): string {
  const properties = Object.entries(propertiesOf(finding, folder)).map(
    ([name, value]) => `${name}=${escapedProperty(String(value))}`,
  );
  return `::${COMMANDS[finding.severity]} ${properties.join(',')}::${escaped([finding.message, ...detailsOf(finding)].join('\n'))}`;
}

function propertiesOf(finding: Finding, folder: string): Readonly<Record<string, string | number>> {
  const file = fileOf(finding);
  return {
    ...(file === undefined ? {} : { file: shownPath(file, folder) }),
    ...(finding.at === undefined ? {} : placeOf(finding.at)),
    title: finding.rule,
  };
}

/** Columns are taken where the region lies on one line. */
function placeOf(at: NonNullable<Finding['at']>): Readonly<Record<string, number>> {
  const { line, column, endLine, endColumn } = characterRegion(at);
  return line === endLine ? { line, col: column, endColumn } : { line, endLine };
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
