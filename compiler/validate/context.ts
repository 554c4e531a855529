/**
 * What rules look at: made when first asked for, and shared by all of them.
 */
import type { Environment } from '../environment.ts';
import { isPuppetFailure } from '../evaluator/errors.ts';
import { limitOf } from '../limits.ts';
import type { NodeData } from '../node/node.ts';
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
  private codeBase: CodeBase | undefined;

  constructor(environment: Environment, nodes: readonly NodeData[]) {
    this.environment = environment;
    this.withoutCode = environment.with({ code: 'undef' });
    this.nodes = nodes;
    this.fleet = new Fleet();
    this.dataSet = undefined;
    this.codeBase = undefined;
  }

  /** All data files and all hiera.yaml, those that no node uses too. */
  get data(): DataSet {
    this.dataSet ??= new DataSet(this.environment);
    return this.dataSet;
  }

  /** All manifests and templates, and the classes, defines and types that they define. */
  get code(): CodeBase {
    this.codeBase ??= new CodeBase(this.environment, this.withoutCode);
    return this.codeBase;
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
