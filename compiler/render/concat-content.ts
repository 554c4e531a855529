/**
 * The content of fragments, and of the file that they make.
 *
 * concat: lib/puppet/type/concat_file.rb#fragment_content, #should_content
 */
import { textOf } from '../catalog/parameter-texts.ts';
import type { Environment } from '../environment.ts';
import type { Concat, Fragment } from './concat.ts';
import { contentOf } from './content.ts';
import { NoContent, type Piece } from './piece.ts';
import { bytesOf, firstLocated } from './source.ts';
import { isStructured, mergedText } from './structured.ts';

/** One for each fragment, in their order. Throws NoContent for what the agent would refuse. */
export function fragmentPieces({ own, fragments }: Concat, environment: Environment): readonly Piece[] {
  const endsLines = textOf(own, 'ensure_newline') === 'true';
  return fragments.map((fragment) => {
    const piece = fragmentPiece(fragment, environment);
    return endsLines && piece.bytes !== undefined ? { ...piece, bytes: withNewline(piece.bytes) } : piece;
  });
}

function fragmentPiece({ own, sources }: Fragment, environment: Environment): Piece {
  const content = contentOf(own);
  if (content !== undefined) return content;
  const isSecret = own.sensitive_parameters?.includes('source') === true;
  const located = firstLocated(sources, environment);
  if (located.kind === 'missing') throw new NoContent(`Could not retrieve source(s) ${sources.join(', ')}`);
  if (located.kind === 'elsewhere') return { unknown: located.what, isSecret };
  return { bytes: bytesOf(located.path), file: located.path, isSecret };
}

function withNewline(bytes: Buffer): Buffer {
  return bytes.at(-1) === 0x0a ? bytes : Buffer.concat([bytes, Buffer.from('\n')]);
}

/** What the file holds: the pieces one after another, or one that was made of all of them. Throws NoContent. */
export function wholePieces({ own, disorder }: Concat, pieces: readonly Piece[]): readonly Piece[] {
  if (disorder !== undefined) throw new NoContent(disorder);
  const format = textOf(own, 'format') ?? 'plain';
  if (!isStructured(format)) return pieces;
  const isSecret = pieces.some((piece) => piece.isSecret);
  const unknown = pieces.find((piece) => piece.unknown !== undefined)?.unknown;
  if (unknown !== undefined) return [{ unknown: `${format} made with ${unknown}`, isSecret }];
  return [{ bytes: Buffer.from(merged(format, pieces, textOf(own, 'force') === 'true', isSecret)), isSecret }];
}

/** The agent's words on what cannot be put together show what the fragments hold. */
function merged(format: string, pieces: readonly Piece[], force: boolean, isSecret: boolean): string {
  try {
    return mergedText(
      format,
      pieces.map(({ bytes }) => String(bytes ?? '')),
      force,
    );
  } catch (error) {
    if (!isSecret || !(error instanceof NoContent)) throw error;
    throw new NoContent(`the fragments cannot be put together as ${format}, and the reason is Sensitive as they are`);
  }
}
