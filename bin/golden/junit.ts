/** The result as JUnit's XML: a suite for each case, a test for each golden file. */
import { join } from 'node:path';
import { xml } from '../reports/index.ts';
import type { Report } from './report.ts';
import type { FileResult, Group } from './result.ts';
import { nodeText } from './store.ts';
import { originText } from './text.ts';
import { headOf, linesOf } from './words.ts';

export function junitReport(report: Report): string {
  const { files } = report.results;
  const cases = [...new Set(files.map(({ place }) => place.testCase))];
  const suites = cases.map((name) =>
    suiteText(
      name,
      files.filter(({ place }) => place.testCase === name),
      report,
    ),
  );
  const head = `<testsuites name="dalang test" tests="${files.length}" failures="${failuresIn(files)}" errors="0">`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...suites, '</testsuites>\n'].join('\n');
}

function failuresIn(files: readonly FileResult[]): number {
  return files.filter(({ status }) => status !== 'same').length;
}

function suiteText(name: string, files: readonly FileResult[], report: Report): string {
  const head = `  <testsuite name="${xml(name)}" tests="${files.length}" failures="${failuresIn(files)}" errors="0">`;
  return [head, ...files.map((file) => caseText(file, report)), '  </testsuite>'].join('\n');
}

function caseText(file: FileResult, report: Report): string {
  const { kind, testCase } = file.place;
  const name = `${nodeText(file.place)}: ${kind}`;
  const attributes = `name="${xml(name)}" classname="${xml(testCase)}" file="${xml(join(report.folder, file.path))}"`;
  if (file.status === 'same') return `    <testcase ${attributes}/>`;
  const details = detailsOf(file, report);
  const message = file.status === 'different' ? (details[0] ?? file.fault ?? 'different') : file.status;
  const body = xml([...details, ...(file.fault === undefined ? [] : [file.fault])].join('\n'));
  const failure = `<failure type="${file.status}" message="${xml(message)}">${body}</failure>`;
  return `    <testcase ${attributes}>\n      ${failure}\n    </testcase>`;
}

function detailsOf({ place }: FileResult, { results, origins }: Report): readonly string[] {
  return results.groups
    .filter((group: Group) => group.places.includes(place))
    .flatMap((group) => [
      headOf(group.difference),
      ...linesOf(group.difference).map((line) => `  ${line}`),
      ...(origins.get(group) ?? []).map((origin) => `  from ${originText(origin)}`),
    ]);
}
