import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Difference, Measurement } from './measure.ts';

const COLUMNS = [
  'corpus',
  'cases',
  'same',
  '%',
  'order',
  'differs',
  'ours-fails',
  'ours-passes',
  'other-error',
  'missing',
  'crash',
  'ruby',
  'known',
  'broken',
  'logs-same',
  'ratio',
  'slowest',
];

/** Share of the cases that are the same, in percent; those in which Puppet crashed or dalang would need Ruby are not counted. */
export function percentSame(measurement: Measurement): number {
  return percent(measurement.counts.same, measurement);
}

/** Share of the cases that are the same, or differ and are listed with a reason. */
export function percentAccepted(measurement: Measurement): number {
  return percent(measurement.counts.same + measurement.known, measurement);
}

function percent(part: number, { cases, crash, ruby }: Measurement): number {
  const compared = cases - crash - ruby;
  return compared === 0 ? 0 : (100 * part) / compared;
}

/** One line a corpus. `ratio` is Puppet's time by dalang's, on the pairs that agree. */
export function table(measurements: readonly Measurement[]): string {
  const rows = measurements.map((m) => {
    const { same, order, differs, missing } = m.counts;
    const ratio = m.seconds.ours > 0 ? (m.seconds.reference / m.seconds.ours).toFixed(1) : '-';
    const counts = [
      order,
      differs,
      m.counts['ours-fails'],
      m.counts['ours-passes'],
      m.counts['other-error'],
      missing,
      m.crash,
      m.ruby,
      m.known,
      m.broken.length,
    ];
    const logs = `${m.logsSame}/${same + order}`;
    return [m.corpus, m.cases, same, percentSame(m).toFixed(2), ...counts, logs, ratio, `${m.slowest.seconds.toFixed(3)} s`].map(
      String,
    );
  });
  const widths = COLUMNS.map((name, i) => Math.max(name.length, ...rows.map((row) => (row[i] as string).length)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number))).join('  ');
  return [line(COLUMNS), ...rows.map(line)].join('\n');
}

/** All differences of a corpus, kinds together, most frequent kind first. */
export function writeDifferences(file: string, measurement: Measurement): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${measurement.corpus}: ${measurement.differences.length} of ${measurement.cases} differ\n`);
  for (const text of measurement.broken) appendFileSync(file, `\nbroken  ${text}\n`);
  for (const text of measurement.differences.map(differenceText)) appendFileSync(file, `\n${text}`);
}

export function differenceText({ id, verdict, listed, notes }: Difference): string {
  return `${verdict}  ${id}${listed ? ' (listed)' : ''}\n${notes
    .slice(0, 20)
    .map((note) => `    ${note}\n`)
    .join('')}`;
}
