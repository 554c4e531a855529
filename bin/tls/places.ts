import { resolve } from 'node:path';
import type { Span } from '../../parser/index.ts';
import { shownPath } from '../reports/index.ts';

export interface ShownPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export function shownPlace({ source, offset }: Span): ShownPlace {
  const { line, pos } = source.place(offset);
  return { file: shownPath(source.file ?? '', resolve('.')), line, column: pos };
}

/** `data/common.yaml:3:5` */
export function shownSpan(span: Span): string {
  const { file, line, column } = shownPlace(span);
  return `${file}:${line}:${column}`;
}
