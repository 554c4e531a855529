/**
 * The resource types that are part of Puppet, and those of the modules that once were, as recorded from Puppet (builtin-types.json).
 *
 * Puppet: type.rb, type/*.rb
 */

import { PuppetRegexp } from '../values/index.ts';
import recorded from './builtin-types.json' with { type: 'json' };

export interface RecordedType {
  readonly properties: readonly string[];
  readonly parameters: readonly string[];
  readonly namevars: readonly string[];
  readonly isomorphic: boolean;
  readonly titlePatterns?: readonly {
    readonly source: string;
    readonly multiline: boolean;
    readonly ignoreCase?: boolean;
    readonly extended?: boolean;
    readonly attributes: readonly string[];
  }[];
}

interface Recorded {
  readonly metaparameters: readonly { readonly name: string; readonly relationship: boolean }[];
  readonly core: Readonly<Record<string, RecordedType>>;
  readonly modules: Readonly<Record<string, Readonly<Record<string, RecordedType>>>>;
}

const RECORDED = recorded as Recorded;

/** What is recorded of one of Puppet's own types. */
export function recordedCoreType(name: string): RecordedType | undefined {
  return Object.hasOwn(RECORDED.core, name) ? RECORDED.core[name] : undefined;
}

/** Metaparameters in Puppet's order. */
export const METAPARAMETERS: readonly string[] = RECORDED.metaparameters.map(({ name }) => name);
export const RELATIONSHIP_METAPARAMETERS: ReadonlySet<string> = new Set(
  RECORDED.metaparameters.filter(({ relationship }) => relationship).map(({ name }) => name),
);
/** Those that a container hands down to what it contains, in Puppet's order. */
export const INHERITED_METAPARAMETERS: readonly string[] = METAPARAMETERS.filter((name) => !RELATIONSHIP_METAPARAMETERS.has(name));

const METAPARAMETER_SET: ReadonlySet<string> = new Set(METAPARAMETERS);

export function isMetaparameter(name: string): boolean {
  return METAPARAMETER_SET.has(name);
}

/** What a title says about attributes; undefined when it says nothing. */
export type TitleParser = (title: string) => readonly (readonly [string, string | undefined])[] | undefined;

/** A resource type that is not a define. */
export class BuiltinType {
  /** Lower case. */
  readonly name: string;
  readonly isomorphic: boolean;
  /** Attributes that make up the identity, sorted by name. */
  readonly keyAttributes: readonly string[];
  private readonly attributes: ReadonlySet<string>;
  private readonly patterns: readonly { readonly regexp: PuppetRegexp; readonly attributes: readonly string[] }[] | undefined;

  private readonly titleParser: TitleParser | undefined;

  /** The parser is that of a type that computes attributes from a title, and not only splits it. */
  constructor(name: string, type: RecordedType, titleParser?: TitleParser) {
    this.name = name;
    this.titleParser = titleParser;
    this.isomorphic = type.isomorphic;
    this.keyAttributes = [...type.namevars].sort();
    this.attributes = new Set([...type.properties, ...type.parameters, ...METAPARAMETERS, 'name']);
    this.patterns = type.titlePatterns?.map(({ source, multiline, ignoreCase = false, extended = false, attributes }) => ({
      regexp: new PuppetRegexp(source, { multiline, ignoreCase, extended }),
      attributes,
    }));
  }

  /** Whether the title alone names a resource on which neither `name` nor the namevar is set. */
  get isNamedByTitle(): boolean {
    return this.patterns === undefined && this.titleParser === undefined && this.keyAttributes.length === 1;
  }

  /** The attribute that names the resource; `name` when several do. */
  get namevar(): string {
    return this.keyAttributes.length === 1 ? (this.keyAttributes[0] as string) : 'name';
  }

  validAttribute(name: string): boolean {
    return this.attributes.has(name);
  }

  /** Properties, parameters and metaparameters. */
  get attributeNames(): readonly string[] {
    return [...this.attributes];
  }

  /** What the title says about attributes; undefined when no title pattern fits. */
  parseTitle(title: string): readonly (readonly [string, string | undefined])[] | undefined {
    if (this.titleParser) return this.titleParser(title);
    if (!this.patterns) return [[this.namevar, title]];
    for (const { regexp, attributes } of this.patterns) {
      const match = regexp.match(title);
      if (match) return attributes.map((attribute, index) => [attribute, match.groups[index + 1]] as const);
    }
    return undefined;
  }
}

const types = new Map<string, BuiltinType>();
for (const [name, type] of Object.entries(RECORDED.core)) types.set(name, new BuiltinType(name, type));

const moduleTypes = new Map<string, BuiltinType>();
for (const typesOfModule of Object.values(RECORDED.modules)) {
  for (const [name, type] of Object.entries(typesOfModule)) moduleTypes.set(name, new BuiltinType(name, type));
}

/** A type of Puppet itself; `name` in lower case. */
export function coreType(name: string): BuiltinType | undefined {
  return types.get(name);
}

/** A recorded type that is there only when a module with it is. */
export function recordedModuleType(name: string): BuiltinType | undefined {
  return moduleTypes.get(name);
}
