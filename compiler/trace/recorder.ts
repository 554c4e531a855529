/**
 * Notes how the values of one compilation came to be. An environment that has a recorder wraps every closure that it compiles; one
 * without has none of it.
 */
import type {
  AttributeOperation,
  AttributesOperation,
  Expression,
  FunctionDefinition,
  LambdaExpression,
} from '../../parser/ast.ts';
import type { Source } from '../../parser/source.ts';
import type { CatalogResource } from '../catalog/resource.ts';
import { type Frame, MatchFrame, ParameterFrame } from '../evaluator/frame.ts';
import type { Scope } from '../evaluator/scope.ts';
import type { Thunk } from '../evaluator/thunk.ts';
import { type LookupAdapter, type LookupScope, LookupTrace } from '../lookup/index.ts';
import { PClassType } from '../types/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import { type CallNode, functionName, isCall, unparenthesized } from './nodes.ts';
import type { Binding, Evaluated, ParameterOrigin, TemplateCall } from './record.ts';

export class Recorder {
  /** All `->` and its relatives that were evaluated. */
  readonly arrows: Evaluated[] = [];
  /** All calls that made a text of a template in a file. */
  readonly templates: TemplateCall[] = [];
  private current: Evaluated | undefined;
  private last: Evaluated | undefined;
  private trace: LookupTrace | undefined;
  private readonly bindings = new WeakMap<Frame, Map<string, Binding>>();
  private readonly matches = new WeakMap<Frame, Evaluated>();
  private readonly declarations = new WeakMap<CatalogResource, Evaluated>();

  /** Forgets the compilation before: its values would stay as long as the environment does. */
  forget(): void {
    this.arrows.length = 0;
    this.templates.length = 0;
    this.current = undefined;
    this.last = undefined;
  }

  // --- Expressions --------------------------------------------------------------------------------------------------

  /** The closure of an expression, which notes each of its runs. */
  expression(node: Expression, source: Source, thunk: Thunk): Thunk {
    return (scope) => {
      const record = this.begin(node, source);
      try {
        const value = thunk(scope);
        record.value = value;
        record.hasValue = true;
        this.complete(record, scope);
        return value;
      } finally {
        this.current = record.outer;
        this.last = record;
      }
    };
  }

  private begin(node: Expression, source: Source): Evaluated {
    const outer = this.current;
    const record: Evaluated = {
      node,
      source,
      outer,
      value: undefined,
      hasValue: false,
      parts: [],
      binding: undefined,
      lookups: [],
      turns: 0,
    };
    outer?.parts.push(record);
    this.current = record;
    return record;
  }

  private complete(record: Evaluated, scope: Scope): void {
    const { node } = record;
    if (node.kind === 'VariableExpression') record.binding = this.bindingOf(variableName(node.expr, record), scope);
    else if (node.kind === 'TextExpression' && node.expr.kind === 'QualifiedName')
      record.binding = this.bindingOf(node.expr.value, scope);
    else if (node.kind === 'AssignmentExpression') this.assign(node.leftExpr, record, [], record.value, scope);
    else if (node.kind === 'RelationshipExpression') this.arrows.push(record);
    else if (node.kind === 'MatchExpression') this.noteMatch(record, scope.frame);
    else if (isCall(node)) this.completeCall(record, node, scope);
  }

  private noteMatch(record: Evaluated, frame: Frame): void {
    // A match that failed leaves that of another expression in force.
    if (frame instanceof MatchFrame && !this.matches.has(frame)) this.matches.set(frame, record);
  }

  private completeCall(record: Evaluated, node: CallNode, scope: Scope): void {
    record.lookups = this.trace?.take() ?? [];
    const called = functionName(node);
    if (called === 'template' || called === 'epp') this.templates.push({ call: record, inside: scope.resource });
    const name = called === 'getvar' ? record.parts[0]?.value : undefined;
    if (typeof name === 'string') record.binding = this.bindingOf(name.split('.', 1)[0] as string, scope);
  }

  /** The body of a lambda or function, which notes what its parameters are bound to. */
  body(callee: LambdaExpression | FunctionDefinition, thunk: Thunk): Thunk {
    return (scope) => {
      const call = this.current;
      if (call !== undefined && isCall(call.node)) this.bindParameters(callee, call, scope.frame);
      return thunk(scope);
    };
  }

  private bindParameters(callee: LambdaExpression | FunctionDefinition, call: Evaluated, frame: Frame): void {
    const turn = call.turns++;
    const bindings = this.bindingsOf(frame);
    for (const [name, value] of frame.entries()) {
      const fallback = callee.parameters.find((parameter) => parameter.name === name)?.value;
      const expression = fallback && call.parts.findLast(({ node }) => node === fallback);
      bindings.set(
        name,
        expression ? { kind: 'default', name, expression } : { kind: 'argument', call, callee, name, turn, value },
      );
    }
  }

  // --- Variables ----------------------------------------------------------------------------------------------------

  /** What a variable holds in the scope now. */
  bindingOf(name: string, scope: Scope): Binding {
    const leaf = name.slice(name.lastIndexOf(':') + 1);
    const holder = scope.holderOf(name);
    if (holder === undefined) return { kind: 'nothing', name };
    const noted = this.bindings.get(holder.frame)?.get(leaf);
    if (noted !== undefined) return noted;
    if (holder.frame instanceof MatchFrame)
      return { kind: 'match', name, expression: this.matches.get(holder.frame) ?? this.matching() };
    if (holder.scope.isTopScope()) return { kind: 'node', name: leaf };
    const { resource } = holder.scope;
    // A default of a function's parameter that reads another parameter of the function.
    if (resource === undefined || (holder.frame instanceof ParameterFrame && !resource.parameters.has(leaf))) {
      return { kind: 'nothing', name };
    }
    return { kind: 'parameter', resource, name: leaf };
  }

  /** The expression around, whose match is in force. */
  private matching(): Evaluated | undefined {
    let at = this.current;
    while (at !== undefined && !MATCHING.has(at.node.kind)) at = at.outer;
    return at;
  }

  private assign(target: Expression, assignment: Evaluated, path: readonly Value[], value: Value, scope: Scope): void {
    if (target.kind === 'VariableExpression' && target.expr.kind === 'QualifiedName') {
      const name = target.expr.value;
      const frame = scope.holderOf(name)?.frame;
      if (frame !== undefined) this.bindingsOf(frame).set(name, { kind: 'assignment', assignment, path });
    } else if (target.kind === 'LiteralList' && !(value instanceof PClassType)) {
      for (const [index, inner] of target.values.entries()) {
        const step = value instanceof PuppetHash ? nameOf(inner) : BigInt(index);
        this.assign(inner, assignment, [...path, step], Array.isArray(value) ? value[index] : undefined, scope);
      }
    }
  }

  private bindingsOf(frame: Frame): Map<string, Binding> {
    let bindings = this.bindings.get(frame);
    if (bindings === undefined) {
      bindings = new Map();
      this.bindings.set(frame, bindings);
    }
    return bindings;
  }

  // --- Resources ----------------------------------------------------------------------------------------------------

  /** The attribute whose value was evaluated just now; `key`: that in the hash of a splat. */
  attribute(operation: AttributeOperation | AttributesOperation, key?: Value): ParameterOrigin | undefined {
    if (this.current === undefined || this.last === undefined) return undefined;
    return { kind: 'attribute', operation, statement: this.current, value: this.last, key };
  }

  /** The default of a parameter, which was evaluated just now. */
  parameterDefault(): ParameterOrigin | undefined {
    return this.last && { kind: 'default', value: this.last };
  }

  /** The data of a parameter, which was looked up just now. */
  parameterData(): ParameterOrigin | undefined {
    return this.trace && { kind: 'lookup', lookups: this.trace.take() };
  }

  /** A resource gets into the catalog. */
  declare(resource: CatalogResource): void {
    if (this.current !== undefined) this.declarations.set(resource, this.current);
  }

  /** The statement or call that declared a resource; undefined for what the compiler itself declares. */
  declarationOf(resource: CatalogResource): Evaluated | undefined {
    return this.declarations.get(resource);
  }

  // --- Data ---------------------------------------------------------------------------------------------------------

  /** Has the lookups of a compilation noted, with the variables that they read. `scopeOf`: the evaluator's scope of a lookup's. */
  watch(adapter: LookupAdapter, scopeOf: (scope: LookupScope) => Scope | undefined): void {
    this.trace = new LookupTrace((name, scope) => {
      const found = scopeOf(scope);
      return found && this.bindingOf(name, found);
    });
    adapter.explainer = this.trace;
    adapter.watch = this.trace.watch;
  }
}

/** Expressions whose options may be patterns. */
const MATCHING: ReadonlySet<string> = new Set(['CaseExpression', 'SelectorExpression']);

function variableName(expr: Expression, record: Evaluated): string {
  if (expr.kind === 'QualifiedName') return expr.value;
  if (expr.kind === 'LiteralInteger') return expr.value.toString();
  return String(record.parts[0]?.value ?? '');
}

function nameOf(target: Expression): Value {
  const plain = unparenthesized(target);
  return plain.kind === 'VariableExpression' && plain.expr.kind === 'QualifiedName' ? plain.expr.value : undefined;
}
