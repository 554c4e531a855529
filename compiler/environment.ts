/**
 * One environment: its files, modules, definitions, functions, types and data, read once and shared by any number of nodes.
 *
 * Puppet: node/environment.rb, pops/loaders.rb
 */
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import type { FunctionDefinition, PlanDefinition, Program, TypeAlias, TypeDefinition, TypeMapping } from '../parser/ast.ts';
import { assertAndReport } from '../parser/diagnostics/report.ts';
import { type Diagnostic, parse, Source } from '../parser/index.ts';
import type { Compilation } from './catalog/compilation.ts';
import { assertTemplate, Template } from './evaluator/epp.ts';
import { EvaluationError, PuppetError } from './evaluator/errors.ts';
import type { Scope } from './evaluator/scope.ts';
import type { CodeContext } from './evaluator/thunk.ts';
import type { RuntimeFunction } from './functions/runtime-function.ts';
import { EnvironmentData } from './loader/environment-data.ts';
import { FileCache, type ParsedFile } from './loader/file-cache.ts';
import { FunctionsTable, TypesTable } from './loader/functions-table.ts';
import { KnownTypes } from './loader/known-types.ts';
import { metadataFaults } from './loader/module-metadata.ts';
import { findModules, type Module, splitModulePath } from './loader/modules.ts';
import type { DiskFiles } from './lookup/files/file-system.ts';
import { LOOKUP_CONTEXT_TYPE } from './lookup/index.ts';
import { BASE_MODULEPATH, type EnvironmentConf, readEnvironmentConf } from './node/environment-conf.ts';
import { FactReads, type MissingFact } from './node/fact-reads.ts';
import { DEFAULT_SETTINGS, type Settings } from './node/settings.ts';
import { RubyRuntime } from './ruby/index.ts';
import type { Recorder } from './trace/index.ts';
import { findType, type PType, type TypeResolver } from './types/index.ts';
import type { Value } from './values/index.ts';
import { World } from './world/index.ts';

export interface EnvironmentOptions {
  /** Folder with `manifests`, `modules`, `hiera.yaml`. Absent: there is nothing but the code given and the modulepath. */
  readonly directory?: string | undefined;
  readonly name?: string | undefined;
  /** Folders of modules after those that the environment itself says. */
  readonly modulepath?: readonly string[] | undefined;
  /** Instead of what environment.conf says or of the folder `manifests`; relative to the environment's folder. */
  readonly manifest?: string | undefined;
  /** False: modules and manifests lie in `modules` and `manifests`, whatever environment.conf says. */
  readonly followConf?: boolean | undefined;
  /** Version of the catalogs: what the command `config_version` of environment.conf would have printed. Without it, the time. */
  readonly configVersion?: string | undefined;
  readonly settings?: Settings | undefined;
  /** `%<...>` in data is resolved as `%{...}`, which Puppet does not do. */
  readonly angleBrackets?: boolean | undefined;
  /** Encrypted data is not decrypted: placeholders stand for it, as where there are no keys. */
  readonly keepsEncrypted?: boolean | undefined;
  /** Notes how values come to be, of the node that is compiled. */
  readonly recorder?: Recorder | undefined;
  /** Facts that code or data read and a node does not have are noted. */
  readonly noteMissingFacts?: boolean | undefined;
  /** Which keys of data each node asks for is noted. */
  readonly noteKeys?: boolean | undefined;
  /** What is known of the world outside: answers for DNS, commands, files elsewhere, queries. Nothing when not given. */
  readonly world?: World | undefined;
}

/** Keys of data that a node looked up while it was compiled. */
export interface KeyReads {
  readonly asked: Set<string>;
  /** Those with a value that was bound to the parameter of a class, whose type it had to have. */
  readonly bound: Set<string>;
}

export class Environment {
  readonly name: string;
  readonly directory: string | undefined;
  readonly modulepath: readonly string[];
  readonly manifest: string | undefined;
  readonly settings: Settings;
  readonly angleBrackets: boolean;
  readonly keepsEncrypted: boolean;
  readonly configVersion: string | undefined;
  readonly files: FileCache;
  readonly modules: ReadonlyMap<string, Module>;
  readonly types: KnownTypes;
  readonly data: EnvironmentData;
  readonly typeResolver: TypeResolver;
  /** Present where somebody asks where values come from. */
  readonly recorder: Recorder | undefined;
  /** Present where missing facts are noted. */
  readonly factReads: FactReads | undefined;
  /** Keys that were looked up, by node; present where they are noted. */
  readonly keyReads: Map<string, KeyReads> | undefined;
  readonly world: World;
  /** The compilation under way. */
  active: Compilation | undefined;
  private readonly functions: FunctionsTable;
  private readonly aliases: TypesTable;
  private readonly templates = new Map<string, Template>();
  /** Ruby of the modules, started when something asks for it; environments with the same files share it. */
  private readonly rubyHolder: { runtime?: RubyRuntime };
  private readonly rubyTypes = new Map<string, string | undefined>();
  private readonly code: string | undefined;
  private readonly conf: EnvironmentConf | undefined;
  private metadataFaults: readonly string[] | undefined;
  private isPrepared = false;
  private readonly mainWarnings: string[] = [];

  /** With code, the code is compiled instead of the manifests. `shared`: an environment whose files and modules are the same. */
  constructor(options: EnvironmentOptions = {}, code?: string, shared?: Environment) {
    this.directory = options.directory === undefined ? undefined : resolve(options.directory);
    this.name = options.name ?? 'production';
    this.settings = options.settings ?? DEFAULT_SETTINGS;
    this.angleBrackets = options.angleBrackets === true;
    this.keepsEncrypted = options.keepsEncrypted === true;
    this.configVersion = options.configVersion ?? shared?.configVersion;
    this.files = shared?.files ?? new FileCache();
    this.conf = shared ? shared.conf : readConf(this.directory, options.followConf !== false, this.files);
    this.modulepath = shared?.modulepath ?? modulepathOf(this.conf, options.modulepath ?? [], this.files.disk);
    this.manifest = options.manifest === undefined ? this.conf?.manifest : resolve(this.directory ?? '.', options.manifest);
    this.modules = shared?.modules ?? findModules(this.modulepath, this.files.disk);
    if (!shared) this.files.places = { manifest: this.manifest, modulepath: this.modulepath };
    this.rubyHolder = shared?.rubyHolder ?? {};
    this.code = code === '' ? undefined : code;
    this.active = undefined;
    this.recorder = options.recorder;
    this.factReads = shared ? shared.factReads : options.noteMissingFacts === true ? new FactReads() : undefined;
    this.keyReads = shared ? shared.keyReads : options.noteKeys === true ? new Map() : undefined;
    this.world = shared?.world ?? options.world ?? new World();
    for (const [path, content] of this.world.answers.files) this.files.supply(path, content);
    this.types = new KnownTypes(this);
    this.functions = new FunctionsTable(this);
    this.aliases = new TypesTable(this);
    this.data = shared && shared.settings.hieraConfig === this.settings.hieraConfig ? shared.data : new EnvironmentData(this);
    this.typeResolver = {
      loadType: (name) => this.aliases.find(name) ?? (name === 'puppet::lookupcontext' ? LOOKUP_CONTEXT_TYPE : undefined),
      defineType: (name, type, place) => this.aliases.defineMember(name, type, place),
      reportDuplicateKey: (key, place) => this.aliases.reportDuplicateKey(key, place),
    };
  }

  /** The same environment with code instead of its manifests, or with other settings. */
  with(change: { readonly code?: string | undefined; readonly settings?: Settings }): Environment {
    const options = {
      directory: this.directory,
      name: this.name,
      manifest: this.manifest,
      settings: change.settings ?? this.settings,
      angleBrackets: this.angleBrackets,
      keepsEncrypted: this.keepsEncrypted,
    };
    return new Environment(options, change.code ?? this.code, this);
  }

  // --- Main code ----------------------------------------------------------------------------------------------------

  /** Reads the manifests, or the code, with their definitions; the first compilation does it. */
  prepare(): void {
    this.reportConf();
    this.reportMetadata();
    if (this.isPrepared) {
      for (const warning of this.mainWarnings) this.active?.log('warning', warning);
      return;
    }
    this.mainWarnings.length = 0;
    try {
      this.types.importMain(this.mainPrograms());
    } catch (error) {
      for (const table of [this.types, this.functions, this.aliases]) table.clear();
      throw error;
    }
    this.isPrepared = true;
  }

  private reportConf(): void {
    for (const warning of this.conf?.warnings ?? []) this.active?.log('warning', warning);
    if (this.conf?.error !== undefined) throw new PuppetError(this.conf.error);
  }

  private reportMetadata(): void {
    this.metadataFaults ??= metadataFaults(this.modules.values(), this.files);
    for (const fault of this.metadataFaults) {
      if (this.settings.strict === 'error') throw new PuppetError(fault);
      this.active?.log(this.settings.strict === 'warning' ? 'warning' : 'debug', fault);
    }
  }

  private mainPrograms(): readonly Program[] {
    const prefix = `Could not parse for environment ${this.name}: `;
    if (this.code !== undefined) {
      const source = new Source(this.code, '');
      return [this.checked({ source, ...parse(source, { strict: this.settings.strict }) }, this.mainWarnings, prefix)];
    }
    return this.mainFiles().map((file) => this.checked(this.parsedMain(file, prefix), this.mainWarnings, prefix));
  }

  private parsedMain(file: string, prefix: string): ParsedFile {
    try {
      return this.files.parse(file, this.settings.strict);
    } catch (error) {
      throw error instanceof PuppetError ? new PuppetError(prefix + error.message) : error;
    }
  }

  private mainFiles(): readonly string[] {
    const { manifest } = this;
    if (manifest === undefined) return [];
    if (this.files.disk.isFolder(manifest))
      return this.files.filesBelow(manifest).filter((file) => file.endsWith('.pp') && !/\/\./.test(file.slice(manifest.length)));
    return this.files.has(manifest) ? [manifest] : [];
  }

  /** The syntax tree of a manifest; throws what is wrong with it. */
  parseFile(file: string): Program {
    return this.checked(this.files.parse(file, this.settings.strict));
  }

  /** The program, after its warnings were logged (and added to the list); throws its error, or one that counts its errors. */
  private checked({ program, diagnostics }: ParsedFile, warnings?: string[], prefix = ''): Program {
    const { logs, error } = assertAndReport(diagnostics);
    for (const [level, text] of logs) {
      if (level === 'warning') warnings?.push(text);
      this.active?.log(level, text);
    }
    if (program && error === undefined) return program;
    const first = diagnostics.find(({ severity }) => severity === 'error');
    if (first === undefined || error === undefined) throw new Error('a file without a syntax tree has no error');
    throw new EvaluationError(first, prefix + error);
  }

  /** Takes in a definition that is no class, define or node. */
  instantiate(node: FunctionDefinition | TypeAlias | PlanDefinition | TypeMapping | TypeDefinition, context: CodeContext): void {
    if (node.kind === 'FunctionDefinition') this.functions.define(node, context);
    else if (node.kind === 'TypeAlias') this.aliases.define(node, context);
  }

  /** `environment_data_provider` of environment.conf. */
  get dataProvider(): string | undefined {
    return this.conf?.dataProvider;
  }

  /** Whether a file or folder that was looked at has changed since: what was read is old then. */
  isStale(): boolean {
    return this.files.disk.isStale();
  }

  // --- Asking -------------------------------------------------------------------------------------------------------

  findFunction(name: string): RuntimeFunction | undefined {
    return this.functions.find(name);
  }

  /** A type by its name as written; undefined when there is none. */
  typeNamed(name: string): PType | undefined {
    return findType(name, this.typeResolver);
  }

  /** Top scope of the compilation under way: what is evaluated while definitions are loaded runs in it. */
  globalScope(): Scope {
    if (!this.active) throw new Error('definitions are loaded during a compilation only');
    return this.active.topScope;
  }

  /** Data for a parameter of a class; undefined when there is none. */
  lookupParameter(name: string, scope: Scope): { readonly value: Value } | undefined {
    return this.data.parameter(name, scope);
  }

  /** What dalang has to say of the environment as far as it was read; Puppet says nothing of it. */
  findings(): readonly Diagnostic[] {
    return [...this.unansweredVersion(), ...this.data.lookup.nearMisses()];
  }

  private unansweredVersion(): readonly Diagnostic[] {
    if (this.conf?.configVersion === undefined || this.configVersion !== undefined) return [];
    return [
      {
        code: 'DALANG_CONFIG_VERSION',
        severity: 'notice',
        message: 'config_version is a command, and none is run: the version of catalogs is the time',
        file: join(this.directory ?? '.', 'environment.conf'),
        hint: 'say what it prints with --config_version TEXT',
      },
    ];
  }

  /** Facts that the nodes compiled so far do not have and that were read, by name; none where they are not noted. */
  missingFacts(): readonly MissingFact[] {
    return this.factReads?.missing() ?? [];
  }

  /** File of a resource type in Ruby; undefined when no module has one of this name. */
  rubyTypeFile(name: string): string | undefined {
    if (!this.rubyTypes.has(name)) {
      const candidates = /^\w+$/.test(name)
        ? [...this.modules.values()].map(({ path }) => `${path}/lib/puppet/type/${name}.rb`)
        : [];
      this.rubyTypes.set(
        name,
        candidates.find((file) => this.files.has(file)),
      );
    }
    return this.rubyTypes.get(name);
  }

  get ruby(): RubyRuntime {
    this.rubyHolder.runtime ??= new RubyRuntime(this);
    return this.rubyHolder.runtime;
  }

  /** File of a function in Ruby: of the environment itself, or of a module; that of the module, or `environment`, of a qualified name. */
  rubyFunctionFile(name: string): string | undefined {
    const parts = name.split('::');
    if (parts.length === 1) return this.fileInLibraries(`puppet/functions/${name}.rb`);
    const folder = parts[0] === 'environment' ? this.directory : this.modules.get(parts[0] as string)?.path;
    const file = `${folder}/lib/puppet/functions/${parts.join('/')}.rb`;
    return folder !== undefined && this.files.has(file) ? file : undefined;
  }

  /** Names without a module of the functions in Ruby, but for those of one module. */
  rubyFunctionNames(butOf: string): ReadonlySet<string> {
    const own = this.directory === undefined ? [] : [this.directory];
    const folders = [...own, ...[...this.modules].filter(([name]) => name !== butOf).map(([, { path }]) => path)];
    const libraries = folders.flatMap((folder) => [`${folder}/lib/puppet/functions`, `${folder}/lib/puppet/parser/functions`]);
    const files = libraries.flatMap((library) => this.files.filesBelow(library).filter((file) => dirname(file) === library));
    return new Set(files.map((file) => basename(file, '.rb')));
  }

  /** File of a function of the old interface. */
  oldFunctionFile(name: string): string | undefined {
    return /^\w+$/.test(name) ? this.fileInLibraries(`puppet/parser/functions/${name}.rb`) : undefined;
  }

  /** File of a data type in Ruby: of the module, or of any where the name has none. */
  rubyDataTypeFile(name: string, module?: Module): string | undefined {
    const path = `puppet/datatypes/${name.split('::').join('/')}.rb`;
    if (module === undefined) return this.fileInLibraries(path);
    const file = `${module.path}/lib/${path}`;
    return this.files.has(file) ? file : undefined;
  }

  private fileInLibraries(path: string): string | undefined {
    const folders = this.directory === undefined ? [] : [this.directory];
    for (const module of this.modules.values()) folders.push(module.path);
    return folders.map((folder) => `${folder}/lib/${path}`).find((file) => this.files.has(file));
  }

  /** Path of a file or folder in a module's folder (`files`, `templates`), given as `module/path` or absolute; undefined when there is none. */
  findModuleFile(reference: string, folder: 'files' | 'templates' | 'scripts'): string | undefined {
    if (isAbsolute(reference)) return this.absoluteFile(reference);
    const parts = splitModulePath(reference);
    const module = parts && this.modules.get(parts.module);
    if (!module || !parts) return undefined;
    const path = `${module.path}/${folder}/${parts.rest.replace(/^\/+/, '')}`;
    return this.files.exists(path) ? path : undefined;
  }

  /** As Puppet does, the file of the machine; but one that the world file has goes before it. */
  private absoluteFile(path: string): string | undefined {
    const isThere = this.files.exists(path);
    if (this.active && !this.isOwn(path)) this.world.askForFile(path, this.active, true);
    return isThere ? path : undefined;
  }

  /** Whether the path lies in the environment or in a module. */
  isOwn(path: string): boolean {
    if (path.includes('/../')) return false;
    const folders = [...this.modules.values()].map((module) => module.path);
    if (this.directory !== undefined) folders.push(this.directory);
    return folders.some((folder) => path.startsWith(`${folder}/`));
  }

  /** The EPP template of a file. */
  template(file: string, moduleName: string | undefined): Template {
    const known = this.templates.get(file);
    if (known) return known;
    const program = this.checked(this.files.parse(file, this.settings.strict, true));
    assertTemplate('epp', program);
    const template = new Template(program, { source: program.source, environment: this, moduleName });
    this.templates.set(file, template);
    return template;
  }

  /** An EPP template from text. */
  inlineTemplate(text: string): Template {
    const source = new Source(text, 'inlined-epp-text');
    const program = this.checked({ source, ...parse(source, { epp: true, strict: this.settings.strict }) });
    assertTemplate('inline_epp', program);
    return new Template(program, { source, environment: this, moduleName: undefined });
  }
}

function readConf(directory: string | undefined, follow: boolean, files: FileCache): EnvironmentConf | undefined {
  if (directory === undefined) return undefined;
  const conf = readEnvironmentConf(directory, files);
  return follow
    ? conf
    : {
        ...conf,
        modulepath: [join(directory, 'modules'), BASE_MODULEPATH],
        manifest: join(directory, 'manifests'),
        dataProvider: undefined,
      };
}

/** Folders that are given stand where environment.conf wants them, or last. */
function modulepathOf(conf: EnvironmentConf | undefined, given: readonly string[], disk: DiskFiles): readonly string[] {
  const configured = conf?.modulepath ?? [];
  const order = configured.includes(BASE_MODULEPATH) ? configured : [...configured, BASE_MODULEPATH];
  const folders = order.flatMap((folder) =>
    folder === BASE_MODULEPATH ? given.map((path) => resolve(path)) : expandGlob(folder, disk),
  );
  return [...new Set(folders)].filter((folder) => disk.isFolder(folder));
}

function expandGlob(folder: string, disk: DiskFiles): readonly string[] {
  return /[*?[{]/.test(folder) ? disk.glob(folder) : [folder];
}
