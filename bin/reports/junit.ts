/**
 * JUnit's XML, for services that show results of tests: a suite for each file, with a case for each finding, or one that passes.
 * Findings too mild to fail the run are cases that pass, with the finding as their output.
 */
import type { Finding } from '../../compiler/validate/finding.ts';
import type { Span } from '../../parser/diagnostics/diagnostic.ts';
import { characterRegion, fileOf, shownPath } from './places.ts';
import { detailsOf, isAtLeast, type Report } from './report.ts';

/** Findings of no file. */
const NO_FILE = 'environment';

export function junitReport(report: Report): string {
  const suites = suitesOf(report).map(([name, findings]) => suiteText(name, findings, report));
  const totals = `tests="${suites.reduce((sum, { tests }) => sum + tests, 0)}" failures="${suites.reduce((sum, { failures }) => sum + failures, 0)}" errors="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="dalang validate" ${totals}>`,
    ...suites.map(({ text }) => text),
    '</testsuites>\n',
  ].join('\n');
}

/** Every file with its findings, those without included. */
function suitesOf({ findings, files, folder }: Report): readonly (readonly [name: string, findings: readonly Finding[]])[] {
  const byFile = new Map<string, Finding[]>(files.map((file) => [shownPath(file, folder), []]));
  for (const finding of findings) {
    const file = fileOf(finding);
    const name = file === undefined ? NO_FILE : shownPath(file, folder);
    const known = byFile.get(name);
    if (known) known.push(finding);
    else byFile.set(name, [finding]);
  }
  return [...byFile].sort(([a], [b]) => (a < b ? -1 : 1));
}

interface Suite {
  readonly text: string;
  readonly tests: number;
  readonly failures: number;
}

function suiteText(name: string, findings: readonly Finding[], report: Report): Suite {
  const failures = findings.filter(({ severity }) => isAtLeast(severity, report.failOn)).length;
  const tests = Math.max(1, findings.length);
  const cases =
    findings.length === 0
      ? [`    <testcase name="no findings" classname="${xml(name)}"/>`]
      : findings.map((finding) => caseText(finding, name, report));
  const head = `  <testsuite name="${xml(name)}" tests="${tests}" failures="${failures}" errors="0">`;
  return { text: [head, ...cases, '  </testsuite>'].join('\n'), tests, failures };
}

function caseText(finding: Finding, file: string, { failOn, folder }: Report): string {
  const { rule, message, at } = finding;
  const region = at && characterRegion(at);
  const name = region ? `${rule} (line ${region.line}, column ${region.column})` : rule;
  const line = region ? ` line="${region.line}"` : '';
  const head = `    <testcase name="${xml(name)}" classname="${xml(file)}" file="${xml(file)}"${line}>`;
  const body = xml(detailOf(finding, file, folder));
  const result = isAtLeast(finding.severity, failOn)
    ? `<failure type="${xml(rule)}" message="${xml(message)}">${body}</failure>`
    : `<system-out>${body}</system-out>`;
  return `${head}\n      ${result}\n    </testcase>`;
}

function detailOf(finding: Finding, file: string, folder: string): string {
  const { severity, message, at, related = [] } = finding;
  const place = at === undefined ? file : placeText(at, folder);
  const lines = [
    `${place}: ${severity}: ${message}`,
    ...related.map((other) => `${placeText(other.at, folder)}: ${other.message}`),
  ];
  return [...lines, ...detailsOf(finding)].join('\n');
}

function placeText(at: Span, folder: string): string {
  const { line, column } = characterRegion(at);
  return `${at.source.file === undefined ? '' : `${shownPath(at.source.file, folder)}:`}${line}:${column}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' };

/** Characters that XML 1.0 has no way to write. */
const NO_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as XML's attributes and contents may hold it. */
export function xml(text: string): string {
  return text.replaceAll(NO_XML, '\ufffd').replaceAll(/[&<>"\n]/g, (character) => ENTITIES[character] as string);
}
