/**
 * What rules look at: made when first asked for, and shared by all of them.
 */
import type { Environment } from '../environment.ts';
import { isPuppetFailure } from '../evaluator/errors.ts';
import { limitOf } from '../limits.ts';
import { type NodeData, nodeInput } from '../node/node.ts';
import { PuppetHash } from '../values/index.ts';
import { CodeBase } from './code/index.ts';
import { DataSet } from './data/index.ts';
import { Fleet } from './fleet.ts';

export class ValidationContext {
  readonly environment: Environment;
  /** The same files and data, and nothing that is compiled. */
  readonly withoutCode: Environment;
  readonly nodes: readonly NodeData[];
  /** What is known of the nodes that were checked so far. */
  readonly fleet: Fleet;
  private dataSet: DataSet | undefined;
  private withTrusted: ReadonlySet<string> | undefined;
  private codeBase: CodeBase | undefined;

  constructor(environment: Environment, nodes: readonly NodeData[]) {
    this.environment = environment;
    this.withoutCode = environment.with({ code: 'undef' });
    this.nodes = nodes;
    this.fleet = new Fleet();
    this.dataSet = undefined;
    this.withTrusted = undefined;
    this.codeBase = undefined;
  }

  /** All data files and all hiera.yaml, those that no node uses too. */
  get data(): DataSet {
    this.dataSet ??= new DataSet(this.environment);
    return this.dataSet;
  }

  /** All manifests and templates, and the classes, defines and types that they define. */
  get code(): CodeBase {
    this.codeBase ??= new CodeBase(this.environment);
    return this.codeBase;
  }

  /** Whether the node came with trusted facts: those that every node is given say little. */
  hasTrusted(name: string): boolean {
    this.withTrusted ??= new Set(this.nodes.filter(({ trusted }) => trusted !== undefined).map((node) => node.name));
    return this.withTrusted.has(name);
  }

  /** The facts of one of the nodes, for what may have been meant. */
  factsOf(names: readonly string[]): PuppetHash {
    const data = this.nodes.find(({ name }) => name === names[0]) ?? this.nodes[0];
    return data === undefined ? new PuppetHash() : nodeInput(data).facts;
  }

  /** The result; undefined where code or data make it fail, of which other rules tell. */
  attempt<T>(body: () => T): T | undefined {
    try {
      return body();
    } catch (error) {
      if (isPuppetFailure(error) || limitOf(error) !== undefined) return undefined;
      throw error;
    }
  }
}
