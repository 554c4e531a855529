/** Rendered files and templates as golden files have them. */
import { refOf } from '../catalog/checks/catalog-index.ts';
import { type CatalogFiles, type Rendered, shownContent } from '../render/index.ts';
import type { TemplateText } from '../trace/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import type { Pattern } from './pattern.ts';
import { COVERED, type Scrubber } from './scrubber.ts';

/**
 * The files that patterns of paths or references fit. One that the node does not have is left out; one whose content is not to be had has
 * the reason. Parts that only the node has, or that are Sensitive, are a line of words.
 */
export function fileItems(files: CatalogFiles, patterns: readonly Pattern[], scrubber: Scrubber): ReadonlyMap<string, PuppetHash> {
  const items = new Map<string, PuppetHash>();
  for (const wanted of wantedFiles(files, patterns)) {
    const result = files.render(wanted);
    if (result.ok) items.set(scrubber.text(wanted), new PuppetHash(contentFields(result, scrubber)));
    else items.set(scrubber.text(wanted), new PuppetHash([['problem', scrubber.text(result.reason)]]));
  }
  return items;
}

function wantedFiles(files: CatalogFiles, patterns: readonly Pattern[]): ReadonlySet<string> {
  const { paths } = files;
  return new Set(
    patterns.flatMap((pattern) => {
      const fitting = paths.filter((path) => pattern.fits(path));
      if (fitting.length > 0 || !pattern.isPlain || !files.isKnown(pattern.text)) return fitting;
      return pattern.fits(pattern.text) ? [pattern.text] : [];
    }),
  );
}

function contentFields(rendered: Rendered, scrubber: Scrubber): readonly (readonly [string, Value])[] {
  const { resource } = rendered;
  const from = resource === undefined ? [] : [['from', scrubber.text(refOf(resource))] as const];
  return [...from, contentField(shownContent(rendered), scrubber)];
}

/** Bytes that are no text are kept in base64. */
function contentField(bytes: Buffer, scrubber: Scrubber): readonly [string, Value] {
  const text = bytes.toString();
  if (Buffer.from(text).equals(bytes)) return ['content', scrubber.text(text)];
  return ['base64', Buffer.from(scrubber.text(bytes.toString('latin1')), 'latin1').toString('base64')];
}

/** By template, and by the code that renders it where several do. */
export function templateItems(
  texts: readonly TemplateText[],
  patterns: readonly Pattern[],
  scrubber: Scrubber,
): ReadonlyMap<string, PuppetHash> {
  const items = new Map<string, PuppetHash>();
  for (const { names, text, isSecret, inside } of texts) {
    if (!names.map((name) => patterns.map((pattern) => pattern.fits(name)).includes(true)).includes(true)) continue;
    const content = isSecret ? COVERED : scrubber.text(text);
    const name = `${names.join(' ')}${inside === undefined ? '' : ` in ${scrubber.text(inside)}`}`;
    items.set(unused(name, items), new PuppetHash([['content', content]]));
  }
  return items;
}

function unused(name: string, items: ReadonlyMap<string, unknown>): string {
  let count = 1;
  let result = name;
  while (items.has(result)) result = `${name} #${++count}`;
  return result;
}
