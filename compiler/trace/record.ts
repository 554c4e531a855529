/** What is noted while the code of a node is evaluated, to tell afterwards where a value came from. */
import type {
  AttributeOperation,
  AttributesOperation,
  Expression,
  FunctionDefinition,
  LambdaExpression,
} from '../../parser/ast.ts';
import type { Source } from '../../parser/source.ts';
import type { CatalogResource } from '../catalog/resource.ts';
import type { TraceNode } from '../lookup/index.ts';
import type { Value } from '../values/index.ts';

/** An expression that was evaluated once: a loop leaves several of one expression. */
export interface Evaluated {
  readonly node: Expression;
  readonly source: Source;
  /** The evaluation that this one was part of. */
  readonly outer: Evaluated | undefined;
  value: Value;
  /** False while it is under way, and when it ended by a jump (`return`, `next`) or an error. */
  hasValue: boolean;
  /** What was evaluated for it, in order: operands, arguments, bodies of lambdas and functions. */
  readonly parts: Evaluated[];
  /** Of a variable: what held it. */
  binding: Binding | undefined;
  /** Of a call: the keys that it looked up. */
  lookups: readonly TraceNode[];
  /** Of a call: how often its lambda or function was run. */
  turns: number;
}

/** A call of `template` or `epp`. */
export interface TemplateCall {
  readonly call: Evaluated;
  /** The class or define in whose code it stands. */
  readonly inside: CatalogResource | undefined;
}

/** What a variable held when it was read. */
export type Binding =
  | { readonly kind: 'assignment'; readonly assignment: Evaluated; readonly path: readonly Value[] }
  | {
      readonly kind: 'argument';
      readonly call: Evaluated;
      readonly callee: LambdaExpression | FunctionDefinition;
      readonly name: string;
      /** Which run of the callee in this call, from 0. */
      readonly turn: number;
      readonly value: Value;
    }
  | { readonly kind: 'default'; readonly name: string; readonly expression: Evaluated }
  /** A parameter of a class or define, or its title. */
  | { readonly kind: 'parameter'; readonly resource: CatalogResource; readonly name: string }
  /** A group of a regular expression that matched. */
  | { readonly kind: 'match'; readonly name: string; readonly expression: Evaluated | undefined }
  /** A variable that the node brings: a fact, trusted facts, a parameter of the classifier. */
  | { readonly kind: 'node'; readonly name: string }
  | { readonly kind: 'nothing'; readonly name: string };

/** Where the value of a resource's parameter was given. */
export type ParameterOrigin =
  | {
      readonly kind: 'attribute';
      readonly operation: AttributeOperation | AttributesOperation;
      /** The statement: a resource, defaults, an override, or a collector with overrides. */
      readonly statement: Evaluated;
      readonly value: Evaluated;
      /** Of a splat: the key in its hash. */
      readonly key: Value;
    }
  /** Of a class: automatic parameter lookup. */
  | { readonly kind: 'lookup'; readonly lookups: readonly TraceNode[] }
  | { readonly kind: 'default'; readonly value: Evaluated }
  /** `+>`: what was there, and what was added. */
  | { readonly kind: 'sum'; readonly terms: readonly SumTerm[] };

export interface SumTerm {
  readonly origin: ParameterOrigin | undefined;
  /** The elements of the array that it gave. */
  readonly list: readonly Value[];
}
