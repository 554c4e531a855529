/** The files of a node, by its catalog: what concat puts together, what File resources provide, what comes with a folder. */
import { posix } from 'node:path';
import { didYouMean } from '../../parser/diagnostics/suggest.ts';
import { CatalogIndex, nameOf, refOf } from '../catalog/checks/catalog-index.ts';
import { writtenReference } from '../catalog/names.ts';
import { textOf, textsOf } from '../catalog/parameter-texts.ts';
import type { CatalogJson, ResourceJson } from '../catalog/to-json.ts';
import type { Environment } from '../environment.ts';
import { pieceBelowFolder } from './below-folder.ts';
import { type Concat, concatsOf, isFragment } from './concat.ts';
import { fragmentPieces, wholePieces } from './concat-content.ts';
import { contentOf } from './content.ts';
import { changersText, filesWithin, nearPaths, pathsBelow } from './hints.ts';
import { NoContent, type Piece } from './piece.ts';
import type { Rendered, RenderResult } from './rendered.ts';
import { bytesOf, firstLocated } from './source.ts';

/** Links that lead on and on are given up. */
const MOST_LINKS = 40;

export class CatalogFiles {
  private readonly catalog: CatalogJson;
  private readonly environment: Environment;
  private readonly concats: ReadonlyMap<string, Concat>;
  private readonly files: ReadonlyMap<string, ResourceJson>;

  constructor(catalog: CatalogJson, environment: Environment) {
    this.catalog = catalog;
    this.environment = environment;
    this.concats = new Map(concatsOf(catalog.resources).map((concat) => [normalPath(concat.path), concat]));
    this.files = new Map(catalog.resources.filter(({ type }) => type === 'File').map((file) => [normalPath(nameOf(file)), file]));
  }

  /** A path of the node, or `Type[title]` of a file, of a concat file or of one of its fragments. */
  render(operand: string): RenderResult {
    try {
      return isPath(operand) ? this.file(operand) : this.resource(operand);
    } catch (error) {
      if (error instanceof NoContent) return { ok: false, reason: error.message, hint: error.hint };
      throw error;
    }
  }

  /** Paths of all files that have a content, here or on the node; folders are left out. */
  get paths(): readonly string[] {
    return [...this.providers().keys()];
  }

  /** Whether the catalog has a word on it: a content, or why there is none. */
  isKnown(operand: string): boolean {
    const parts = isPath(operand) ? undefined : writtenReference(operand);
    if (parts !== undefined) return CatalogIndex.of(this.catalog).find(`${parts.type}[${parts.title}]`) !== undefined;
    const path = normalPath(operand);
    return this.files.has(path) || this.concats.has(path) || this.render(path).ok;
  }

  private providers(): ReadonlyMap<string, ResourceJson> {
    const files = [...this.files].filter(([, file]) => !['directory', 'absent'].includes(textOf(file, 'ensure') ?? ''));
    return new Map([...files, ...[...this.concats.values()].map(({ path, resource }) => [path, resource] as const)]);
  }

  // --- By reference -------------------------------------------------------------------------------------------------------

  private resource(written: string): RenderResult {
    const parts = writtenReference(written);
    if (parts === undefined) {
      throw new NoContent(`'${written}' is neither a path of the node nor Type[title]`, nearPaths(written, this.paths));
    }
    const reference = `${parts.type}[${parts.title}]`;
    const resource = CatalogIndex.of(this.catalog).find(reference);
    if (resource === undefined) {
      const hint = didYouMean(reference, this.catalog.resources.map(refOf)) ?? nearPaths(reference, this.paths);
      throw new NoContent(`the catalog has no ${reference}`, hint);
    }
    if (resource.type === 'File') return this.file(nameOf(resource));
    if (isFragment(resource)) return this.fragment(resource);
    for (const { resource: define, own, path } of this.concats.values()) {
      if (define === resource || own === resource) return this.file(path);
    }
    throw new NoContent(`${refOf(resource)} is no file`, filesWithin(refOf(resource), this.catalog, this.providers()));
  }

  private fragment(resource: ResourceJson): RenderResult {
    for (const concat of this.concats.values()) {
      const at = concat.fragments.findIndex(({ resource: define, own }) => define === resource || own === resource);
      const piece = at < 0 ? undefined : fragmentPieces(concat, this.environment)[at];
      if (piece === undefined) continue;
      const notes = [`a fragment of ${refOf(concat.resource)}`];
      return { ok: true, path: concat.path, resource, pieces: [piece], fragments: [], notes };
    }
    throw new NoContent(`no file of the catalog has ${refOf(resource)} in it`);
  }

  // --- By path ------------------------------------------------------------------------------------------------------------

  private file(given: string): RenderResult {
    let path = normalPath(given);
    const notes: string[] = [];
    for (let links = 0; links < MOST_LINKS; links++) {
      const target = this.linkTarget(path);
      if (target === undefined) return this.realFile(path, notes);
      notes.push(`${path} is a link to ${target}`);
      path = target;
    }
    throw new NoContent(`the links of ${given} go round in circles`);
  }

  private linkTarget(path: string): string | undefined {
    const file = this.files.get(path);
    if (file === undefined || this.concats.has(path)) return undefined;
    const ensure = textOf(file, 'ensure');
    const target = ensure === 'link' ? textOf(file, 'target') : ensure !== undefined && isPath(ensure) ? ensure : undefined;
    return target === undefined ? undefined : posix.resolve(posix.dirname(path), target);
  }

  private realFile(path: string, notes: readonly string[]): RenderResult {
    const concat = this.concats.get(path);
    const file = this.files.get(path);
    if (concat !== undefined) return this.concatFile(concat, notes);
    if (file !== undefined && textOf(file, 'ensure') !== 'directory') return this.plainFile(file, path, notes);
    const below = pieceBelowFolder(path, this.files, this.environment);
    if (below !== undefined) return this.rendered(path, below.resource, [below.piece], notes);
    if (file !== undefined) throw new NoContent(`${path} is a folder`, pathsBelow(path, this.paths));
    const changed = this.changers(path);
    if (changed !== undefined) throw new NoContent(`nothing in the catalog provides ${path}`, changed);
    throw new NoContent(`no resource of the catalog is the file ${path}`, nearPaths(path, this.paths));
  }

  private concatFile(concat: Concat, notes: readonly string[]): RenderResult {
    const { path, resource, own } = concat;
    refuseAbsent(own, path);
    const pieces = fragmentPieces(concat, this.environment);
    const fragments = concat.fragments.map((fragment, index) => ({ ...fragment, piece: pieces[index] as Piece }));
    return { ...this.rendered(path, resource, wholePieces(concat, pieces), [...notes, ...replaceNote(own)]), fragments };
  }

  private plainFile(file: ResourceJson, path: string, notes: readonly string[]): RenderResult {
    refuseAbsent(file, path);
    const piece = contentOf(file) ?? this.sourcePiece(file);
    if (piece !== undefined) return this.rendered(path, file, [piece], [...notes, ...replaceNote(file)]);
    const reason = `${refOf(file)} has neither content nor source: the content of ${path} is the node's own`;
    throw new NoContent(reason, this.changers(path));
  }

  private sourcePiece(file: ResourceJson): Piece | undefined {
    const sources = textsOf(file, 'source');
    if (sources.length === 0) return undefined;
    const isSecret = file.sensitive_parameters?.includes('source') === true;
    const located = firstLocated(sources, this.environment);
    if (located.kind === 'elsewhere') return { unknown: located.what, isSecret };
    if (located.kind === 'missing') {
      const where = `environment ${this.environment.name}`;
      throw new NoContent(`Could not retrieve information from ${where} source(s) ${sources.join(', ')}`);
    }
    if (this.environment.files.has(located.path)) return { bytes: bytesOf(located.path), file: located.path, isSecret };
    throw new NoContent(`${refOf(file)} is a folder`, `its source is ${sources.join(', ')}`);
  }

  private rendered(path: string, resource: ResourceJson, pieces: readonly Piece[], notes: readonly string[]): Rendered {
    const changed = this.changers(path);
    const more = changed === undefined ? [] : [`${changed}; that is not in the content here`];
    return { ok: true, path, resource, pieces, fragments: [], notes: [...notes, ...more] };
  }

  private changers(path: string): string | undefined {
    return changersText(path, this.catalog.resources);
  }
}

function isPath(text: string): boolean {
  return text.startsWith('/') || /^[A-Za-z]:[\\/]/.test(text);
}

function refuseAbsent(resource: ResourceJson, path: string): void {
  if (textOf(resource, 'ensure') === 'absent') throw new NoContent(`the node has no ${path}: ${refOf(resource)} is absent`);
}

function replaceNote(resource: ResourceJson): readonly string[] {
  return textOf(resource, 'replace') === 'false' ? ['written only where no such file is there: replace => false'] : [];
}

/** Without `..`, which would lead out of the folder that a module's files are taken from, and without a slash at the end. */
function normalPath(path: string): string {
  const plain = posix.normalize(path);
  return plain.length > 1 && plain.endsWith('/') ? plain.slice(0, -1) : plain;
}
