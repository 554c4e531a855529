/**
 * A node as the compiler gets it: facts, trusted facts, and what an external node classifier says.
 *
 * Puppet: node.rb
 */
import { countSteps } from '../limits.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import { fromData } from './from-data.ts';

export interface NodeClass {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, Value> | undefined;
}

/** Everything that the compiler asks of a node. */
export interface NodeInput {
  readonly name: string;
  readonly facts: PuppetHash;
  readonly trusted: PuppetHash;
  readonly serverFacts: PuppetHash;
  /** Top-scope variables: facts and the classifier's parameters. */
  readonly parameters: ReadonlyMap<string, Value>;
  readonly classes: readonly NodeClass[];
}

/** Names with their values: as JavaScript reads JSON, where 1.0 is 1, or as Puppet's own values, which tell the two apart. */
export type NamedData = Readonly<Record<string, unknown>> | PuppetHash;

/** A node as JSON has it. */
export interface NodeData {
  readonly name: string;
  readonly facts?: NamedData | undefined;
  readonly trusted?: NamedData | undefined;
  readonly serverFacts?: Readonly<Record<string, unknown>> | undefined;
  /** Parameters of the classifier; they win over facts. */
  readonly parameters?: NamedData | undefined;
  /** Names, or names with parameters. */
  readonly classes?: readonly string[] | Readonly<Record<string, unknown>> | undefined;
}

/** The node from data. */
export function nodeInput(data: NodeData): NodeInput {
  const facts = sanitizedFacts(data.facts ?? {});
  const serverFacts = hashOf(data.serverFacts ?? {});
  const parameters = new Map<string, Value>();
  for (const source of [facts, serverFacts]) {
    for (const [name, value] of source) if (!parameters.has(name as string)) parameters.set(name as string, value);
  }
  for (const [name, value] of hashOf(data.parameters ?? {})) parameters.set(name as string, value);
  parameters.delete('trusted');
  return {
    name: data.name,
    facts,
    trusted: hashOf(data.trusted ?? localTrusted(data.name)),
    serverFacts,
    parameters,
    classes: nodeClasses(data.classes),
  };
}

/** What a node that compiles for itself knows to be true of itself. Puppet: context/trusted_information.rb */
export function localTrusted(name: string): Record<string, unknown> {
  const dot = name.indexOf('.');
  return {
    authenticated: 'local',
    certname: name,
    extensions: {},
    hostname: dot === -1 ? name : name.slice(0, dot),
    domain: dot === -1 ? null : name.slice(dot + 1),
    external: {},
  };
}

function nodeClasses(classes: NodeData['classes']): readonly NodeClass[] {
  if (!classes) return [];
  if (Array.isArray(classes)) return (classes as readonly string[]).map((name) => ({ name, parameters: undefined }));
  return Object.entries(classes as Readonly<Record<string, unknown>>).map(([name, parameters]) => ({
    name,
    parameters:
      parameters && typeof parameters === 'object'
        ? (hashOf(parameters as Record<string, unknown>) as Map<string, Value>)
        : undefined,
  }));
}

function hashOf(data: NamedData): PuppetHash {
  if (data instanceof PuppetHash) return data;
  return PuppetHash.fromObject(Object.fromEntries(Object.entries(data).map(([key, value]) => [key, fromData(value)])));
}

/** Facts as Puppet keeps them: what is null becomes the empty string. Puppet: node/facts.rb#sanitize */
function sanitizedFacts(facts: NamedData): PuppetHash {
  if (facts instanceof PuppetHash) return withoutUndef(facts) as PuppetHash;
  return hashOf(withoutNull(facts) as Record<string, unknown>);
}

function withoutNull(data: unknown): unknown {
  if (data === null) return '';
  if (Array.isArray(data)) return data.map(withoutNull);
  if (typeof data !== 'object' || data instanceof Map) return data;
  return Object.fromEntries(Object.entries(data as object).map(([key, value]) => [key, withoutNull(value)]));
}

/** What stands in several places, by aliases of YAML, stays one: copied, a few lines could become any number of values. */
function withoutUndef(value: Value, done = new Map<Value, Value>()): Value {
  countSteps(1);
  if (value === undefined) return '';
  if (!Array.isArray(value) && !(value instanceof PuppetHash)) return value;
  const known = done.get(value);
  if (known !== undefined) return known;
  const result = Array.isArray(value)
    ? (value as readonly Value[]).map((item) => withoutUndef(item, done))
    : new PuppetHash([...value].map(([key, item]) => [key, withoutUndef(item, done)] as const));
  done.set(value, result);
  return result;
}
