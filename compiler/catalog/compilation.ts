/**
 * Everything of the compilation of one node; made for it and thrown away after it.
 *
 * Puppet: parser/compiler.rb
 */
import type { Environment } from '../environment.ts';
import { isPuppetFailure, located, PlacedError, PuppetError, puppetText, runtimeErrorAtLine } from '../evaluator/errors.ts';
import { BreakJump } from '../evaluator/jumps.ts';
import { Scope } from '../evaluator/scope.ts';
import { uncaughtJump } from '../evaluator/uncaught-jump.ts';
import type { ExportStore } from '../exported/store.ts';
import { ArgumentError } from '../functions/error.ts';
import type { LogLevel } from '../functions/function.ts';
import type { CallSite } from '../functions/runtime-function.ts';
import type { Limits } from '../limits.ts';
import type { KnownTypes } from '../loader/known-types.ts';
import type { LookupAdapter } from '../lookup/index.ts';
import type { NodeInput } from '../node/node.ts';
import type { Settings } from '../node/settings.ts';
import { settingsOf } from '../node/settings.ts';
import { resetTypeFormatter } from '../types/index.ts';
import { PuppetHash, type RegexpMatch, type Value } from '../values/index.ts';
import type { Question } from '../world/index.ts';
import type { BuiltinType } from './builtin-types.ts';
import { INHERITED_METAPARAMETERS, RELATIONSHIP_METAPARAMETERS } from './builtin-types.ts';
import { Catalog } from './catalog.ts';
import type { Collector } from './collector.ts';
import type { Definition } from './definition.ts';
import { evaluateDefinition, validateParameters } from './definition-evaluation.ts';
import { Parameter } from './parameter.ts';
import { type Relationship, RelationshipLists } from './relationship.ts';
import { CatalogResource, flat } from './resource.ts';
import { mergeTags } from './tags.ts';
import { valueText } from './value-text.ts';

export type LogEntry = readonly [level: LogLevel, message: string];

const MAX_GENERATOR_ROUNDS = 1000;

export class Compilation {
  readonly environment: Environment;
  readonly node: NodeInput;
  readonly settings: Settings;
  readonly limits: Limits;
  /** What other nodes export; there when Puppet's setting `storeconfigs` is on. */
  readonly exports: ExportStore | undefined;
  readonly catalog: Catalog;
  /** All resources but the stage and the settings class, in order. */
  readonly resources: CatalogResource[] = [];
  readonly topScope: Scope;
  readonly qualifiedVariables = new Map<string, Value>();
  readonly classScopes = new Map<string, Scope>();
  readonly logs: LogEntry[] = [];
  /** Files in Ruby that were needed where no Ruby is installed. */
  readonly rubyMet = new Set<string>();
  /** What was asked of the world outside of the environment and had no answer, by its id. */
  readonly unanswered = new Map<string, Question>();
  /** Places of the calls under way, the innermost last. */
  readonly callStack: CallSite[] = [];
  /** Sources of collectors with overrides: they may override anything from then on. */
  readonly overridingSources = new Set<Definition>();
  private readonly byType = new Map<string, CatalogResource[]>();
  private unevaluated: CatalogResource[] = [];
  private readonly overrides = new Map<string, CatalogResource[]>();
  private collectors: Collector[] = [];
  private readonly relationships: Relationship[] = [];
  /** Files with definitions that were asked for in this compilation. */
  readonly loadedFiles = new Set<string>();
  /** Its lookups of data, made with the first of them (EnvironmentData). */
  lookups: LookupAdapter | undefined;
  private readonly warned = new Set<string>();
  private nodeScope: Scope | undefined;

  constructor(environment: Environment, node: NodeInput, settings: Settings, limits: Limits, exports?: ExportStore) {
    resetTypeFormatter();
    this.exports = exports;
    this.environment = environment;
    this.node = node;
    this.settings = settings;
    this.limits = limits;
    this.lookups = undefined;
    this.catalog = new Catalog((type, title) => this.identity(type, title));
    this.topScope = new Scope(this);
  }

  get types(): KnownTypes {
    return this.environment.types;
  }

  // --- The phases ---------------------------------------------------------------------------------------------------

  /** Runs the whole compilation; the catalog is complete afterwards. */
  compile(): void {
    this.environment.recorder?.forget();
    this.addMainStage();
    this.catalog.addClass(...classNames(this.node.classes));
    this.setNodeParameters();
    this.createSettings();
    this.evaluateMain();
    this.evaluateNode();
    this.evaluateNodeClasses();
    this.evaluateGenerators();
    this.finish();
    this.failOnUnevaluated();
    this.validateRelationships();
  }

  private setNodeParameters(): void {
    const { node, topScope } = this;
    for (const [name, value] of node.parameters) if (name !== 'environment') topScope.set(name, value);
    topScope.set('environment', this.environment.name);
    topScope.setOwn('trusted', node.trusted);
    topScope.setOwn('server_facts', node.serverFacts);
    topScope.setOwn('facts', node.facts);
  }

  private createSettings(): void {
    const definition = this.types.settingsClass();
    const resource = new CatalogResource({ type: 'Class', title: 'Settings', definition, kind: 'unknown', scope: this.topScope });
    this.catalog.add(resource);
    evaluateDefinition(definition, resource);
    resource.evaluated = true;
    const scope = this.classScopes.get('settings') as Scope;
    const local = new PuppetHash();
    for (const [name, value] of settingsOf(this.settings, this.environment)) {
      scope.setOwn(name, value);
      local.set(name, value);
    }
    this.qualifiedVariables.set('settings::all_local', local);
  }

  private evaluateMain(): void {
    const main = this.types.mainClass();
    this.topScope.source = main;
    const resource = new CatalogResource({
      type: 'Class',
      title: 'main',
      definition: main,
      kind: 'unknown',
      scope: this.topScope,
      source: main,
      isMain: true,
    });
    this.topScope.resource = resource;
    this.addResource(this.topScope, resource);
    this.evaluateResource(resource);
  }

  private evaluateNode(): void {
    if (!this.types.hasNodes()) return;
    const found = this.types.findNode(this.node.name.toLowerCase()) ?? this.types.findNode('default');
    if (!found) throw new PuppetError(`Could not find node statement with name 'default' or '${this.node.name}'`);
    const resource = this.ensureInCatalog(found.definition, this.topScope);
    const match = found.match;
    if (match) this.nodeMatch = match;
    this.evaluateResource(resource);
    this.nodeScope = this.classScopes.get(found.definition.name);
  }

  /** Groups of the expression that the node's name matched. */
  nodeMatch: RegexpMatch | undefined;

  private evaluateNodeClasses(): void {
    const { classes } = this.node;
    const scope = this.nodeScope ?? this.topScope;
    const withParameters = classes.filter(({ parameters }) => parameters !== undefined && parameters.size > 0);
    const plain = classes.filter(({ parameters }) => parameters === undefined || parameters.size === 0);
    for (const { name, parameters } of withParameters) {
      const definition = this.findClassOrFail(name);
      this.ensureInCatalog(definition, scope, parameters ?? new Map());
    }
    this.evaluateClasses(
      plain.map(({ name }) => name),
      scope,
      true,
    );
  }

  private evaluateGenerators(): void {
    for (let round = 0; ; round++) {
      const collected = this.evaluateCollectors();
      const defined = this.evaluateDefinitions();
      if (!collected && !defined) return;
      if (round >= MAX_GENERATOR_ROUNDS) throw new PuppetError('Somehow looped more than 1000 times while evaluating host catalog');
    }
  }

  private evaluateCollectors(): boolean {
    let found = false;
    for (const collector of [...this.collectors]) if (named(() => collector.evaluate())) found = true;
    return found;
  }

  /** Evaluates what is declared and not virtual: defines, and classes that were only put in the catalog. */
  private evaluateDefinitions(): boolean {
    const waiting = this.unevaluated.filter((resource) => !resource.evaluated);
    const ready = waiting.filter((resource) => !resource.virtual);
    this.unevaluated = waiting.filter((resource) => resource.virtual);
    for (const resource of ready) named(() => this.evaluateGenerated(resource));
    return ready.length > 0;
  }

  private evaluateGenerated(resource: CatalogResource): void {
    try {
      this.evaluateResource(resource);
    } catch (error) {
      if (error instanceof BreakJump) {
        throw runtimeErrorAtLine('Object', 'break() from context where this is illegal', error.file, error.line);
      }
      const failure = uncaughtJump(error);
      if (isPuppetFailure(failure) && !(failure instanceof ArgumentError))
        throw runtimeErrorAtLine('Resource Statement', puppetText(failure), resource.file, resource.line);
      throw failure;
    }
  }

  private finish(): void {
    const lists = new RelationshipLists();
    for (const relationship of this.relationships) relationship.evaluate(this.catalog, lists);
    lists.share([...this.resources, ...[...this.overrides.values()].flat()]);
    for (const resource of this.resources) {
      const overrides = this.overrides.get(resource.ref);
      if (overrides) {
        for (const override of overrides) resource.merge(override);
        this.overrides.delete(resource.ref);
      }
      resource.finish();
    }
    this.inheritMetaparameters();
  }

  /** What a container has of `noop`, `schedule`, `tag` and the like, its contents get. Puppet: Compiler#add_resource_metaparams */
  private inheritMetaparameters(): void {
    const main = this.catalog.find('Class', '') as CatalogResource;
    const data = new Map<CatalogResource, ReadonlyMap<string, Value> | undefined>();
    const queue = [main];
    const seen = new Set<CatalogResource>();
    for (let next = 0; next < queue.length; next++) {
      const container = queue[next] as CatalogResource;
      if (seen.has(container)) continue;
      seen.add(container);
      for (const resource of container.contained) inherit(container, resource, data);
      for (const resource of container.contained) queue.push(resource);
    }
  }

  private failOnUnevaluated(): void {
    const overrides = [...this.overrides.values()].flat().map(({ ref }) => ref);
    if (overrides.length > 0) throw new PuppetError(`Could not find resource(s) ${overrides.join(', ')} for overriding`);
    const unresolved = this.collectors.flatMap((collector) => collector.unresolved());
    if (unresolved.length > 0) throw new PuppetError(`Failed to realize virtual resources ${unresolved.join(', ')}`);
  }

  /** Every resource named in `require` and its relatives must be there. Puppet: compiler/catalog_validator/relationship_validator.rb */
  private validateRelationships(): void {
    for (const resource of this.catalog.resources) {
      if (resource.virtual) continue;
      for (const parameter of resource.parameters.values()) {
        if (RELATIONSHIP_METAPARAMETERS.has(parameter.name)) this.validateRelationship(parameter);
      }
    }
  }

  private validateRelationship({ name, value, file, line }: Parameter): void {
    for (const target of flat(value)) {
      if (target === undefined) continue;
      const text = valueText(target);
      if (this.findByText(text, file, line)) continue;
      throw new PlacedError(`Could not find resource '${text}' in parameter '${name}'`, file, line);
    }
  }

  private findByText(reference: string, file: string | undefined, line: number | undefined): CatalogResource | undefined {
    try {
      return this.catalog.find(reference);
    } catch (error) {
      if (error instanceof PuppetError) throw new PlacedError(error.message, file, line);
      throw error;
    }
  }

  // --- Resources ----------------------------------------------------------------------------------------------------

  /** The stage of all classes that name none. */
  private addMainStage(): void {
    const definition = this.types.findBuiltin('stage');
    this.catalog.add(new CatalogResource({ type: 'Stage', title: 'main', definition, scope: this.topScope, isMain: true }));
  }

  /** Adds a declared resource; what the scope belongs to contains it. */
  addResource(scope: Scope, resource: CatalogResource): void {
    this.limits.countResource();
    this.resources.push(resource);
    const sameType = this.byType.get(resource.type);
    if (sameType) sameType.push(resource);
    else this.byType.set(resource.type, [resource]);
    if (!resource.builtin) this.unevaluated.push(resource);
    this.catalog.add(resource);
    this.environment.recorder?.declare(resource);
    if (!resource.isClass && resource.get('stage') !== undefined) {
      throw new ArgumentError(`Only classes can set 'stage'; normal resources like ${resource.ref} cannot change run stage`);
    }
    if (resource.type === 'Stage' || resource.isClass) return;
    if (scope.resource) this.catalog.addEdge(scope.resource, resource);
  }

  resourcesOfType(type: string): readonly CatalogResource[] {
    return this.byType.get(type) ?? [];
  }

  addOverride(override: CatalogResource): void {
    const resource = this.catalog.find(override.type, override.title);
    if (resource) {
      resource.merge(override);
      return;
    }
    const waiting = this.overrides.get(override.ref);
    if (waiting) waiting.push(override);
    else this.overrides.set(override.ref, [override]);
  }

  addCollector(collector: Collector): void {
    this.collectors.push(collector);
  }
  deleteCollector(collector: Collector): void {
    this.collectors = this.collectors.filter((other) => other !== collector);
  }
  addRelationship(relationship: Relationship): void {
    this.relationships.push(relationship);
  }

  /** Evaluates the code of a class, node or define, once. Puppet: Parser::Resource#evaluate */
  evaluateResource(resource: CatalogResource): void {
    if (resource.evaluated) return;
    resource.evaluated = true;
    if (!resource.definition) throw new PlacedError(`Cannot find definition ${resource.type}`, resource.file, resource.line);
    resource.finishEvaluation();
    evaluateDefinition(resource.definition, resource);
  }

  validateResource(resource: CatalogResource, definition: Definition): void {
    validateParameters(definition, resource);
  }

  /** A type by its name, as resources are declared with it. */
  findResourceType(name: string): BuiltinType | Definition | undefined {
    return this.types.findResourceType(name);
  }

  private identity(type: string, title: string): readonly Value[] | undefined {
    const builtin = this.types.findBuiltin(type.toLowerCase());
    if (!builtin) return undefined;
    return new CatalogResource({ type, title, definition: builtin, scope: this.topScope, withDefaults: false }).uniquenessKey();
  }

  /** Notes that a class was evaluated. */
  addClass(name: string): void {
    if (name !== '') this.catalog.addClass(name);
  }

  // --- Classes ------------------------------------------------------------------------------------------------------

  findClassOrFail(name: string): Definition {
    const definition = this.types.findClass(name);
    if (!definition) throw new PuppetError(`Could not find class ${name} for ${this.node.name}`);
    return definition;
  }

  /** Puts the classes in the catalog and, unless lazy, evaluates those that are new. Puppet: Compiler#evaluate_classes */
  evaluateClasses(names: readonly string[], scope: Scope, lazy: boolean): readonly CatalogResource[] {
    const definitions = names.map((name) => this.findClassOrFail(name));
    const included: CatalogResource[] = [];
    const added: CatalogResource[] = [];
    for (const definition of definitions) {
      const classScope = this.classScopes.get(definition.name);
      if (classScope?.resource) included.push(classScope.resource);
      else added.push(this.ensureInCatalog(definition, scope));
    }
    if (!lazy) for (const resource of added) this.evaluateResource(resource);
    return [...included, ...added];
  }

  /** The resource of a class or node; a class given parameters must not be there yet. Puppet: resource/type.rb#ensure_in_catalog */
  ensureInCatalog(definition: Definition, scope: Scope, parameters?: ReadonlyMap<string, Value>): CatalogResource {
    const type = definition.kind === 'node' ? 'Node' : 'Class';
    if (!parameters) {
      const existing = this.catalog.find(type, definition.name);
      if (existing) return existing;
    }
    const given = parameters && [...parameters].map(([name, value]) => new Parameter(name, value, definition));
    const resource = new CatalogResource({
      type,
      title: type === 'Node' ? definition.name : classTitleOf(definition.name),
      definition,
      kind: 'unknown',
      scope,
      source: definition,
      parameters: given,
    });
    this.instantiate(definition, resource, scope);
    this.addResource(scope, resource);
    return resource;
  }

  /** Brings the parent class into the catalog, and the tags of classes and nodes. Puppet: resource/type.rb#instantiate_resource */
  instantiate(definition: Definition, resource: CatalogResource, scope: Scope): void {
    if (definition.parentName !== undefined && !this.catalog.find(resource.type, definition.parentName.replace(/^::/, ''))) {
      this.ensureInCatalog(this.parentOf(definition), scope);
    }
    if (resource.type === 'Class' || resource.type === 'Node') mergeTags(this.catalog.tags, resource.tags);
  }

  /** The class that a class inherits from. */
  parentOf(definition: Definition): Definition {
    const parent = this.types.findClass(definition.parentName as string);
    if (parent) return parent;
    const message = `Could not find parent resource type '${definition.parentName}' of type ${definition.kind} in ${this.environment.name}`;
    throw new PlacedError(message, definition.file, definition.line);
  }

  /** Whether the source of an override stands below the source of what it overrides. Puppet: resource/type.rb#child_of? */
  isChildOf(source: Definition | undefined, ancestor: Definition | undefined): boolean {
    if (!source) return false;
    if (this.overridingSources.has(source)) return true;
    if (source.parentName === undefined) return false;
    const parent = this.parentOf(source);
    return parent === ancestor || this.isChildOf(parent, ancestor);
  }

  // --- Logs ---------------------------------------------------------------------------------------------------------

  log(level: LogLevel, message: string): void {
    this.logs.push([level, message]);
  }

  /** Warns the first time for the key, with the place on a line of its own. Puppet: util/logging.rb#warn_once */
  warnOnce(key: string, message: string, file?: string, line?: number): void {
    const place = located('', file, line).trimStart();
    this.warnOncePlainly(key, `${message}\n   ${place === '' ? '(file & line not available)' : place}`);
  }

  /** Warns the first time for the key. Puppet: util/warnings.rb#warnonce */
  warnOncePlainly(key: string, message: string): void {
    if (this.warned.has(key)) return;
    this.warned.add(key);
    this.log('warning', message);
  }
}

/** Puppet: util/errors.rb#exceptwrap */
function named<T>(body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof ArgumentError) {
      throw new PuppetError(`Puppet::Parser::Compiler failed with error ArgumentError: ${error.message}`);
    }
    throw error;
  }
}

function classNames(classes: NodeInput['classes']): readonly string[] {
  return classes.map(({ name }) => name);
}

function classTitleOf(name: string): string {
  return name === '' ? 'main' : capitalized(name);
}

function capitalized(name: string): string {
  return name
    .split('::')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase())
    .join('::');
}

function metaparametersOf(resource: CatalogResource): Map<string, Value> | undefined {
  let data: Map<string, Value> | undefined;
  for (const name of INHERITED_METAPARAMETERS) {
    const value = resource.get(name);
    if (value === undefined) continue;
    data ??= new Map();
    data.set(name, value);
  }
  return data;
}

function inherit(
  container: CatalogResource,
  resource: CatalogResource,
  data: Map<CatalogResource, ReadonlyMap<string, Value> | undefined>,
): void {
  const given = data.get(container) ?? metaparametersOf(container);
  if (given) {
    data.set(container, given);
    for (const [name, value] of given) if (resource.get(name) === undefined) resource.setValue(name, value);
    if (resource.contained.length > 0) data.set(resource, new Map([...given, ...(metaparametersOf(resource) ?? [])]));
  }
  mergeTags(resource.tags, container.tags);
}
