/** Where the parts of a file come from: a table for people. */
import { placeOf, refOf } from '../../compiler/catalog/checks/catalog-index.ts';
import type { ResourceJson } from '../../compiler/index.ts';
import type { Piece, Rendered } from '../../compiler/render/index.ts';
import { fromHere } from '../lookup/search-text.ts';
import { counted } from '../reports/index.ts';

const HEADINGS = ['LINES', 'ORDER', 'FROM', 'DECLARED AT', 'CONTENT'] as const;

type Row = readonly [lines: string, order: string, from: string, declared: string, content: string];

/** A line for the file, and one for each fragment. */
export function originsText({ path, resource, pieces, fragments }: Rendered): string {
  const head = resource === undefined ? path : `${path}: ${refOf(resource)}, declared at ${declaredAt(resource)}`;
  const rows = fragments.length === 0 ? [] : rowsOf(fragments, pieces.length === fragments.length);
  const [only] = pieces;
  if (fragments.length === 0 && only !== undefined) return `${head}\n  ${contentText(only)}\n`;
  return `${[head, ...aligned([HEADINGS, ...rows])].join('\n')}\n`;
}

/** Lines can be told where the fragments stand one after another as they are. */
function rowsOf(fragments: Rendered['fragments'], tellsLines: boolean): readonly Row[] {
  const rows: Row[] = [];
  let line: number | undefined = tellsLines ? 1 : undefined;
  for (const { resource, order, piece } of fragments) {
    const breaks = piece.bytes === undefined ? undefined : countOf(piece.bytes, 0x0a);
    const lines = line === undefined ? '' : lineRange(line, piece, breaks);
    rows.push([lines, order, refOf(resource), declaredAt(resource), contentText(piece)]);
    line = line === undefined || breaks === undefined ? undefined : line + breaks;
  }
  return rows;
}

/** A fragment without a line ending shares its last line with the next one. */
function lineRange(first: number, { bytes }: Piece, breaks: number | undefined): string {
  if (breaks === undefined) return `${first}-`;
  if (bytes?.length === 0) return '';
  const last = bytes?.at(-1) === 0x0a ? first + breaks - 1 : first + breaks;
  return last === first ? `${first}` : `${first}-${last}`;
}

function contentText({ bytes, unknown, file, isSecret }: Piece): string {
  const secret = isSecret ? 'Sensitive' : undefined;
  const from = file === undefined ? undefined : fromHere(file);
  const size = bytes === undefined || isSecret ? undefined : counted(bytes.length, 'byte');
  return [secret, unknown, from, size].filter((part) => part !== undefined).join(', ');
}

export function declaredAt(resource: ResourceJson): string {
  const place = placeOf(resource);
  return place === undefined ? 'no manifest' : `${fromHere(place.file)}:${place.line}`;
}

function countOf(bytes: Buffer, wanted: number): number {
  let count = 0;
  for (const byte of bytes) if (byte === wanted) count++;
  return count;
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
