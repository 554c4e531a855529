/** The only door of bin/golden: golden files of a project. README.md tells what is in here. */
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import type { Report } from './report.ts';
import { textReport } from './text.ts';

export { originsOf } from './origins.ts';
export { planOf, type Selection, unusedPatterns } from './plan.ts';
export { openProject } from './project.ts';
export type { Report } from './report.ts';
export { compareGolden, type Run, updateGolden } from './run.ts';
export { GoldenStore } from './store.ts';
export { Tools } from './tools.ts';

const REPORTS: Readonly<Record<string, (report: Report, color: boolean) => string>> = {
  text: textReport,
  json: jsonReport,
  junit: junitReport,
};

/** `format` is text, json or junit. */
export function formatReport(format: string, report: Report, color: boolean): string {
  const make = REPORTS[format];
  if (make === undefined) throw new Error(`no report of the form ${format}`);
  return make(report, color);
}
