/** The result as text for people: differences first, each with its lines of data; then files, and a count. */
import { join, resolve } from 'node:path';
import { frameLines } from '../../parser/diagnostics/frame.ts';
import { Source } from '../../parser/source.ts';
import { counted, shownPath, withoutSecrets } from '../reports/index.ts';
import type { Origin } from './origin.ts';
import type { Report } from './report.ts';
import type { FileResult, Group } from './result.ts';
import { headOf, linesOf, whereText } from './words.ts';

const MOST_FILES = 20;

export function textReport(report: Report, color: boolean): string {
  const { results, folder } = report;
  const groups = results.groups.map((group) => `${groupLines(group, report, color).join('\n')}\n\n`);
  const faults = results.files
    .filter(({ fault }) => fault !== undefined)
    .map(({ path, fault }) => `${join(folder, path)}: ${fault}\n`);
  const missing = fileList('missing', results.with('missing'), folder);
  const stale = fileList('nothing stands for', results.with('stale'), folder);
  return `${groups.join('')}${causes(report)}${faults.join('')}${missing}${stale}${summary(report)}\n`;
}

function groupLines(group: Group, { plan, origins }: Report, color: boolean): readonly string[] {
  const { difference } = group;
  return [
    paint(headOf(difference), BOLD, color),
    ...linesOf(difference).map((line) => `  ${paint(line, COLORS[line[0] ?? ''], color)}`),
    ...(origins.get(group) ?? []).flatMap((origin) => originLines(origin, color)),
    `  ${whereText(group, plan)}`,
  ];
}

export function originText({ at }: Pick<Origin, 'at'>): string {
  const { line, pos } = at.source.place(at.offset);
  return `${shownPath(at.source.file ?? 'code', resolve('.'))}:${line}:${pos}`;
}

/** The line of data or code, without what is named like a secret in it. */
function originLines({ at, isShown }: Origin, color: boolean): readonly string[] {
  const head = `  from ${originText({ at })}`;
  if (!isShown) return [head];
  const { text, file } = at.source;
  const source = new Source(withoutSecrets(text, file), file);
  return [head, ...frameLines({ ...at, source }, color).map((line) => `  ${line}`)];
}

const BOLD = 1;
const COLORS: Readonly<Record<string, number>> = { '-': 31, '+': 32, '@': 36 };

function paint(text: string, code: number | undefined, color: boolean): string {
  return color && code !== undefined ? `\u001b[${code}m${text}\u001b[0m` : text;
}

/** Lines that several differences came from: one slip in the data is in many values. */
function causes({ origins }: Report): string {
  const counts = new Map<string, number>();
  for (const found of origins.values()) {
    for (const place of found.map(originText)) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const shared = [...counts].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1]);
  return shared.map(([place, count]) => `${counted(count, 'difference')} from ${place}\n`).join('');
}

function fileList(label: string, files: readonly FileResult[], folder: string): string {
  if (files.length === 0) return '';
  const more = files.length > MOST_FILES ? `${label}: ${files.length - MOST_FILES} more\n` : '';
  return `${files
    .slice(0, MOST_FILES)
    .map(({ path }) => `${label}: ${join(folder, path)}\n`)
    .join('')}${more}`;
}

function summary({ results }: Report): string {
  const { files } = results;
  const counts = (['same', 'different', 'missing', 'stale'] as const)
    .map((status) => [results.with(status).length, status] as const)
    .filter(([count]) => count > 0)
    .map(([count, status]) => `${count} ${status}`);
  const advice = results.isSame ? '' : '; `dalang test --update` writes what is now';
  return `${counted(files.length, 'golden file')}${counts.length > 0 ? `: ${counts.join(', ')}` : ''}${advice}`;
}
