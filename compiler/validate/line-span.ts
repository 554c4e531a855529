import type { Span } from '../../parser/index.ts';
import type { Source } from '../../parser/source.ts';

/** A line without the blanks around it: catalogs know lines and no columns. */
export function lineSpan(source: Source, line: number): Span {
  const text = source.lineText(line);
  const indent = text.length - text.trimStart().length;
  return { source, offset: source.lineOffset(line) + indent, length: text.trim().length };
}
