/**
 * All code of an environment: what is its own is parsed whole, what stands elsewhere on the modulepath as far as it is asked for.
 */
import type { Expression, HostClassDefinition, ResourceTypeDefinition } from '../../../parser/ast.ts';
import type { Span } from '../../../parser/index.ts';
import { walk } from '../../../parser/visit.ts';
import type { BuiltinType } from '../../catalog/builtin-types.ts';
import type { Definition } from '../../catalog/definition.ts';
import type { Environment } from '../../environment.ts';
import type { ParsedFile } from '../../loader/file-cache.ts';
import { KeyReads } from './key-reads.ts';
import { type ResourceHash, resourceHashes } from './resource-hashes.ts';

export interface CodeFile extends ParsedFile {
  readonly path: string;
  readonly isTemplate: boolean;
  /** Undefined for the manifests of the environment. */
  readonly moduleName: string | undefined;
  /** It lies in the folder of the environment. */
  readonly isOwn: boolean;
}

/** A class or define with its syntax. */
export interface DefinitionSyntax {
  readonly node: HostClassDefinition | ResourceTypeDefinition;
  readonly file: CodeFile;
}

const EXPORTS = /@@\s*[\w:]+\s*\{|<<\|/;
const LOOKS_UP = /\b(?:lookup|hiera(?:_array|_hash|_include)?|create_resources|ensure_resources|ensure_packages)|\* *=> *\$/;

export class CodeBase {
  /** All of the environment's own, and those elsewhere that look keys up. */
  readonly files: readonly CodeFile[];
  /** Keys that code looks up. */
  readonly reads: KeyReads;
  private readonly environment: Environment;
  private syntaxByName: ReadonlyMap<string, DefinitionSyntax> | undefined;
  private namesByModule: ReadonlyMap<string, readonly string[]> | undefined;
  private hashes: readonly ResourceHash[] | undefined;
  private assigned: ReadonlySet<string> | undefined;

  /** Definitions can be asked for while a compilation is under way: the types of their parameters are evaluated in it. */
  constructor(environment: Environment) {
    this.environment = environment;
    this.files = this.readFiles();
    this.reads = new KeyReads(this.files);
    this.syntaxByName = undefined;
    this.namesByModule = undefined;
    this.hashes = undefined;
    this.assigned = undefined;
  }

  // --- Definitions ---------------------------------------------------------------------------------------------------

  /** The class; undefined when there is none. Throws when its file is broken. */
  findClass(name: string): Definition | undefined {
    return this.environment.types.findClass(name);
  }

  /** The define or built-in type; undefined when there is none, or nothing is known of it. Throws when its file is broken. */
  findResourceType(name: string): Definition | BuiltinType | undefined {
    return this.environment.types.findResourceType(name.replace(/^::/, '').toLowerCase());
  }

  /** Whether there is a function of the name, be it one in Ruby. */
  hasFunction(name: string): boolean {
    return this.environment.rubyFunctionFile(name) !== undefined || this.environment.findFunction(name) !== undefined;
  }

  isDefine(name: string): boolean {
    return this.environment.types.findDefine(name) !== undefined;
  }

  /** Place of the word and name of a class, when its file was parsed. */
  placeOfClass(name: string): Span | undefined {
    const found = this.syntax.get(name);
    if (found === undefined) return undefined;
    const { source } = found.file;
    const { offset } = found.node;
    const length = /^.*/.exec(source.text.slice(offset))?.[0].replace(/\s*[({].*$/, '').length ?? 0;
    return { source, offset, length };
  }

  /** Place of a parameter of a class or define, when its file was parsed. */
  placeOfParameter(name: string, parameter: string): Span | undefined {
    const found = this.syntax.get(name);
    const node = found?.node.parameters.find((one) => one.name === parameter);
    return found && node && { source: found.file.source, offset: node.offset, length: node.length };
  }

  hasModule(name: string): boolean {
    return this.environment.modules.has(name);
  }

  get moduleNames(): Iterable<string> {
    return this.environment.modules.keys();
  }

  /** Names of classes (`init.pp` is the module's) and defines that a module could have, from its files. */
  namesIn(moduleName: string): readonly string[] {
    this.namesByModule ??= new Map();
    const known = this.namesByModule.get(moduleName);
    if (known !== undefined) return known;
    const module = this.environment.modules.get(moduleName);
    const folder = `${module?.path ?? ''}/manifests/`;
    const files = module === undefined ? [] : this.environment.files.filesBelow(folder.slice(0, -1));
    const names = files
      .filter((path) => path.endsWith('.pp'))
      .map((path) => path.slice(folder.length, -3).replaceAll('/', '::'))
      .map((name) => (name === 'init' ? moduleName : `${moduleName}::${name}`));
    (this.namesByModule as Map<string, readonly string[]>).set(moduleName, names);
    return names;
  }

  /** The syntax of the classes and defines in the files that were parsed, by name. */
  get syntax(): ReadonlyMap<string, DefinitionSyntax> {
    this.syntaxByName ??= new Map(
      this.files.flatMap((file) =>
        (file.program?.definitions ?? []).flatMap((node): [string, DefinitionSyntax][] =>
          node.kind === 'HostClassDefinition' || node.kind === 'ResourceTypeDefinition'
            ? [[node.name.toLowerCase(), { node, file }]]
            : [],
        ),
      ),
    );
    return this.syntaxByName;
  }

  /** Whether any manifest exports resources or collects them. */
  get exportsResources(): boolean {
    return this.manifests().some(([path]) => EXPORTS.test(this.environment.files.read(path) ?? ''));
  }

  /** Hashes of data that code makes resources of. */
  get resourceHashes(): readonly ResourceHash[] {
    this.hashes ??= this.files.flatMap(resourceHashes);
    return this.hashes;
  }

  /** Names of variables that any code sets, parameters among them. */
  get assignedVariables(): ReadonlySet<string> {
    this.assigned ??= new Set(this.files.flatMap(assignedIn));
    return this.assigned;
  }

  // --- Files ---------------------------------------------------------------------------------------------------------

  private readFiles(): readonly CodeFile[] {
    return this.manifests().flatMap(([path, moduleName]) => this.readFile(path, moduleName));
  }

  /** Paths of all manifests and templates, with the modules that they are of. */
  private manifests(): readonly (readonly [path: string, moduleName: string | undefined])[] {
    const { manifest, modules, files } = this.environment;
    const main = manifest === undefined ? [] : files.disk.isFolder(manifest) ? files.filesBelow(manifest) : [manifest];
    const found: (readonly [string, string | undefined])[] = main.map((path) => [path, undefined]);
    for (const { name, path } of modules.values()) {
      for (const folder of ['manifests', 'functions', 'types', 'templates']) {
        for (const file of files.filesBelow(`${path}/${folder}`)) found.push([file, name]);
      }
    }
    return found.filter(([path]) => path.endsWith('.pp') || path.endsWith('.epp'));
  }

  private readFile(path: string, moduleName: string | undefined): readonly CodeFile[] {
    const { files, settings, directory } = this.environment;
    const isTemplate = path.endsWith('.epp');
    const isOwn = directory !== undefined && path.startsWith(`${directory}/`);
    if (!isOwn && !LOOKS_UP.test(files.read(path) ?? '')) return [];
    return [{ ...files.parse(path, settings.strict, isTemplate), path, isTemplate, moduleName, isOwn }];
  }
}

function assignedIn({ program }: CodeFile): readonly string[] {
  const names: string[] = [];
  if (program === undefined) return names;
  walk(program, (node) => {
    if (node.kind === 'AssignmentExpression') names.push(...variablesIn(node.leftExpr));
    else if (node.kind === 'Parameter') names.push(node.name);
  });
  return names;
}

function variablesIn(target: Expression): readonly string[] {
  if (target.kind === 'LiteralList') return target.values.flatMap(variablesIn);
  if (target.kind === 'VariableExpression' && target.expr.kind === 'QualifiedName') return [target.expr.value];
  return [];
}
