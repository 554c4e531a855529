/** The only door of compiler/render: what files of a node hold. README.md tells what is in here. */
export { CatalogFiles } from './catalog-files.ts';
export { type Concat, concatsOf, type Fragment } from './concat.ts';
export type { Piece } from './piece.ts';
export {
  isSecret,
  type NotRendered,
  type Rendered,
  type RenderedFragment,
  type RenderResult,
  shownContent,
  wholeContent,
} from './rendered.ts';
export { localPath } from './source.ts';
export { type RenderedTemplate, renderedTemplate } from './templates.ts';
