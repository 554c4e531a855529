/**
 * Which keys of data the value of an expression comes from, as far as that can be read off the code.
 */
import type { Expression, HostClassDefinition, Node, Parameter } from '../../../parser/ast.ts';
import { splitKey } from '../../../parser/hiera/index.ts';
import { children } from '../../../parser/visit.ts';
import type { Value } from '../../values/index.ts';
import { lookedUp } from './key-reads.ts';

/** A key of Hiera, or a part of its value. */
export interface HashSource {
  /** Root key, then keys and indexes. */
  readonly path: readonly [string, ...Value[]];
  /** Other values are merged with it: what it lacks may be there. */
  readonly isPartial: boolean;
}

const MERGES: ReadonlySet<string> = new Set(['merge', 'deep_merge', 'stdlib::deep_merge', 'stdlib::merge', 'pick', 'pick_default']);
/** Lookups that merge what several files have. */
const MERGING_LOOKUPS: ReadonlySet<string> = new Set(['hiera_hash', 'hiera_array']);
/** They have names of their own. */
const DEFINITIONS: ReadonlySet<string> = new Set([
  'HostClassDefinition',
  'ResourceTypeDefinition',
  'NodeDefinition',
  'FunctionDefinition',
]);
const NONE: readonly HashSource[] = [];

/** What the names of one class, define or other body of code stand for. */
export class Bindings {
  private readonly className: string | undefined;
  private readonly parameters: ReadonlySet<string>;
  private readonly assigned = new Map<string, Expression | undefined>();
  /** While a value is followed: names that are on the way. */
  private readonly following = new Set<string>();

  constructor(definition: HostClassDefinition | undefined, parameters: readonly Parameter[], body: Node | undefined) {
    this.className = definition?.name;
    this.parameters = new Set(parameters.map(({ name }) => name));
    if (body !== undefined) this.visit(body);
  }

  private visit(node: Node): void {
    if (node.kind === 'AssignmentExpression') this.note(node);
    for (const child of children(node)) if (!DEFINITIONS.has(child.kind)) this.visit(child);
  }

  private note(node: Node & { readonly kind: 'AssignmentExpression' }): void {
    const name = variableName(node.leftExpr);
    // What is set in two branches may be either.
    if (name !== undefined) this.assigned.set(name, this.assigned.has(name) ? undefined : node.rightExpr);
  }

  /** The sources of an expression's value; none where they are not known. */
  sources(node: Expression): readonly HashSource[] {
    switch (node.kind) {
      case 'ParenthesizedExpression':
        return this.sources(node.expr);
      case 'VariableExpression':
        return this.ofVariable(variableName(node));
      case 'AccessExpression':
        return this.ofAccess(node.leftExpr, node.keys);
      case 'ArithmeticExpression':
        return node.operator === '+' ? partial([...this.sources(node.leftExpr), ...this.sources(node.rightExpr)]) : NONE;
      case 'CallNamedFunctionExpression':
      case 'CallMethodExpression':
        return this.ofCall(node);
      default:
        return NONE;
    }
  }

  private ofVariable(name: string | undefined): readonly HashSource[] {
    if (name === undefined || this.following.has(name)) return NONE;
    if (name.includes('::')) return [{ path: [name.replace(/^::/, '')], isPartial: false }];
    if (this.parameters.has(name))
      return this.className === undefined ? NONE : [{ path: [`${this.className}::${name}`], isPartial: false }];
    const value = this.assigned.get(name);
    if (value === undefined) return NONE;
    this.following.add(name);
    const sources = this.sources(value);
    this.following.delete(name);
    return sources;
  }

  private ofAccess(holder: Expression, keys: readonly Expression[]): readonly HashSource[] {
    const [key] = keys;
    if (key === undefined || keys.length > 1) return NONE;
    const step = key.kind === 'LiteralString' || key.kind === 'QualifiedName' ? key.value : undefined;
    if (step === undefined) return NONE;
    return this.sources(holder).map(({ path, isPartial }) => ({ path: [...path, step], isPartial }));
  }

  private ofCall(call: Parameters<typeof lookedUp>[0]): readonly HashSource[] {
    const key = lookedUp(call);
    const name = functionName(call);
    if (key !== undefined) {
      const [root, ...rest] = literalKey(key) ?? [];
      if (typeof root !== 'string') return NONE;
      // A merge may be named in the call.
      const isPartial = MERGING_LOOKUPS.has(name ?? '') || call.arguments.length > (call.kind === 'CallMethodExpression' ? 1 : 2);
      return [{ path: [root, ...rest], isPartial }];
    }
    if (name === undefined || !MERGES.has(name)) return NONE;
    const args = call.kind === 'CallMethodExpression' ? [receiver(call), ...call.arguments] : call.arguments;
    return partial(args.flatMap((arg) => (arg === undefined ? NONE : this.sources(arg))));
  }
}

function partial(sources: readonly HashSource[]): readonly HashSource[] {
  return sources.map(({ path }) => ({ path, isPartial: true }));
}

function literalKey(key: Expression) {
  return key.kind === 'LiteralString' || key.kind === 'QualifiedName' ? splitKey(key.value) : undefined;
}

/** Name of a variable as written, without the dollar. */
export function variableName(node: Expression): string | undefined {
  return node.kind === 'VariableExpression' && node.expr.kind === 'QualifiedName' ? node.expr.value : undefined;
}

/** Name of the function that is called; undefined when it is none by name. */
export function functionName(call: Parameters<typeof lookedUp>[0]): string | undefined {
  const { functorExpr } = call;
  if (functorExpr.kind === 'QualifiedName') return functorExpr.value;
  if (functorExpr.kind !== 'NamedAccessExpression') return undefined;
  return functorExpr.rightExpr.kind === 'QualifiedName' ? functorExpr.rightExpr.value : undefined;
}

/** What a method is called on. */
export function receiver(call: Parameters<typeof lookedUp>[0]): Expression | undefined {
  return call.functorExpr.kind === 'NamedAccessExpression' ? call.functorExpr.leftExpr : undefined;
}
