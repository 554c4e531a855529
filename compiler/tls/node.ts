/** What rules know of a node: the graph of its catalog and, where data and facts are at hand, names of networks and places in data. */
import type { ResourceJson } from '../catalog/to-json.ts';
import type { RuleInfo } from '../validate/finding.ts';
import type { RuleFinding } from '../validate/rule.ts';
import type { TlsGraph } from './graph/index.ts';
import type { NetworkNames } from './names.ts';

/** A value that is to blame. */
export interface Blame {
  readonly resource: ResourceJson;
  readonly parameter: string;
  readonly value: string;
  /** Where it first stands, and not where it is handed on: `"%{hiera('cloud_name')}"` is right when the name is wrong. */
  readonly atSource?: boolean;
}

export type Place = Pick<RuleFinding, 'at' | 'file' | 'related'>;

/** A URL that clients are given. */
export interface Endpoint {
  readonly url: string;
  /** What it is called, for messages. */
  readonly name: string;
  /** Of what is wrong with it. */
  place(part: 'scheme' | 'host'): Place;
}

/** What data says of a certificate that is to be asked for, whoever reads it: a hash with its files and its name. */
export interface Spec {
  readonly name: string;
  /** All that is a text, by name. */
  readonly fields: ReadonlyMap<string, string>;
  /** Of a field, or of the spec; of the spec where there is no such field. */
  place(field?: string, atSource?: boolean): Place;
}

/** Specs that stand beside one another in one hash. */
export interface SpecFamily {
  readonly key: string;
  /** The node looks the key up. */
  readonly isAsked: boolean;
  readonly specs: readonly Spec[];
}

/** The data as the node sees it. */
export interface NodeValues {
  /** Keys that were looked up while the node was compiled, up to its end or its failure. */
  readonly asked: ReadonlySet<string>;
  /** Names of all keys of the files that the node uses. */
  readonly keys: ReadonlySet<string>;
  readonly families: readonly SpecFamily[];
  /** The value of a key when it is a text, a number or a Boolean. */
  text(key: string): string | undefined;
  placeOf(key: string): Place;
  /** Places of the values of looked-up keys that are this text. */
  placesOf(text: string): readonly Place[];
  /** What each file that the node uses has for a key, as it is written: the node's own file first. */
  written(key: string): readonly { readonly value: unknown; readonly place: Place }[];
}

export interface TlsNode {
  readonly name: string;
  readonly graph: TlsGraph;
  /** Undefined where there is nothing but a catalog. */
  readonly names: NetworkNames | undefined;
  readonly endpoints: readonly Endpoint[];
  /** Undefined where there is nothing but a catalog. */
  readonly values: NodeValues | undefined;
  /** Why there is no catalog; the graph is empty then. */
  readonly failure: string | undefined;
  /** The place in data that the value comes from, or else of the resource. */
  place(blame: Blame): Place;
  /** The place of the resource. */
  placeOf(resource: ResourceJson): Place;
}

/** A rule over certificates; it works on any node, whoever compiled it. */
export interface NodeRule extends RuleInfo {
  check(node: TlsNode): Iterable<RuleFinding>;
}

/** A rule over several nodes: what one takes out of each, and what it finds when it has them all. */
export interface NodesRule<T = unknown> extends RuleInfo {
  collect(node: TlsNode): T;
  checkAll(collected: ReadonlyMap<string, T>): Iterable<RuleFinding>;
}

export type TlsRule = NodeRule | NodesRule;

/** Forgets what a rule collects. */
export function nodesRule<T>(rule: NodesRule<T>): NodesRule {
  return rule as unknown as NodesRule;
}
