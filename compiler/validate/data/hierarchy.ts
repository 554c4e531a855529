/**
 * A hiera.yaml as it is written: which files its levels could name, whatever the node.
 *
 * Puppet: pops/lookup/hiera_config.rb
 */

import { parseInterpolation } from '../../../parser/hiera/index.ts';
import { Source, type Span } from '../../../parser/index.ts';
import { matcherOf } from '../../lookup/files/glob.ts';
import { joinPath, parentFolder } from '../../lookup/files/path.ts';
import type { ConfigOwner } from '../../lookup/index.ts';
import { literalPattern } from '../../regexp/index.ts';
import type { Value } from '../../values/index.ts';
import { entryOf, loadYaml, readTree, resolved, YamlLoadError, type YamlTree } from '../../yaml/index.ts';
import { keyPlaceIn, placeIn, spanOf } from './tree-places.ts';

/** How the files of a level are written; undefined for functions that nothing is known of. */
export type DataFormat = 'yaml' | 'json';

/** Files that one entry of `path`, `paths`, `glob`, `globs` or `mapped_paths` could name. */
export interface PathTemplate {
  /** As written. */
  readonly text: string;
  readonly at: Span;
  /** The deepest folder that holds all of them. */
  readonly folder: string;
  readonly pattern: RegExp;
  /** The one file that it names, whatever the node; undefined for what is interpolated, and for globs. */
  readonly file: string | undefined;
}

export interface HierarchyLevel {
  readonly name: string;
  readonly at: Span;
  readonly format: DataFormat | undefined;
  /** `data_hash`, `lookup_key`, `data_dig` or `hiera3_backend`; empty where there is none, or in version 4. */
  readonly functionKind: string;
  readonly functionName: string;
  readonly functionAt: Span;
  /** As written, and joined with the folder of the hiera.yaml. */
  readonly datadir: string;
  readonly templates: readonly PathTemplate[];
}

const FORMATS: ReadonlyMap<string, DataFormat> = new Map([
  ['yaml_data', 'yaml'],
  ['eyaml_lookup_key', 'yaml'],
  ['json_data', 'json'],
]);
const FUNCTION_KEYS = ['data_hash', 'lookup_key', 'data_dig', 'hiera3_backend'] as const;
/** Any text that an expression may become; no character of a path. */
const ANY = '\uE000';

export class Hierarchy {
  readonly path: string;
  readonly owner: ConfigOwner;
  readonly source: Source;
  readonly tree: YamlTree | undefined;
  /** What is wrong with it as YAML. */
  readonly problem: YamlLoadError | undefined;
  readonly levels: readonly HierarchyLevel[];
  private readonly root: string;

  constructor(path: string, text: string, owner: ConfigOwner) {
    this.path = path;
    this.owner = owner;
    this.source = new Source(text, path);
    this.root = parentFolder(path);
    const read = readOrProblem(text, path);
    this.tree = read instanceof YamlLoadError ? undefined : read;
    this.problem = read instanceof YamlLoadError ? read : undefined;
    this.levels = this.readLevels();
  }

  /** Names of the variables that mapped_paths sets. */
  get mappedNames(): ReadonlySet<string> {
    const levels = [...items(this.tree, 'hierarchy'), ...items(this.tree, 'default_hierarchy')];
    return new Set(levels.flatMap((level) => scalar(entries(level, ['mapped_paths'])[1]) ?? []).map(String));
  }

  /** As written. */
  get version(): Value {
    return scalar(entryOf(this.tree, 'version')?.value);
  }

  /** Place of what a path of keys and indexes leads to; that of the last thing on the way that is there. */
  placeOf(path: readonly Value[]): Span {
    return placeIn(this.tree, path, this.source);
  }

  /** Place of the key that a path leads to, or of the item of a list. */
  keyPlaceOf(path: readonly Value[]): Span {
    return keyPlaceIn(this.tree, path, this.source);
  }

  private readLevels(): readonly HierarchyLevel[] {
    const { version } = this;
    if (version === 4n) return items(this.tree, 'hierarchy').map((tree) => this.level4(tree));
    if (version !== 5n) return [];
    return ['hierarchy', 'default_hierarchy'].flatMap((key) => items(this.tree, key)).map((tree) => this.level5(tree));
  }

  private level5(tree: YamlTree): HierarchyLevel {
    const defaults = entryOf(this.tree, 'defaults')?.value;
    const holder = FUNCTION_KEYS.some((key) => entryOf(tree, key) !== undefined) ? tree : defaults;
    const functionKey = FUNCTION_KEYS.find((key) => entryOf(holder, key) !== undefined);
    const functionName = functionKey === undefined ? (holder === undefined ? 'yaml_data' : '') : (text(holder, functionKey) ?? '');
    const datadir = joinPath(this.root, text(tree, 'datadir') ?? text(defaults, 'datadir') ?? 'data');
    const functionTree = functionKey === undefined ? undefined : entryOf(holder, functionKey)?.value;
    return {
      ...this.common(tree),
      functionKind: functionKey ?? '',
      functionAt: this.span(functionTree ?? tree),
      datadir,
      functionName,
      format: FORMATS.get(functionName),
      templates: this.templates(tree, datadir),
    };
  }

  private level4(tree: YamlTree): HierarchyLevel {
    const backend = text(tree, 'backend') ?? '';
    const datadir = joinPath(this.root, text(tree, 'datadir') ?? text(this.tree, 'datadir') ?? 'data');
    const paths = entries(tree, ['path', 'paths']);
    const named = entryOf(tree, 'name')?.value;
    const templates = (paths.length > 0 || named === undefined ? paths : [named]).flatMap((path) =>
      this.template(path, datadir, false, `.${backend}`),
    );
    return {
      ...this.common(tree),
      functionKind: '',
      functionAt: this.span(tree),
      datadir,
      functionName: `${backend}_data`,
      format: FORMATS.get(`${backend}_data`),
      templates,
    };
  }

  private common(tree: YamlTree) {
    return { name: text(tree, 'name') ?? '', at: this.span(entryOf(tree, 'name')?.value ?? tree) };
  }

  private templates(tree: YamlTree, datadir: string): readonly PathTemplate[] {
    const paths = entries(tree, ['path', 'paths']).flatMap((one) => this.template(one, datadir, false));
    const globs = entries(tree, ['glob', 'globs']).flatMap((one) => this.template(one, datadir, true));
    const mapped = entries(tree, ['mapped_paths'])[2];
    return [...paths, ...globs, ...(mapped === undefined ? [] : this.template(mapped, datadir, false))];
  }

  private template(tree: YamlTree, datadir: string, isGlob: boolean, extension = ''): readonly PathTemplate[] {
    const written = scalar(tree);
    if (typeof written !== 'string') return [];
    const full = joinPath(datadir, written.endsWith(extension) ? written : written + extension);
    const path = parseInterpolation(full)
      .parts.map((part) => (part.kind === 'literal' ? part.text : ANY))
      .join('');
    const fixed = path.split(isGlob ? /[*?[{\uE000]/ : ANY)[0] as string;
    const folder = fixed.slice(0, Math.max(fixed.lastIndexOf('/'), 0));
    const source = isGlob ? matcherOf(path).source : `^${literalPattern(path)}$`;
    return [
      {
        text: written,
        at: this.span(tree),
        folder,
        pattern: new RegExp(source.replaceAll(ANY, '.*'), 's'),
        file: isGlob || path.includes(ANY) ? undefined : path,
      },
    ];
  }

  span(tree: YamlTree): Span {
    return spanOf(tree, this.source);
  }
}

/** Tags may ask for what Puppet refuses, and for other values than the tree has. */
export function mayHaveTags(text: string): boolean {
  return /(?:^|[\s,[{])!/.test(text);
}

/** The tree, or what is wrong with the text. */
export function readOrProblem(text: string, file: string): YamlTree | YamlLoadError | undefined {
  try {
    if (mayHaveTags(text)) loadYaml(text, file);
    return readTree(text, file);
  } catch (error) {
    if (error instanceof YamlLoadError) return error;
    throw error;
  }
}

function scalar(tree: YamlTree | undefined) {
  const found = resolved(tree);
  return found?.kind === 'scalar' ? found.value : undefined;
}

function text(tree: YamlTree | undefined, key: string): string | undefined {
  const value = scalar(entryOf(tree, key)?.value);
  return typeof value === 'string' ? value : undefined;
}

function items(tree: YamlTree | undefined, key: string): readonly YamlTree[] {
  const list = resolved(entryOf(tree, key)?.value);
  return list?.kind === 'sequence' ? list.items : [];
}

/** The values of the first of the keys that is there: one, or a list. */
function entries(tree: YamlTree, keys: readonly string[]): readonly YamlTree[] {
  for (const key of keys) {
    const value = resolved(entryOf(tree, key)?.value);
    if (value !== undefined) return value.kind === 'sequence' ? value.items : [value];
  }
  return [];
}
