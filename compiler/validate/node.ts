/**
 * One node of a validation: its catalog or why there is none, the data that it sees, and what lookups answer it.
 */
import { Compilation } from '../catalog/compilation.ts';
import { type CatalogJson, catalogToJson } from '../catalog/to-json.ts';
import { type Failure, run } from '../compile.ts';
import type { Environment } from '../environment.ts';
import { NOT_BOUND } from '../evaluator/scope.ts';
import { type ExportStore, storedNode } from '../exported/index.ts';
import { Invocation, type LookupAdapter, type LookupScope, NOT_FOUND, type NotFound } from '../lookup/index.ts';
import type { NodeData, NodeInput } from '../node/node.ts';
import type { Value } from '../values/index.ts';
import type { ValidationContext } from './context.ts';
import type { DataFile, Occurrence } from './data/index.ts';
import { lookupOutcome, type Outcome, variableOutcome } from './outcome.ts';
import { unlimited } from './unlimited.ts';

/** Compiles the node and runs the body for it; the node is good for nothing afterwards. */
export function visitNode(
  context: ValidationContext,
  data: NodeData,
  exports: ExportStore | undefined,
  body: (node: ValidatedNode) => void,
): void {
  const { environment } = context;
  let compilation: Compilation | Failure | undefined;
  const result = run(environment, data, { exports }, (compiled) => {
    compiled.catalog.checkFinalAliases();
    exports?.save(storedNode(compiled));
    compilation = compiled;
    return { catalog: catalogToJson(compiled) };
  });
  // A node that does not compile still has facts, and data.
  compilation ??= bareCompilation(context.withoutCode, data);
  if (!(compilation instanceof Compilation)) throw new Error(compilation.error);
  const node = new ValidatedNode(
    context,
    compilation,
    data,
    result.ok ? result.catalog : undefined,
    result.ok ? undefined : result,
  );
  whileActive(compilation, compilation.environment, () => whileActive(node.compilation, environment, () => body(node)));
}

/** A compilation of no code; where not even that compiles, an environment.conf is broken. */
export function bareCompilation(withoutCode: Environment, data: NodeData): Compilation | Failure {
  const result = run(withoutCode, data, {}, (bare) => ({ bare }));
  return result.ok ? result.bare : result;
}

/** Runs with the environment taking part in the compilation, without its limits. */
export function whileActive(compilation: Compilation, environment: Environment, body: () => void): void {
  const { active } = environment;
  environment.active = compilation;
  try {
    unlimited(body);
  } finally {
    environment.active = active;
  }
}

export class ValidatedNode {
  readonly name: string;
  readonly input: NodeInput;
  readonly data: NodeData;
  /** Undefined where the node does not compile. */
  readonly catalog: CatalogJson | undefined;
  readonly failure: Failure | undefined;
  /** Root keys that the compilation looked up, up to its end or its failure. */
  readonly asked: ReadonlySet<string>;
  /** Those of them whose values have the types of the parameters that they are for: without that, the node would not compile. */
  readonly checked: ReadonlySet<string>;
  /** For rules that look at more than the catalog: scopes, resources with their places. */
  readonly compilation: Compilation;
  private readonly context: ValidationContext;
  private readonly adapter: LookupAdapter;
  private readonly scope: LookupScope;
  private readonly outcomes = new Map<string, Outcome>();
  private readonly values = new Map<string, Value | NotFound>();
  private readonly filesOfLayer = new Map<string, readonly DataFile[]>();
  private usedFiles: ReadonlySet<DataFile> | undefined;

  constructor(
    context: ValidationContext,
    compilation: Compilation,
    data: NodeData,
    catalog: CatalogJson | undefined,
    failure: Failure | undefined,
  ) {
    this.context = context;
    this.compilation = compilation;
    this.name = compilation.node.name;
    this.input = compilation.node;
    this.data = data;
    this.catalog = catalog;
    this.failure = failure;
    const { environment } = context;
    const reads = environment.keyReads?.get(this.name);
    this.asked = new Set(reads?.asked);
    this.checked = failure === undefined && reads !== undefined ? reads.bound : new Set();
    this.adapter = environment.data.adapter(compilation);
    // What the rules look up is no read of the node.
    this.adapter.asked = undefined;
    this.adapter.watch = undefined;
    this.scope = environment.data.scope(compilation.topScope);
    this.usedFiles = undefined;
  }

  /** The files of all layers that the node's levels name, as far as they are there. */
  get files(): ReadonlySet<DataFile> {
    this.usedFiles ??= new Set(this.context.data.configs.flatMap(({ owner }) => this.filesIn(owner.layer, owner.moduleName)));
    return this.usedFiles;
  }

  /** The files in which a key is looked up, in the order of the search. */
  filesFor(rootKey: string): readonly DataFile[] {
    const end = rootKey.indexOf('::');
    const module = end <= 0 ? [] : this.filesIn('module', rootKey.slice(0, end));
    return [...this.filesIn('global', undefined), ...this.filesIn('environment', undefined), ...module];
  }

  /** What an interpolation becomes for this node. */
  outcome({ part, expression }: Occurrence): Outcome {
    let outcome = this.outcomes.get(expression);
    if (outcome === undefined) {
      outcome =
        part.method === 'scope'
          ? variableOutcome(part, { variable: (name) => this.variable(name) })
          : lookupOutcome(part, (name) => this.lookup(name));
      this.outcomes.set(expression, outcome);
    }
    return outcome;
  }

  /** The value of a key as lookup options have it merged and converted; NOT_FOUND where there is none. Throws what Puppet throws. */
  lookup(key: string): Value | NotFound {
    let value = this.values.get(key);
    if (value === undefined && !this.values.has(key)) {
      value = this.adapter.lookupKey(key, new Invocation(this.adapter, this.scope), undefined);
      this.values.set(key, value);
    }
    return value;
  }

  /** A variable as data sees it, or as any class of the node does; NOT_FOUND where no scope has it. */
  variable(name: string): Value | NotFound {
    const value = this.scope.variable(name);
    if (value !== NOT_FOUND || name.includes('::')) return value;
    for (const scope of this.compilation.classScopes.values()) {
      const found = scope.lookup(name);
      if (found !== NOT_BOUND) return found;
    }
    return NOT_FOUND;
  }

  private filesIn(layer: 'global' | 'environment' | 'module', moduleName: string | undefined): readonly DataFile[] {
    const name = `${layer} ${moduleName ?? ''}`;
    let files = this.filesOfLayer.get(name);
    if (files === undefined) {
      files = this.resolvedFiles(layer, moduleName);
      this.filesOfLayer.set(name, files);
    }
    return files;
  }

  private resolvedFiles(layer: 'global' | 'environment' | 'module', moduleName: string | undefined): readonly DataFile[] {
    if (!this.context.data.configs.some(({ owner }) => owner.layer === layer && owner.moduleName === moduleName)) return [];
    const paths = this.context.attempt(() => {
      const invocation = new Invocation(this.adapter, this.scope);
      const { layers } = this.adapter;
      const found =
        layer === 'module' ? layers.module(moduleName as string) : layer === 'global' ? layers.global() : layers.environment();
      const resolved = found?.config.resolve(invocation);
      return [...(resolved?.providers ?? []), ...(resolved?.defaults ?? [])].flatMap(({ locations }) =>
        locations.flatMap((location) => (location?.exists === true ? [location.location] : [])),
      );
    });
    return (paths ?? []).flatMap((path) => this.context.data.byPath.get(path) ?? []);
  }
}
