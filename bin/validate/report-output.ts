/** Where a report goes: to standard output, or to a file with a few words for whoever waits. */
import { counted, countOf, formatReport, type Report, SEVERITIES } from '../reports/index.ts';
import type { Terminal } from '../terminal.ts';
import { writeWhole } from '../whole-file.ts';

interface Form {
  readonly format: string;
  readonly output: string | undefined;
}

export async function saveReport(report: Report, { format, output }: Form, terminal: Terminal): Promise<void> {
  if (output === undefined) {
    const text = formatReport(format, report, terminal.colorsResults);
    if (text !== '') await terminal.print(text);
    return;
  }
  writeWhole(output, formatReport(format, report));
  const found = SEVERITIES.map((severity) => counted(countOf(report.findings, severity), severity)).join(', ');
  terminal.say(`${output}: ${found}`);
}
