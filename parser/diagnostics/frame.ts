/**
 * Code frames: the line that a diagnostic is about, with a mark under its text, then related places and the hint.
 *
 *       |
 *     3 |   $x = { a => 1, a => 2 }
 *       |                  ^^^^^^
 *       = first given here (line: 3, column: 10)
 */

import { cells } from './cells.ts';
import type { Diagnostic, Span } from './diagnostic.ts';
import { errorLocation } from './error-location.ts';

export interface FrameOptions {
  /** Terminal colours; off unless asked for. */
  readonly color?: boolean;
  /** Columns for the text of a line; longer lines are clipped around the mark. 100 unless told. */
  readonly width?: number;
  /** What else there is to say, before the hint; of one with several lines the others stand below the first. */
  readonly notes?: readonly string[];
}

const DEFAULT_WIDTH = 100;

interface Paint {
  readonly mark: (text: string) => string;
  readonly gutter: (text: string) => string;
  readonly hint: (text: string) => string;
}

const plain = (text: string): string => text;
const ansi = (code: number) => (text: string) => `\x1b[${code}m${text}\x1b[0m`;

const PLAIN: Paint = { mark: plain, gutter: plain, hint: plain };

function paintOf(diagnostic: Diagnostic, color: boolean | undefined): Paint {
  if (color !== true) return PLAIN;
  return { mark: ansi(diagnostic.severity === 'error' ? 31 : 33), gutter: ansi(34), hint: ansi(36) };
}

/** Everything that Puppet's line does not say; the empty string where there is neither place, nor note, nor hint. */
export function formatFrame(diagnostic: Diagnostic, options: FrameOptions = {}): string {
  const paint = paintOf(diagnostic, options.color);
  const related = diagnostic.related ?? [];
  const gutter = gutterWidth([diagnostic.at, ...related.map((place) => place.at)]);
  const width = options.width ?? DEFAULT_WIDTH;
  const note = `${' '.repeat(gutter)} ${paint.gutter('=')} `;
  const lines: string[] = [];
  if (diagnostic.at !== undefined) lines.push(...frame(diagnostic.at, gutter, width, '^', paint));
  for (const { message, at } of related) {
    const { file, line, pos } = at.source.place(at.offset);
    lines.push(`${note}${message} ${errorLocation(file === diagnostic.at?.source.file ? undefined : file, line, pos)}`);
    lines.push(...frame(at, gutter, width, '-', { ...paint, mark: paint.hint }));
  }
  const below = `\n${' '.repeat(gutter + 3)}`;
  for (const text of options.notes ?? []) lines.push(note + text.replaceAll('\n', below));
  if (diagnostic.hint !== undefined) lines.push(`${note}${paint.hint('hint:')} ${diagnostic.hint}`);
  return lines.join('\n');
}

/** The line of a place, and the mark below its text. */
export function frameLines(span: Span, color = false): readonly string[] {
  const paint = color ? { ...PLAIN, mark: ansi(33), gutter: ansi(34) } : PLAIN;
  return frame(span, gutterWidth([span]), DEFAULT_WIDTH, '^', paint).slice(1);
}

function gutterWidth(spans: readonly (Span | undefined)[]): number {
  const numbers = spans.map((span) => (span === undefined ? 0 : span.source.line(span.offset)));
  return String(Math.max(1, ...numbers)).length + 1;
}

/** Three lines: an empty one, the text, and the mark. Of a span over several lines, the first is shown. */
function frame(span: Span, gutter: number, width: number, mark: string, paint: Paint): string[] {
  const line = span.source.line(span.offset);
  const start = span.offset - span.source.lineOffset(line);
  const shown = markedLine(span.source.lineText(line), start, start + span.length, width);
  const bar = `${' '.repeat(gutter)} ${paint.gutter('|')}`;
  const number = paint.gutter(`${String(line).padStart(gutter)} |`);
  return [
    bar,
    `${number} ${shown.text}`.trimEnd(),
    `${bar} ${' '.repeat(shown.from)}${paint.mark(mark.repeat(shown.to - shown.from))}`,
  ];
}

interface MarkedLine {
  readonly text: string;
  /** Columns of the mark in `text`, the second not included. */
  readonly from: number;
  readonly to: number;
}

function markedLine(line: string, start: number, end: number, width: number): MarkedLine {
  const { cut, isCutBefore, isCutAfter } = surroundings(line, start, width);
  const offset = cut.start;
  const { texts, columns } = cells(line.slice(cut.start, cut.end));
  const columnAt = (unit: number) => columns[Math.min(unit - offset, texts.length)] as number;
  const from = columnAt(start);
  const to = Math.max(from + 1, columnAt(end));
  if (!isCutBefore && !isCutAfter && columnAt(line.length) <= width) return { text: texts.join(''), from, to };
  return clipped({ texts, columns, isCutBefore, isCutAfter }, from, to, width);
}

interface Surroundings {
  readonly cut: { readonly start: number; readonly end: number };
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/** Of a line as long as a whole file, what may be shown: the rest need not be looked at. */
function surroundings(line: string, start: number, width: number): Surroundings {
  const far = 4 * width;
  const from = Math.min(start, line.length) - far;
  const cut = { start: from <= 0 ? 0 : beforeCharacter(line, from), end: Math.min(line.length, start + far) };
  return { cut, isCutBefore: cut.start > 0, isCutAfter: cut.end < line.length };
}

function beforeCharacter(line: string, at: number): number {
  const isSecondHalf = (line.charCodeAt(at) & 0xfc00) === 0xdc00;
  return isSecondHalf ? at - 1 : at;
}

const ELLIPSIS = '…';

interface LineCells {
  readonly texts: readonly string[];
  readonly columns: readonly number[];
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/** The stretch of the line around the mark, with an ellipsis where something was left out. */
function clipped({ texts, columns, isCutBefore, isCutAfter }: LineCells, from: number, to: number, width: number): MarkedLine {
  const wanted = Math.max(0, Math.min(from - Math.floor(width / 3), (columns[texts.length] as number) - width));
  const first = columns.findIndex((column) => column >= wanted);
  const base = columns[first] as number;
  let last = first;
  while (last < texts.length && (columns[last + 1] as number) - base <= width) last++;
  const before = isCutBefore || first > 0 ? ELLIPSIS : '';
  const after = isCutAfter || last < texts.length ? ELLIPSIS : '';
  const shift = before.length - base;
  const end = Math.max(from + 1, Math.min(to, columns[last] as number));
  return { text: `${before}${texts.slice(first, last).join('')}${after}`, from: from + shift, to: end + shift };
}
