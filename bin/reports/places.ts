/** Files and regions as reports name them. */
import { isAbsolute, relative } from 'node:path';
import type { Finding } from '../../compiler/validate/finding.ts';
import type { Span } from '../../parser/diagnostics/diagnostic.ts';

/** Lines and columns count from 1; the end is the column after the last one. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A file relative to the folder; absolute where that is shorter, as for modules that lie elsewhere. */
export function shownPath(file: string, folder: string): string {
  if (!isAbsolute(file)) return file;
  const path = relative(folder, file);
  return path !== '' && path.length < file.length ? path : file;
}

/** The file of a finding, with or without a place in it. */
export function fileOf({ at, file }: Finding): string | undefined {
  return at?.source.file ?? file;
}

/** Columns as Puppet counts them, in characters. */
export function characterRegion({ source, offset, length }: Span): Region {
  const [start, end] = [source.place(offset), source.place(offset + length)];
  return { line: start.line, column: start.pos, endLine: end.line, endColumn: end.pos };
}

/** Columns as JavaScript counts them, in UTF-16 units. */
export function utf16Region({ source, offset, length }: Span): Region {
  const [line, endLine] = [source.line(offset), source.line(offset + length)];
  return {
    line,
    column: offset - source.lineOffset(line) + 1,
    endLine,
    endColumn: offset + length - source.lineOffset(endLine) + 1,
  };
}
