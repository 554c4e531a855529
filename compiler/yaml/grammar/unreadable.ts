/**
 * Characters that no YAML may hold. libyaml reads a text in pieces and looks at a whole piece before anything else is done with it.
 *
 * libyaml: reader.c#yaml_parser_update_buffer
 */
import { byteProblem } from '../bytes.ts';

const UNREADABLE = /[^\t\n\r -~\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Bytes in a piece. */
const PIECE = 16_384;

/** From where on the text cannot be read; undefined when all of it can. */
export function unreadableFrom(text: string): { readonly offset: number; readonly problem: string } | undefined {
  const found = UNREADABLE.exec(text);
  if (found === null) return undefined;
  const problem = byteProblem(text.slice(found.index, found.index + 4)) ?? 'control characters are not allowed';
  const bytes = Buffer.byteLength(text.slice(0, found.index));
  const piece = Math.floor(bytes / PIECE) * PIECE;
  return { offset: piece === 0 ? 0 : unitsOf(text, piece), problem };
}

/** UTF-16 units that so many bytes of UTF-8 are. */
function unitsOf(text: string, bytes: number): number {
  return Buffer.from(text).subarray(0, bytes).toString().length;
}
