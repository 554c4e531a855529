/** The only door of compiler/lookup; README.md tells what is in here. */
import type { Diagnostic } from '../../parser/index.ts';
import type { PType } from '../types/index.ts';
import type { Value } from '../values/index.ts';
import { LookupAdapter } from './adapter.ts';
import type { ConfigOwner, HieraConfig } from './config/hiera-config.ts';
import { loadConfig } from './config/load.ts';
import { RubyError } from './errors.ts';
import { type DataFile, readHoconData, readJsonData, readYamlData } from './files/data-file.ts';
import { DiskFiles, type LookupFiles } from './files/file-system.ts';
import { KeyIndex } from './files/key-index.ts';
import { type PlacedDocument, placedDocument } from './files/places.ts';
import { LookupKeys } from './key.ts';
import { nearMissesOf } from './near-misses.ts';
import type { LookupLog, LookupScope, Strict } from './scope.ts';
import { Texts } from './texts.ts';

export { LookupAdapter } from './adapter.ts';
export type { ConfigOwner } from './config/hiera-config.ts';
export { KeyNotFoundError, LookupError, RecursiveLookupError, RubyError } from './errors.ts';
export type { Explainer } from './explain.ts';
export { TextExplainer } from './explainer/index.ts';
export type { DataFile } from './files/data-file.ts';
export { DiskFiles, type LookupFiles } from './files/file-system.ts';
export { JsonError, jsonError, parseJson } from './files/json.ts';
export { type PlacedDocument, placedDocument } from './files/places.ts';
export { type HieraFunction, hieraLookup, lookupParameter, performLookup } from './functions.ts';
export { Invocation, type InvocationOptions } from './invocation.ts';
export { type LookupRequest, lookupValue } from './lookup.ts';
export { NOT_FOUND, type NotFound } from './not-found.ts';
export {
  type DataPlace,
  dig,
  entryOf,
  explainOrigin,
  type Hop,
  type HopKind,
  isContainer,
  LookupTrace,
  type OriginOptions,
  type TraceNode,
  type VariableOrigin,
} from './provenance/index.ts';
export { LOOKUP_CONTEXT_TYPE, LookupContext } from './providers/lookup-context.ts';
export { ResolutionWatch, type VariableRead } from './resolution-watch.ts';
export { FactScope, type LookupLog, type LookupScope, type Strict } from './scope.ts';

/** What a lookup wants to know of an environment. All paths are absolute. */
export interface LookupEnvironment {
  readonly name: string;
  /** Folder that may hold hiera.yaml; undefined where there is no environment folder. */
  readonly path: string | undefined;
  /** The file of Puppet's setting hiera_config, which need not exist. */
  readonly globalConfig: string;
  /** Folder of a module by its name. */
  moduleFolder(name: string): string | undefined;
  /** Puppet's setting codedir, below which hiera.yaml of version 3 looks for data. */
  readonly codeFolder?: string;
  /** `environment_data_provider` of environment.conf. */
  readonly dataProvider?: string | undefined;
  /** `data_provider` of a module's metadata.json. */
  moduleDataProvider?(name: string): Value;
}

/** A data provider function of a module or of the environment, ready to be called. */
export interface ProviderFunction {
  (scope: LookupScope, args: readonly Value[]): Value;
  /** Of each of its signatures; undefined for one that declares none. Values of declared types are trusted. */
  readonly returnTypes?: readonly (PType | undefined)[];
}

/** Finds functions of the Puppet language by name, as seen from the environment (or from the module that the name begins with). */
export interface ProviderFunctions {
  find(name: string, scope: LookupScope): ProviderFunction | undefined;
}

export interface LookupOptions {
  readonly files?: LookupFiles;
  readonly functions?: ProviderFunctions;
  /** `%<...>` in data is resolved as `%{...}`. */
  readonly angleBrackets?: boolean;
  /** Encrypted data is not decrypted, whether there are keys or not. */
  readonly keepsEncrypted?: boolean;
}

/** Where Puppet has its code unless a setting says otherwise. */
const CODE_FOLDER = '/etc/puppet/code';

const READERS: ReadonlyMap<string, (path: string, text: string, strictIsError: boolean) => DataFile> = new Map([
  ['yaml_data', readYamlData],
  ['json_data', (path: string, text: string) => readJsonData(path, text)],
  ['hocon_data', (path: string, text: string) => readHoconData(path, text)],
]);

/** What is known of an environment's data, shared by all its nodes. */
export class Lookup {
  readonly environment: LookupEnvironment;
  readonly files: LookupFiles;
  readonly functions: ProviderFunctions | undefined;
  readonly texts: Texts;
  readonly keepsEncrypted: boolean;
  private readonly angleBrackets: boolean;
  readonly keys = new LookupKeys();
  readonly keyIndex = new KeyIndex();
  private readonly dataFiles = new Map<string, DataFile>();
  private readonly fileData = new Map<string, Value>();
  private readonly configs = new Map<string, HieraConfig>();
  /** Warnings of files that each compilation has been given. */
  private readonly warned = new WeakMap<LookupAdapter, Set<DataFile>>();

  constructor(environment: LookupEnvironment, options: LookupOptions = {}) {
    this.environment = environment;
    this.files = options.files ?? new DiskFiles();
    this.functions = options.functions;
    this.angleBrackets = options.angleBrackets === true;
    this.keepsEncrypted = options.keepsEncrypted === true;
    this.texts = new Texts({ angleBrackets: this.angleBrackets });
  }

  /** The lookups of one compilation. */
  adapter(log: LookupLog, strict: Strict = 'warning'): LookupAdapter {
    return new LookupAdapter(this, log, strict);
  }

  /** The checked configuration at a path; undefined for version 3 where that is ignored. */
  config(path: string, owner: ConfigOwner, adapter: LookupAdapter): HieraConfig | undefined {
    const known = this.configs.get(path);
    if (known !== undefined) return known;
    const config = loadConfig(path, owner, this.files, adapter.log, adapter.strict, this.environment.codeFolder ?? CODE_FOLDER);
    if (config === 'version3') return undefined;
    // Older versions warn whenever they are loaded, so they are loaded for each compilation.
    if (config.version === 5) this.configs.set(path, config);
    return config;
  }

  /** Whether a function reads data files, and is one of Puppet's own. */
  readsFiles(functionName: string): boolean {
    return READERS.has(functionName);
  }

  /** The file as a built-in data function returns it; undefined for other functions. */
  builtinData(functionName: string, path: string, adapter: LookupAdapter): DataFile | undefined {
    const reader = READERS.get(functionName);
    if (reader === undefined) return undefined;
    let file = this.dataFiles.get(path);
    if (file === undefined) {
      file = reader(path, this.read(path, reader === readYamlData), adapter.strict === 'error');
      this.dataFiles.set(path, file);
      this.keyIndex.add(file);
    }
    this.warnOf(file, adapter);
    return file;
  }

  /** A file with its places, one of JSON too; undefined where none can be had. */
  placesOf(path: string, known?: PlacedDocument): PlacedDocument | undefined {
    return known ?? placedDocument(this.files.read(path), path);
  }

  /** For `$context.cached_file_data`: the first result for a path is kept. */
  cachedFileData(path: string, make: (content: string) => Value): Value {
    if (!this.fileData.has(path)) this.fileData.set(path, make(this.read(path)));
    return this.fileData.get(path);
  }

  /** The same in two steps: what was made, or the text to make it of, which `keepFileData` is given then. */
  fileDataOrText(path: string): readonly [isMade: boolean, data: Value] {
    return this.fileData.has(path) ? [true, this.fileData.get(path)] : [false, this.read(path)];
  }

  keepFileData(path: string, data: Value): void {
    this.fileData.set(path, data);
  }

  /** Text of a file that a function names, which need not be there. */
  private read(path: string, withBytes = false): string {
    if (!this.files.exists(path)) throw new RubyError(`No such file or directory @ rb_file_s_stat - ${path}`);
    return this.files.read(path, withBytes);
  }

  /** dalang's own warnings of all YAML files read so far: what was probably meant to be an interpolation and is none. */
  nearMisses(): readonly Diagnostic[] {
    return [...this.dataFiles.values()].flatMap((file) => nearMissesOf(file, { angleBrackets: this.angleBrackets }));
  }

  private warnOf(file: DataFile, adapter: LookupAdapter): void {
    if (file.warning === undefined) return;
    let warned = this.warned.get(adapter);
    if (warned === undefined) {
      warned = new Set();
      this.warned.set(adapter, warned);
    }
    if (warned.has(file)) return;
    warned.add(file);
    adapter.log.warning(file.warning);
  }
}
