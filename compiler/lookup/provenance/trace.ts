/**
 * Notes what lookups do, so that it can be told afterwards where a value came from: as an explainer it learns of levels, merges and
 * what they found, as a watch of the texts that are resolved and the variables that are read. Values stay as they are.
 */
import type { ExpressionPart } from '../../../parser/hiera/index.ts';
import type { Value } from '../../values/index.ts';
import type { Explainer, StepKind } from '../explain.ts';
import { HieraScope } from '../hiera-scope.ts';
import type { Invocation } from '../invocation.ts';
import { ResolutionWatch, type ResolvedFile, type VariableRead } from '../resolution-watch.ts';
import type { LookupScope } from '../scope.ts';

/** Steps of a lookup; `part`: one `%{...}` of a text, with the expression as qualifier. */
export interface TraceNode {
  readonly kind: StepKind | 'root' | 'part';
  /** What the step is about: a key, a layer, a level, a location, a merge strategy, a text; by kind. */
  readonly qualifier: unknown;
  readonly parent: TraceNode | undefined;
  readonly branches: TraceNode[];
  /** What was found here or made here. */
  outcome: { readonly value: Value } | undefined;
  /** The file whose texts are resolved here. */
  file: ResolvedFile | undefined;
  /** Arguments of the lookup option convert_to. */
  conversion: readonly Value[] | undefined;
  /** The variable that was read here, and what `bind` said of it. */
  variable: { readonly read: VariableRead; readonly binding: unknown } | undefined;
}

export class LookupTrace implements Explainer {
  readonly explainOptions = false;
  readonly onlyExplainOptions = false;
  readonly showsMerging = false;
  /** For the adapter, beside this explainer. */
  readonly watch: ResolutionWatch;
  private current: TraceNode = traceNode('root', undefined, undefined);

  /** `bind`: asked of each variable when it is read, as it may be another one later. */
  constructor(bind: (name: string, scope: LookupScope) => unknown = () => undefined) {
    this.watch = new TraceWatch(this, bind);
  }

  /** The innermost step that is under way. */
  get step(): TraceNode {
    return this.current;
  }

  /** Lookups that ended since this was asked last, one step of the kind `data` for each key. */
  take(): readonly TraceNode[] {
    return this.current.kind === 'root' ? this.current.branches.splice(0).filter(({ kind }) => kind === 'data') : [];
  }

  push(kind: TraceNode['kind'], qualifier: unknown): void {
    const node = traceNode(kind, qualifier, this.current);
    this.current.branches.push(node);
    this.current = node;
  }
  pop(): void {
    if (this.current.parent !== undefined) this.current = this.current.parent;
  }
  found(_key: string, value: Value): void {
    this.current.outcome = { value };
  }
  result(value: Value): void {
    this.current.outcome = { value };
  }
  converted(args: readonly Value[]): void {
    const data = this.current.branches.findLast(({ kind }) => kind === 'data');
    if (data !== undefined) data.conversion = args;
  }
  foundInOverrides(_key: string, value: Value): void {
    this.current.outcome = { value };
  }
  foundInDefaults(_key: string, value: Value): void {
    this.current.outcome = { value };
  }
  mergeSource(): void {}
  notFound(): void {}
  locationNotFound(): void {}
  moduleNotFound(): void {}
  moduleProviderNotFound(): void {}
  text(): void {}
}

function traceNode(kind: TraceNode['kind'], qualifier: unknown, parent: TraceNode | undefined): TraceNode {
  return {
    kind,
    qualifier,
    parent,
    branches: [],
    outcome: undefined,
    file: undefined,
    conversion: undefined,
    variable: undefined,
  };
}

class TraceWatch extends ResolutionWatch {
  private readonly trace: LookupTrace;

  constructor(trace: LookupTrace, bind: (name: string, scope: LookupScope) => unknown) {
    super((read, { scope }: Invocation) => {
      const real = scope instanceof HieraScope ? scope.real : scope;
      if (trace.step.kind === 'part') trace.step.variable = { read, binding: bind(read.root, real) };
    });
    this.trace = trace;
  }

  override inFile<T>(file: ResolvedFile | undefined, body: () => T): T {
    // A hiera.yaml is resolved as a whole, and nothing of it becomes a value.
    if (file?.rootKey !== undefined) this.trace.step.file = file;
    return super.inFile(file, body);
  }

  override inText<T>(text: string, part: ExpressionPart, body: () => T): T {
    if (this.trace.step.kind !== 'interpolate') return super.inText(text, part, body);
    this.trace.push('part', part);
    try {
      const value = super.inText(text, part, body);
      this.trace.result(value as Value);
      return value;
    } finally {
      this.trace.pop();
    }
  }
}
