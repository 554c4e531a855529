/** What came of a question for a file. */
import type { ResourceJson } from '../catalog/to-json.ts';
import type { Fragment } from './concat.ts';
import type { Piece } from './piece.ts';

/** A fragment of a concat file with what it gives. */
export interface RenderedFragment extends Fragment {
  readonly piece: Piece;
}

export interface Rendered {
  readonly ok: true;
  /** The file on the node; of a template, its name. */
  readonly path: string;
  /** What provides it; absent for a template. */
  readonly resource: ResourceJson | undefined;
  /** What the file holds, one after another. */
  readonly pieces: readonly Piece[];
  /** Of a file that concat makes. */
  readonly fragments: readonly RenderedFragment[];
  /** What a reader of the content should know. */
  readonly notes: readonly string[];
}

export interface NotRendered {
  readonly ok: false;
  readonly reason: string;
  readonly hint?: string | undefined;
}

export type RenderResult = Rendered | NotRendered;

/** All bytes; undefined where some are not known. */
export function wholeContent({ pieces }: Rendered): Buffer | undefined {
  const known = pieces.flatMap(({ bytes }) => bytes ?? []);
  return known.length === pieces.length ? Buffer.concat(known) : undefined;
}

export function isSecret({ pieces, fragments }: Rendered): boolean {
  return pieces.some((piece) => piece.isSecret) || fragments.some(({ piece }) => piece.isSecret);
}

/** The content with a line of words for each piece that is not known or must not be seen. */
export function shownContent({ pieces }: Rendered, showsSecrets = false): Buffer {
  return Buffer.concat(pieces.map((piece) => shownPiece(piece, showsSecrets)));
}

function shownPiece({ bytes, unknown, isSecret: isHidden }: Piece, showsSecrets: boolean): Buffer {
  if (isHidden && !showsSecrets) return Buffer.from('[value redacted]\n');
  return bytes ?? Buffer.from(`[${unknown}]\n`);
}
