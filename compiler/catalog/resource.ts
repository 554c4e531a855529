/**
 * A resource while a catalog is being compiled.
 *
 * Puppet: parser/resource.rb, resource.rb
 */

import { located, PlacedError, PuppetError } from '../evaluator/errors.ts';
import type { Scope } from '../evaluator/scope.ts';
import { countSteps } from '../limits.ts';
import type { ParameterOrigin } from '../trace/index.ts';
import { eql, PuppetHash, Sensitive, type Value } from '../values/index.ts';
import { BuiltinType } from './builtin-types.ts';
import { Definition } from './definition.ts';
import { Parameter } from './parameter.ts';
import { addTag, addTagIfValid, addTags, mergeTags } from './tags.ts';
import { valueText } from './value-text.ts';

export type ResourceKind = 'class' | 'defined_type' | 'compilable_type' | 'unknown';

export interface ResourceOptions {
  /** As in the catalog: `File`, `Apt::Source`, `Class`. */
  readonly type: string;
  readonly title: string;
  readonly definition?: Definition | BuiltinType | undefined;
  readonly scope: Scope;
  readonly source?: Definition | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly kind?: ResourceKind;
  readonly virtual?: boolean;
  readonly exported?: boolean;
  readonly parameters?: readonly Parameter[] | undefined;
  /** The class of top scope, or the stage of all classes without one: their titles are no tags. */
  readonly isMain?: boolean;
  readonly isTextTitle?: boolean;
  /** Of a resource that another node exported: which one it is. */
  readonly collectorId?: string;
  /** False for overrides: defaults of the scope must not override. */
  readonly withDefaults?: boolean;
}

export class CatalogResource {
  readonly type: string;
  readonly title: string;
  /** `Type[title]`. */
  readonly ref: string;
  readonly scope: Scope;
  readonly source: Definition | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly kind: ResourceKind;
  exported: boolean;
  virtual: boolean;
  evaluated = false;
  readonly parameters = new Map<string, Parameter>();
  readonly isMain: boolean;
  readonly collectorId: string | undefined;
  /** Whether Puppet's title is a String and not some other value. */
  readonly isTextTitle: boolean;
  readonly tags = new Set<string>();
  readonly sensitiveParameters: string[] = [];
  /** Resources that contain this one. */
  readonly containers: CatalogResource[] = [];
  readonly contained: CatalogResource[] = [];
  private readonly typeOrDefinition: Definition | BuiltinType | undefined;
  private evaluationFinished = false;
  private finished = false;

  constructor(options: ResourceOptions) {
    this.type = options.type;
    this.title = options.title;
    this.ref = `${options.type}[${options.title}]`;
    this.scope = options.scope;
    this.source = options.source ?? options.scope.source;
    this.file = options.file;
    this.line = options.line;
    this.isMain = options.isMain === true;
    this.collectorId = options.collectorId;
    this.typeOrDefinition = options.definition;
    this.kind = options.kind ?? kindOf(options.definition);
    this.exported = options.exported === true;
    this.virtual = options.virtual === true || this.exported;
    for (const parameter of options.parameters ?? []) this.addFirst(parameter);
    addTag(this.tags, this.type);
    this.isTextTitle = options.isTextTitle !== false && !this.isMain;
    if (this.isTextTitle) addTagIfValid(this.tags, this.title);
    if (options.withDefaults !== false) this.addDefaults();
  }

  private addFirst(parameter: Parameter): void {
    if (this.parameters.has(parameter.name)) {
      throw new PlacedError(`Duplicate parameter '${parameter.name}' for on ${this.ref}`, this.file, this.line);
    }
    this.set(parameter);
  }

  private addDefaults(): void {
    const defaults = this.scope.lookupDefaults(this.type);
    if (!defaults) return;
    for (const [name, parameter] of defaults) {
      if (this.parameters.has(name)) continue;
      this.parameters.set(name, parameter);
      if (name === 'tag') this.tag(parameter.value);
    }
  }

  get isClass(): boolean {
    return this.type === 'Class';
  }
  get definition(): Definition | undefined {
    return this.typeOrDefinition instanceof Definition ? this.typeOrDefinition : undefined;
  }
  get builtin(): BuiltinType | undefined {
    return this.typeOrDefinition instanceof BuiltinType ? this.typeOrDefinition : undefined;
  }

  /** Value of a parameter; undef when it is not set. */
  get(name: string): Value {
    return name === 'title' ? this.title : this.parameters.get(name)?.value;
  }

  set(parameter: Parameter): void {
    if (parameter.name === 'tag') this.tag(parameter.value);
    this.parameters.set(parameter.name, parameter);
  }

  /** Adds tags; one that cannot be a tag is an error at the place of the resource. A hash stands for its keys and values. */
  tag(values: Value): void {
    try {
      addTags(this.tags, values instanceof PuppetHash ? [...values].flat() : values, valueText);
    } catch (error) {
      throw error instanceof PuppetError ? new PlacedError(error.message, this.file, this.line) : error;
    }
  }

  setValue(name: string, value: Value, origin?: ParameterOrigin): void {
    this.set(new Parameter(name, value, this.source, undefined, undefined, false, origin));
  }

  /** Value of the parameter `name`, or the title. */
  get name(): Value {
    return this.get('name') ?? this.title;
  }

  validAttribute(name: string): boolean {
    return this.typeOrDefinition?.validAttribute(name) ?? false;
  }

  /** Takes over the parameters of an override. Puppet: Parser::Resource#merge */
  merge(override: CatalogResource): void {
    if (override.source !== this.source && !this.scope.compilation.isChildOf(override.source, this.source)) {
      throw new PlacedError('Only subclasses can override parameters', override.file, override.line);
    }
    if (this.evaluated) this.complainOfLateOverride(override);
    for (const parameter of override.parameters.values()) this.override(parameter);
  }

  private complainOfLateOverride(override: CatalogResource): void {
    const place = located('', this.file, this.line).trimStart();
    const defined = place === '' ? '' : `, defined at ${place},`;
    const message = `Attempt to override an already evaluated resource${defined} with new values`;
    const { settings } = this.scope.compilation;
    if (settings.strict === 'off') return;
    if (settings.strict === 'error') throw new PlacedError(message, override.file, override.line);
    this.scope.compilation.log('warning', located(message, override.file, override.line));
  }

  private override(parameter: Parameter): void {
    const current = this.parameters.get(parameter.name);
    if (!current) {
      this.set(parameter);
      return;
    }
    const isDefault = (value: Value) => this.scope.isDefault(this.type, parameter.name, value, eql);
    if (isDefault(parameter.value)) return;
    const child = this.scope.compilation.isChildOf(parameter.source, current.source);
    if (!child && !(parameter.source === current.source && isDefault(current.value))) throw this.redefinition(current, parameter);
    if (!parameter.add) {
      this.set(parameter);
      return;
    }
    const terms = [current, parameter].map(({ value, origin }) => ({ origin, list: flat(value) }));
    const sum = terms.flatMap(({ list }) => list);
    this.set(parameter.withValue(sum, parameter.origin && { kind: 'sum', terms }));
  }

  private redefinition(current: Parameter, parameter: Parameter): PlacedError {
    const place = located('', current.file, current.line).trimStart();
    const by = current.source === undefined ? '' : ` by ${SOURCE_TEXT}`;
    const at = place === '' ? '' : ` at ${place}`;
    const message = `Parameter '${parameter.name}' is already set on ${this.ref}${by}${at}; cannot redefine`;
    return new PlacedError(message, parameter.file, parameter.line);
  }

  /** Tags of the container come to the resource when it is evaluated, or else at the end. */
  finishEvaluation(): void {
    if (this.evaluationFinished) return;
    this.evaluationFinished = true;
    const container = this.scope.resource;
    if (container && container !== this) mergeTags(this.tags, container.tags);
  }

  /** The last touch: sensitive values are marked and unwrapped, parameters validated. */
  finish(): void {
    if (this.finished) return;
    this.finished = true;
    this.finishEvaluation();
    for (const [name, parameter] of this.parameters) {
      if (!(parameter.value instanceof Sensitive)) continue;
      this.sensitiveParameters.push(name);
      this.parameters.set(name, parameter.withValue(parameter.value.unwrap()));
    }
    this.validate();
  }

  private validate(): void {
    if (this.builtin) this.validateBuiltin(this.builtin);
    else if (this.definition) this.scope.compilation.validateResource(this, this.definition);
  }

  private validateBuiltin(type: BuiltinType): void {
    for (const name of this.parameters.keys()) {
      if (type.validAttribute(name)) continue;
      const detail = located(`no parameter named '${name}'`, this.file, this.line);
      throw new PlacedError(`${detail} on ${this.ref}`, this.file, this.line);
    }
  }

  /** Whether the resource, or what contains it, has one of the tags. Puppet: Parser::Resource#raw_tagged? */
  isTagged(tags: readonly string[]): boolean {
    if (tags.some((tag) => this.tags.has(tag))) return true;
    const container = this.scope.resource;
    return container !== undefined && container !== this && container.isTagged(tags);
  }

  /** All parameters that have a value, those that the title gives first. Puppet: Parser::Resource#to_hash */
  toMap(): Map<string, Value> {
    return this.givenParameters(new Map<string, Value>(this.parseTitle()));
  }

  /** The parameters that have a value, without what the title gives. */
  givenParameters(result: Map<string, Value> = new Map<string, Value>()): Map<string, Value> {
    for (const { name, value } of this.parameters.values()) {
      if (value === undefined) continue;
      result.set(name, isRelationship(name) && Array.isArray(value) ? flat(value).filter((item) => item !== undefined) : value);
    }
    return result;
  }

  /** The common case, in which the identity is the title and needs no work. */
  get isNamedByTitle(): boolean {
    const { builtin, parameters } = this;
    if (parameters.has('name')) return false;
    return builtin === undefined || (builtin.isNamedByTitle && !parameters.has(builtin.namevar));
  }

  private parseTitle(): readonly (readonly [string, Value])[] {
    const type = this.builtin;
    if (!type) return [['name', this.title]];
    const parsed = type.parseTitle(this.title);
    if (!parsed) throw new PuppetError(`No set of title patterns matched the title "${this.title}".`);
    return parsed;
  }

  /** Values of the key attributes: no two resources of a type may agree in all. Puppet: resource.rb#uniqueness_key */
  uniquenessKey(): readonly Value[] {
    const type = this.builtin;
    const namevar = type?.namevar ?? 'name';
    const map = this.toMap();
    const name = map.get(namevar) ?? map.get('name') ?? this.name;
    if (map.get(namevar) === undefined) map.set(namevar, name);
    if (map.get('name') === undefined) map.set('name', name);
    return (type?.keyAttributes ?? ['name']).map((attribute) => map.get(attribute));
  }

  /** True when the identity is more than the title: two resources with the same key cannot both be. */
  get isIsomorphic(): boolean {
    return this.builtin?.isomorphic ?? true;
  }

  toString(): string {
    return this.ref;
  }
}

function kindOf(definition: Definition | BuiltinType | undefined): ResourceKind {
  if (definition instanceof BuiltinType) return 'compilable_type';
  return definition?.kind === 'definition' ? 'defined_type' : 'unknown';
}

/** Puppet prints Ruby's text of an object here, with its address. */
const SOURCE_TEXT = '#<Puppet::Resource::Type:0x0000000000000000>';

function isRelationship(name: string): boolean {
  return name === 'before' || name === 'require' || name === 'notify' || name === 'subscribe';
}

/** Ruby's `[value].flatten`. */
export function flat(value: Value): readonly Value[] {
  countSteps(1);
  return Array.isArray(value) ? (value as readonly Value[]).flatMap((item) => flat(item)) : [value];
}
