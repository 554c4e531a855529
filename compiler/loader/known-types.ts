/**
 * Classes, defines and nodes of an environment, loaded when first asked for.
 *
 * Puppet: resource/type_collection.rb, parser/type_loader.rb
 */
import type { HostClassDefinition, NodeDefinition, Program, ResourceTypeDefinition } from '../../parser/ast.ts';
import { type BuiltinType, coreType, isMetaparameter, recordedModuleType } from '../catalog/builtin-types.ts';
import type { LogEntry } from '../catalog/compilation.ts';
import { Definition, type DefinitionKind, type DefinitionParameter } from '../catalog/definition.ts';
import type { Environment } from '../environment.ts';
import { located, PlacedError, PuppetError } from '../evaluator/errors.ts';
import { compileBody, compileExpression } from '../evaluator/evaluator.ts';
import type { CodeContext, Thunk } from '../evaluator/thunk.ts';
import { valueLabel } from '../evaluator/value-label.ts';
import { rubyResourceType } from '../ruby/index.ts';
import { PType } from '../types/index.ts';
import { PuppetRegexp, type RegexpMatch } from '../values/index.ts';
import { originOf, redefinition } from './redefinition.ts';

export interface FoundNode {
  readonly definition: Definition;
  readonly match: RegexpMatch | undefined;
}

export class KnownTypes {
  private readonly environment: Environment;
  private readonly classes = new Map<string, Definition>();
  private readonly defines = new Map<string, Definition>();
  /** Place of each define as a URI. */
  private readonly defineOrigins = new Map<string, string>();
  private readonly nodes = new Map<string, Definition>();
  private readonly loadedFiles = new Set<string>();
  private readonly missing = new Set<string>();
  /** What was logged while a file was loaded. */
  private readonly sayings = new Map<string, readonly LogEntry[]>();
  private readonly resourceTypes = new Map<string, BuiltinType | Definition | undefined>();

  private readonly rubyTypes = new Map<string, BuiltinType>();

  constructor(environment: Environment) {
    this.environment = environment;
  }

  // --- Asking -------------------------------------------------------------------------------------------------------

  /** The class of the name, loaded when need be. */
  findClass(name: string): Definition | undefined {
    const lower = normalized(name);
    const known = this.classes.get(lower);
    if (!known) return this.load(lower, 'hostclass');
    if (this.sayings.size > 0) this.repeat(lower, known);
    return known;
  }

  findDefine(name: string): Definition | undefined {
    const lower = normalized(name);
    const known = this.defines.get(lower);
    if (!known) return this.load(lower, 'definition');
    if (this.sayings.size > 0) this.repeat(lower, known);
    return known;
  }

  /** A resource type of Puppet, or of a module's Ruby; `name` in lower case. */
  findBuiltin(name: string): BuiltinType | undefined {
    if (name.includes(':')) return undefined;
    const core = coreType(name);
    if (core !== undefined) return core;
    const file = this.environment.rubyTypeFile(name);
    if (file === undefined) return undefined;
    return recordedModuleType(name) ?? this.rubyType(name, file);
  }

  private rubyType(name: string, file: string): BuiltinType | undefined {
    const known = this.rubyTypes.get(name);
    if (known) return known;
    const found = rubyResourceType(name, file, this.environment);
    if (found) this.rubyTypes.set(name, found);
    return found;
  }

  /** A built-in type or a define. Puppet: runtime3_resource_support.rb#find_resource_type */
  findResourceType(name: string): BuiltinType | Definition | undefined {
    const known = this.resourceTypes.get(name);
    if (known && this.sayings.size === 0) return known;
    const found = this.findBuiltin(name.toLowerCase()) ?? this.findDefine(name);
    if (found) this.resourceTypes.set(name, found);
    return found;
  }

  /** Place of a define that is loaded, as a URI. */
  originOfDefine(name: string): string | undefined {
    return this.defines.has(name) ? this.defineOrigins.get(name) : undefined;
  }

  hasNodes(): boolean {
    return this.nodes.size > 0;
  }

  /** The node definition for a host name: an exact name first, then patterns in order. */
  findNode(name: string): FoundNode | undefined {
    const exact = this.nodes.get(name);
    if (exact) return { definition: exact, match: undefined };
    for (const definition of this.nodes.values()) {
      const match = definition.hostPattern?.match(name);
      if (match) return { definition, match };
    }
    return undefined;
  }

  /** The class of all code outside of definitions. */
  mainClass(): Definition {
    return this.classes.get('') ?? this.addClass(new Definition({ kind: 'hostclass', name: '', moduleName: '' }));
  }

  settingsClass(): Definition {
    return this.classes.get('settings') ?? this.addClass(new Definition({ kind: 'hostclass', name: 'settings' }));
  }

  // --- Loading ------------------------------------------------------------------------------------------------------

  private load(name: string, kind: DefinitionKind): Definition | undefined {
    if (name === '' || this.missing.has(`${kind} ${name}`)) return undefined;
    for (const path of pathsFor(name)) {
      const slash = path.indexOf('/');
      const module = this.environment.modules.get(slash === -1 ? path : path.slice(0, slash));
      if (!module) continue;
      const files = [`${module.path}/manifests/init.pp`];
      if (slash !== -1) files.push(`${module.path}/manifests/${path.slice(slash + 1)}.pp`);
      const found = this.loadFiles(files, module.name).find((definition) => definition.kind === kind && definition.name === name);
      if (found) return found;
    }
    this.missing.add(`${kind} ${name}`);
    return undefined;
  }

  private loadFiles(files: readonly string[], moduleName: string): readonly Definition[] {
    const programs: Program[] = [];
    for (const file of files) {
      if (this.loadedFiles.has(file) || !this.environment.files.has(file)) continue;
      const program = this.noting(file, () => this.environment.parseFile(file));
      this.loadedFiles.add(file);
      programs.push(program);
    }
    try {
      return programs.flatMap((program) => this.noting(program.source.file ?? '', () => this.importProgram(program, moduleName)));
    } catch (error) {
      for (const { source } of programs) this.unload(source.file);
      throw error;
    }
  }

  /** Forgets a file, so that the next node meets the same error as this one. */
  private unload(file: string | undefined): void {
    if (file === undefined) return;
    this.loadedFiles.delete(file);
    for (const map of [this.classes, this.defines, this.nodes]) {
      for (const [name, definition] of map) if (definition.file === file) map.delete(name);
    }
    this.resourceTypes.clear();
  }

  /** Forgets everything. */
  clear(): void {
    for (const kept of [this.classes, this.defines, this.nodes, this.loadedFiles, this.missing, this.resourceTypes]) kept.clear();
  }

  /** Keeps what is logged meanwhile: a compilation that finds the file loaded logs the same. */
  private noting<T>(file: string, body: () => T): T {
    const { active } = this.environment;
    const before = active?.logs.length ?? 0;
    const result = body();
    const said = active?.logs.slice(before) ?? [];
    active?.loadedFiles.add(file);
    if (said.length > 0) this.sayings.set(file, [...(this.sayings.get(file) ?? []), ...said]);
    return result;
  }

  private repeat(name: string, definition: Definition): void {
    const { active } = this.environment;
    if (!active) return;
    const module = this.environment.modules.get(name.split('::', 1)[0] as string);
    for (const file of module ? [`${module.path}/manifests/init.pp`, definition.file] : [definition.file]) {
      const said = file === undefined ? undefined : this.sayings.get(file);
      if (!said || active.loadedFiles.has(file as string)) continue;
      active.loadedFiles.add(file as string);
      active.logs.push(...said);
    }
  }

  /** Takes in all definitions of a file. */
  importProgram(program: Program, moduleName: string): readonly Definition[] {
    const context: CodeContext = { source: program.source, environment: this.environment, moduleName };
    const added: Definition[] = [];
    for (const node of program.definitions) {
      switch (node.kind) {
        case 'HostClassDefinition':
          added.push(this.addClass(classDefinition(node, context)));
          break;
        case 'ResourceTypeDefinition':
          added.push(this.addDefine(defineDefinition(node, context), originOf(node, program.source)));
          break;
        case 'NodeDefinition':
          for (const definition of nodeDefinitions(node, context)) added.push(this.addNode(definition));
          break;
        default:
          this.environment.instantiate(node, context);
      }
    }
    return added;
  }

  /** The main manifests: their definitions, and their other code as the body of the main class. */
  importMain(programs: readonly Program[]): void {
    const bodies: Thunk[] = [];
    this.addClass(
      new Definition({
        kind: 'hostclass',
        name: '',
        moduleName: '',
        body: (scope) => bodies.forEach((body) => void body(scope)) as undefined,
      }),
    );
    for (const program of programs) {
      this.importProgram(program, '');
      bodies.push(compileBody(program, { source: program.source, environment: this.environment, moduleName: '' }));
    }
  }

  private addClass(definition: Definition): Definition {
    const { name } = definition;
    this.refuse(this.classes.get(name), definition, (at) => `Class '${name}' is already defined${at}; cannot redefine`);
    this.refuse(this.nodes.get(name), definition, (at) => `Node '${name}' is already defined${at}; cannot be redefined as a class`);
    this.refuse(
      this.defines.get(name),
      definition,
      (at) => `Definition '${name}' is already defined${at}; cannot be redefined as a class`,
    );
    this.classes.set(name, definition);
    return definition;
  }

  private addDefine(definition: Definition, origin: string): Definition {
    const { name } = definition;
    if (this.defines.has(name)) throw redefinition('type', name, this.defineOrigins.get(name) ?? '');
    this.defineOrigins.set(name, origin);
    this.refuse(
      this.classes.get(name),
      definition,
      (at) => `'${name}' is already defined${at} as a class; cannot redefine as a definition`,
    );
    this.defines.set(name, definition);
    return definition;
  }

  private addNode(definition: Definition): Definition {
    const { name } = definition;
    this.refuse(this.nodes.get(name), definition, (at) => `Node '${name}' is already defined${at}; cannot redefine`);
    this.refuse(
      this.classes.get(name),
      definition,
      (at) => `Class '${name}' is already defined${at}; cannot be redefined as a node`,
    );
    this.nodes.set(name, definition);
    return definition;
  }

  private refuse(existing: Definition | undefined, definition: Definition, message: (place: string) => string): void {
    if (existing) throw new PlacedError(message(located('', existing.file, existing.line)), definition.file, definition.line);
  }
}

function normalized(name: string): string {
  const relative = name.startsWith('::') ? name.slice(2) : name;
  return relative.toLowerCase();
}

/** Where a qualified name may be defined, the most special place first: `a/b/c`, `a/b`, `a`. */
function pathsFor(name: string): readonly string[] {
  const parts = name.split('::');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

// --- Definitions from syntax ------------------------------------------------------------------------------------------

function classDefinition(node: HostClassDefinition, context: CodeContext): Definition {
  const parent = node.parentClass;
  return new Definition({
    ...common(node, context),
    kind: 'hostclass',
    name: node.name.toLowerCase(),
    parameters: parametersOf(node, context),
    parentName: parent === undefined || parent === '' || parent.startsWith('::') ? parent || undefined : `::${parent}`,
    body: bodyOf(node.body, context),
  });
}

function defineDefinition(node: ResourceTypeDefinition, context: CodeContext): Definition {
  return new Definition({
    ...common(node, context),
    kind: 'definition',
    name: node.name.toLowerCase(),
    parameters: parametersOf(node, context),
    body: bodyOf(node.body, context),
  });
}

function common(node: HostClassDefinition | ResourceTypeDefinition | NodeDefinition, { source, moduleName }: CodeContext) {
  return { file: source.file, line: source.line(node.offset), moduleName };
}

function bodyOf(body: HostClassDefinition['body'], context: CodeContext): Thunk | undefined {
  if (body === undefined || body.kind === 'Nop') return undefined;
  // Most classes of a large module are never evaluated: their bodies are compiled at the first run.
  let compiled: Thunk | undefined;
  return (scope) => {
    compiled ??= compileExpression(body, context);
    return compiled(scope);
  };
}

function parametersOf(node: HostClassDefinition | ResourceTypeDefinition, context: CodeContext): readonly DefinitionParameter[] {
  const { environment } = context;
  return node.parameters.map((parameter) => {
    if (isMetaparameter(parameter.name)) warnOfMetaparameter(parameter.name, parameter.value !== undefined, node, context);
    const type = parameter.typeExpr && compileExpression(parameter.typeExpr, context)(environment.globalScope());
    if (type !== undefined && !(type instanceof PType)) {
      throw new PuppetError(`Parameter '${parameter.name}' is given a type that is not a Puppet Type, got ${valueLabel(type)}`);
    }
    return { name: parameter.name, value: parameter.value && compileExpression(parameter.value, context), type };
  });
}

/** Puppet: resource/type.rb#warn_if_metaparam */
function warnOfMetaparameter(
  name: string,
  hasDefault: boolean,
  node: HostClassDefinition | ResourceTypeDefinition,
  { environment }: CodeContext,
): void {
  if (!hasDefault) {
    throw new PlacedError(
      `${name} is a metaparameter; please choose another parameter name in the ${node.name} definition`,
      undefined,
      undefined,
    );
  }
  const message = `${name} is a metaparam; this value will inherit to all contained resources in the ${node.name} definition`;
  environment.active?.warnOncePlainly(message, message);
}

function nodeDefinitions(node: NodeDefinition, context: CodeContext): readonly Definition[] {
  const body = bodyOf(node.body, context);
  return node.hostMatches.map((host) => {
    if (host.kind === 'LiteralRegularExpression') {
      const hostPattern = new PuppetRegexp(host.pattern);
      return new Definition({ ...common(node, context), kind: 'node', name: patternName(host.pattern), hostPattern, body });
    }
    return new Definition({ ...common(node, context), kind: 'node', name: hostName(host).toLowerCase(), body });
  });
}

/** The name under which a node with a pattern is known. Puppet: resource/type.rb#name */
function patternName(pattern: string): string {
  return `__node_regexp__${pattern
    .toLowerCase()
    .replace(/[^-\w:.]/g, '')
    .replace(/^\.+/, '')}`;
}

function hostName(host: NodeDefinition['hostMatches'][number]): string {
  switch (host.kind) {
    case 'LiteralDefault':
      return 'default';
    case 'LiteralString':
    case 'QualifiedName':
      return host.value;
    case 'LiteralInteger':
    case 'LiteralFloat':
      return String(host.value);
    case 'ConcatenatedString':
      return host.segments.map((segment) => hostName(segment)).join('');
    default:
      throw new Error(`a node cannot have ${host.kind} as its name`);
  }
}
