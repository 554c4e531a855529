/** The only door of bin/reports: a validation as text in one of several forms. */
import { githubReport } from './github.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import type { Report } from './report.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';

export { fingerprint, type Identity, identityKey, identityOf } from './identity.ts';
export { xml } from './junit.ts';
export { fileOf, shownPath } from './places.ts';
export { counted, countOf, isAtLeast, type Report, SEVERITIES } from './report.ts';
export { withoutSecrets } from './secrets.ts';
export { findingTexts, foundText } from './text.ts';

const REPORTS: Readonly<Record<string, (report: Report, color: boolean) => string>> = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  junit: junitReport,
  github: githubReport,
};

/** The report in one of the formats that `--format` of validate has. Only text has colours. */
export function formatReport(format: string, report: Report, color = false): string {
  const make = REPORTS[format];
  if (make === undefined) throw new Error(`no such format of reports: ${format}`);
  return make(report, color);
}
