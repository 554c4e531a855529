/**
 * All data of an environment: the hiera.yaml of every layer, every file that a level could name, and what stands in them.
 */
import type { Environment } from '../../environment.ts';
import type { ConfigOwner } from '../../lookup/index.ts';
import { keyValue, type YamlEntry } from '../../yaml/index.ts';
import { DataFile } from './data-file.ts';
import { Hierarchy, type HierarchyLevel, type PathTemplate } from './hierarchy.ts';
import { InterpolatedStrings, InterpolationReader, type Occurrence } from './interpolations.ts';
import { LookupOptions } from './lookup-options.ts';

/** A key of Hiera in one file. */
export interface KeyDefinition {
  readonly key: string;
  readonly file: DataFile;
  readonly entry: YamlEntry;
}

/** An interpolation in a data file. */
export interface DataOccurrence extends Occurrence {
  readonly file: DataFile;
}

/** Names of files that look like data. */
const DATA_FILE = /\.(?:ya?ml|eyaml|json)$/i;

export class DataSet {
  private readonly environment: Environment;
  private readonly strings: InterpolatedStrings;
  /** Of the global layer, the environment and all modules that have one. */
  readonly configs: readonly Hierarchy[];
  readonly files: readonly DataFile[];
  /** Files in the folders of data that no level could name. */
  readonly strays: readonly { readonly path: string; readonly config: Hierarchy }[];
  readonly byPath: ReadonlyMap<string, DataFile>;
  private definitionsByKey: ReadonlyMap<string, readonly KeyDefinition[]> | undefined;
  private occurrencesByFile: ReadonlyMap<DataFile, readonly DataOccurrence[]> | undefined;
  private occurrenceList: readonly DataOccurrence[] | undefined;
  private readonly occurrencesByKey = new Map<DataFile, ReadonlyMap<string, readonly DataOccurrence[]>>();
  private options: LookupOptions | undefined;
  private inConfigs: readonly (readonly [Hierarchy, readonly Occurrence[]])[] | undefined;
  private variableList: readonly Occurrence[] | undefined;
  private referencesByKey: ReadonlyMap<string, readonly DataOccurrence[]> | undefined;

  constructor(environment: Environment) {
    this.environment = environment;
    this.strings = new InterpolatedStrings({ angleBrackets: environment.angleBrackets });
    this.configs = hierarchies(environment);
    const { files, strays } = this.findFiles();
    this.files = files;
    this.strays = strays;
    this.byPath = new Map(files.map((file) => [file.path, file]));
    this.definitionsByKey = undefined;
    this.occurrencesByFile = undefined;
    this.occurrenceList = undefined;
    this.options = undefined;
    this.inConfigs = undefined;
    this.variableList = undefined;
    this.referencesByKey = undefined;
  }

  get keyCount(): number {
    let count = 0;
    for (const { entries } of this.files) count += entries.length;
    return count;
  }

  /** Whether all keys are known: every level is one of files, and all of them can be read. */
  get isComplete(): boolean {
    const isKnown = this.configs.every(
      ({ problem, levels }) => problem === undefined && levels.every(({ format }) => format !== undefined),
    );
    return isKnown && this.files.every(({ problem }) => problem === undefined);
  }

  /** Levels whose data is not here, though no node is needed to tell where it should be: it may be on the server alone. */
  get absentLevels(): readonly HierarchyLevel[] {
    const { files } = this.environment;
    const isAbsent = ({ datadir, templates }: HierarchyLevel): boolean =>
      (!datadir.includes('%{') && !files.exists(datadir)) || templates.some(({ file }) => file !== undefined && !files.has(file));
    return this.configs.flatMap(({ levels }) => levels.filter((level) => level.templates.length > 0 && isAbsent(level)));
  }

  /** Every key with all the files that have it, in the order of the hierarchies. */
  get definitions(): ReadonlyMap<string, readonly KeyDefinition[]> {
    this.definitionsByKey ??= this.collectDefinitions();
    return this.definitionsByKey;
  }

  /** Every interpolation of the data files. */
  get occurrences(): ReadonlyMap<DataFile, readonly DataOccurrence[]> {
    this.occurrencesByFile ??= new Map(
      this.files.map((file) => {
        const reader = new InterpolationReader(file.source, this.strings);
        return [file, reader.readData(file.entries).map((occurrence) => ({ ...occurrence, file }))];
      }),
    );
    return this.occurrencesByFile;
  }

  /** The same, of all files. */
  get allOccurrences(): readonly DataOccurrence[] {
    this.occurrenceList ??= [...this.occurrences.values()].flat();
    return this.occurrenceList;
  }

  /** Those in the value of a key in a file. */
  occurrencesIn(file: DataFile, rootKey: string): readonly DataOccurrence[] {
    let byKey = this.occurrencesByKey.get(file);
    if (byKey === undefined) {
      const found = new Map<string, DataOccurrence[]>();
      for (const occurrence of this.occurrences.get(file) ?? []) {
        for (const key of occurrence.rootKeys) found.set(key, [...(found.get(key) ?? []), occurrence]);
      }
      byKey = found;
      this.occurrencesByKey.set(file, byKey);
    }
    return byKey.get(rootKey) ?? [];
  }

  /** What lookup_options say of keys. */
  get lookupOptions(): LookupOptions {
    this.options ??= new LookupOptions(this.files);
    return this.options;
  }

  /** Every interpolation of a hiera.yaml. */
  get configOccurrences(): readonly (readonly [Hierarchy, readonly Occurrence[]])[] {
    this.inConfigs ??= this.configs.map((config) => {
      const reader = new InterpolationReader(config.source, this.strings);
      return [config, config.tree === undefined ? [] : reader.read(config.tree)];
    });
    return this.inConfigs;
  }

  /** One interpolation for each variable with its path that any data or hiera.yaml reads. */
  get variables(): readonly Occurrence[] {
    if (this.variableList === undefined) {
      const all = [...this.allOccurrences, ...this.configOccurrences.flatMap(([, found]) => found)];
      const read = all.filter(({ part }) => part.method === 'scope' && !part.isEmpty);
      this.variableList = [...new Map(read.map((one) => [one.expression, one])).values()];
    }
    return this.variableList;
  }

  /** The interpolations that look a key up, by its root key. */
  get references(): ReadonlyMap<string, readonly DataOccurrence[]> {
    this.referencesByKey ??= this.collectReferences();
    return this.referencesByKey;
  }

  private collectDefinitions(): ReadonlyMap<string, readonly KeyDefinition[]> {
    const found = new Map<string, KeyDefinition[]>();
    for (const file of this.files) {
      for (const entry of file.entries) {
        const key = keyValue(entry.key) as string;
        const known = found.get(key);
        if (known === undefined) found.set(key, [{ key, file, entry }]);
        else if (known.at(-1)?.file === file) known[known.length - 1] = { key, file, entry };
        else known.push({ key, file, entry });
      }
    }
    return found;
  }

  private collectReferences(): ReadonlyMap<string, readonly DataOccurrence[]> {
    const found = new Map<string, DataOccurrence[]>();
    for (const occurrence of this.allOccurrences) {
      const root = lookedUpKey(occurrence);
      if (root === undefined) continue;
      const known = found.get(root);
      if (known === undefined) found.set(root, [occurrence]);
      else known.push(occurrence);
    }
    return found;
  }

  // --- Files ---------------------------------------------------------------------------------------------------------

  private findFiles() {
    const found = new Map<string, { owner: ConfigOwner; levels: HierarchyLevel[] }>();
    const strays = new Map<string, Hierarchy>();
    for (const config of this.configs) {
      const folders = outermost(config.levels.flatMap(({ templates }) => templates.map(({ folder }) => folder)));
      for (const path of folders.flatMap((folder) => this.environment.files.filesBelow(folder))) {
        const levels = config.levels.filter(({ templates }) => templates.some(({ pattern }) => pattern.test(path)));
        const known = found.get(path);
        if (levels.length === 0 && DATA_FILE.test(path)) strays.set(path, config);
        else if (known !== undefined) known.levels.push(...levels);
        else if (levels.length > 0) found.set(path, { owner: config.owner, levels });
      }
    }
    const files = [...found]
      .filter(([, { levels }]) => levels.some(({ format }) => format !== undefined))
      .map(([path, { owner, levels }]) => new DataFile(path, this.environment.files.read(path) ?? '', owner, levels));
    return {
      files: sortedByLevel(files, this.configs),
      strays: [...strays].filter(([path]) => !found.has(path)).map(([path, config]) => ({ path, config })),
    };
  }
}

/** The root key that an interpolation looks up; undefined for variables and for what looks nothing up. */
export function lookedUpKey({ part }: Occurrence): string | undefined {
  if (part.isEmpty || !/^(?:lookup|hiera|alias)$/.test(part.method)) return undefined;
  const root = part.segments?.[0];
  return typeof root === 'string' ? root : undefined;
}

function hierarchies(environment: Environment): readonly Hierarchy[] {
  const { files, directory, settings, modules } = environment;
  const places: [path: string | undefined, owner: ConfigOwner][] = [
    [settings.hieraConfig, { layer: 'global', moduleName: undefined }],
    [directory && `${directory}/hiera.yaml`, { layer: 'environment', moduleName: undefined }],
    ...[...modules.values()].map(({ name, path }): [string, ConfigOwner] => [
      `${path}/hiera.yaml`,
      { layer: 'module', moduleName: name },
    ]),
  ];
  return places.flatMap(([path, owner]) => {
    const text = path === undefined ? undefined : files.read(path);
    return path === undefined || text === undefined ? [] : [new Hierarchy(path, text, owner)];
  });
}

/** In the order of the layers and of the first level that could name them. */
function sortedByLevel(files: readonly DataFile[], configs: readonly Hierarchy[]): readonly DataFile[] {
  const ranks = new Map(configs.flatMap(({ levels }) => levels).map((level, index) => [level, index]));
  const rank = ({ levels }: DataFile): number => Math.min(...levels.map((level) => ranks.get(level) as number));
  return files
    .map((file) => [rank(file), file] as const)
    .sort(([a], [b]) => a - b)
    .map(([, file]) => file);
}

/** Folders that stand in none of the others. The root of the machine is none that data would be looked for in. */
function outermost(folders: readonly string[]): readonly string[] {
  const unique = [...new Set(folders)].filter((folder) => folder !== '');
  return unique.filter((folder) => !unique.some((other) => other !== folder && folder.startsWith(`${other}/`)));
}

/** Whether a level would name the path if its extension or case were another. */
export function almostNamedBy(path: string, templates: readonly PathTemplate[]): PathTemplate | undefined {
  const stem = path.replace(DATA_FILE, '');
  return templates.find(({ pattern, text }) => {
    const extension = DATA_FILE.exec(text)?.[0] ?? '';
    return pattern.test(stem + extension) || new RegExp(pattern.source, 'is').test(path);
  });
}
