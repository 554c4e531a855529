/** A rendered file as JSON. What is Sensitive, and bytes that are no text, are not in it as they are. */
import { placeOf, refOf } from '../../compiler/catalog/checks/catalog-index.ts';
import type { ResourceJson } from '../../compiler/index.ts';
import { isSecret, type Piece, type Rendered, wholeContent } from '../../compiler/render/index.ts';
import { fromHere } from '../lookup/search-text.ts';

export function renderedJson(node: string, rendered: Rendered, showsSecrets: boolean): string {
  const { path, resource, fragments, notes } = rendered;
  const isHidden = isSecret(rendered);
  const whole = { bytes: wholeContent(rendered), isSecret: isHidden, unknown: unknownIn(rendered) };
  const data = {
    node,
    path,
    ...(resource === undefined ? {} : declaration(resource)),
    ...contentData(whole, showsSecrets),
    ...(notes.length === 0 ? {} : { notes }),
    ...(fragments.length === 0
      ? {}
      : {
          fragments: fragments.map(({ resource: one, order, piece }) => ({
            ...declaration(one),
            order,
            ...(piece.file === undefined ? {} : { source: fromHere(piece.file) }),
            ...contentData(piece, showsSecrets),
          })),
        }),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function declaration(resource: ResourceJson) {
  const place = placeOf(resource);
  return {
    resource: refOf(resource),
    ...(place === undefined ? {} : { declared: { file: fromHere(place.file), line: place.line } }),
  };
}

interface Content {
  readonly bytes?: Buffer | undefined;
  readonly unknown?: string | undefined;
  readonly isSecret: boolean;
}

function contentData({ bytes, unknown, isSecret: isHidden }: Content, showsSecrets: boolean) {
  if (isHidden && !showsSecrets) return { sensitive: true };
  const sensitive = isHidden ? { sensitive: true } : {};
  if (bytes === undefined) return { ...sensitive, unknown };
  const text = bytes.toString();
  return Buffer.from(text).equals(bytes)
    ? { ...sensitive, content: text }
    : { ...sensitive, content_base64: bytes.toString('base64') };
}

function unknownIn({ pieces }: Rendered): string | undefined {
  return pieces.map(({ unknown }: Piece) => unknown).find((one) => one !== undefined);
}
