/** Literals, names of types, lists and hashes. */

import type { Expression, QualifiedReference } from '../../parser/ast.ts';
import { checkSize } from '../limits.ts';
import { PTypeReferenceType } from '../types/index.ts';
import { DEFAULT, PuppetHash, PuppetIterable, PuppetRegexp, type Value } from '../values/index.ts';
import { fail, failure, wrapError } from './errors.ts';
import { type Compile, compileExpression } from './evaluator.ts';
import type { Scope } from './scope.ts';
import type { CodeContext, Thunk } from './thunk.ts';

const constant =
  (value: Value): Thunk =>
  () =>
    value;

export const literals = {
  LiteralString: ((node) => constant(node.value)) as Compile<'LiteralString'>,
  LiteralInteger: ((node) => constant(node.value)) as Compile<'LiteralInteger'>,
  LiteralFloat: ((node) => constant(node.value)) as Compile<'LiteralFloat'>,
  LiteralBoolean: ((node) => constant(node.value)) as Compile<'LiteralBoolean'>,
  LiteralUndef: (() => constant(undefined)) as Compile<'LiteralUndef'>,
  LiteralDefault: (() => constant(DEFAULT)) as Compile<'LiteralDefault'>,
  LiteralRegularExpression: ((node) => constant(new PuppetRegexp(node.pattern))) as Compile<'LiteralRegularExpression'>,
  QualifiedName: ((node) => constant(node.value)) as Compile<'QualifiedName'>,
  QualifiedReference: ((node, context) => qualifiedReference(node, context)) as Compile<'QualifiedReference'>,
  ReservedWord: ((node, { source }) => {
    if (node.future) return constant(node.word);
    return () => fail(source, node, 'RESERVED_WORD', { word: node.word });
  }) as Compile<'ReservedWord'>,
  LiteralList: ((node, context) => unfolded(node.values, context)) as Compile<'LiteralList'>,
  LiteralHash: ((node, context) => {
    const entries = node.entries.map(
      ({ key, value }) => [compileExpression(key, context), compileExpression(value, context)] as const,
    );
    return (scope) => {
      const hash = new PuppetHash();
      for (const [key, value] of entries) hash.set(key(scope), value(scope));
      return hash;
    };
  }) as Compile<'LiteralHash'>,
  UnfoldExpression: ((node, context) => {
    const inner = compileExpression(node.expr, context);
    return (scope) => unfold(inner(scope));
  }) as Compile<'UnfoldExpression'>,
};

/** A type by its name; what is found is the same for all nodes and is kept. */
function qualifiedReference(node: QualifiedReference, context: CodeContext): Thunk {
  const { source } = context;
  let known: Value;
  return () => {
    if (known !== undefined) return known;
    const type = typeNamed(node, context);
    if (type === undefined || type instanceof PTypeReferenceType) {
      throw failure(source, node, 'UNKNOWN_RESOURCE_TYPE', `Resource type not found: ${type?.typeString ?? node.casedValue}`);
    }
    known = type;
    return type;
  };
}

/** As a key of `Class[...]`, where a name that nobody knows is an error of the access, not of the name. */
export function unknownReference(node: QualifiedReference, context: CodeContext): Thunk {
  return () => typeNamed(node, context) ?? new PTypeReferenceType(node.casedValue);
}

function typeNamed(node: QualifiedReference, { environment, source }: CodeContext): Value {
  try {
    return environment.typeNamed(node.casedValue);
  } catch (error) {
    throw wrapError(error, source, node);
  }
}

/** The elements that an unfolded value stands for. Puppet: evaluator_impl.rb#eval_UnfoldExpression */
export function unfold(value: Value): readonly Value[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value as readonly Value[];
  if (value instanceof PuppetHash) return [...value].map(([key, item]) => [key, item]);
  if (value instanceof PuppetIterable) return value.toList();
  return [value];
}

/** A list of expressions, of which some may be unfolded: elements of an array, arguments of a call. */
export function unfolded(expressions: readonly Expression[], context: CodeContext): (scope: Scope) => Value[] {
  const parts = expressions.map((expression) => {
    const plain = withoutParentheses(expression);
    return { unfold: plain.kind === 'UnfoldExpression', thunk: compileExpression(plain, context) };
  });
  if (parts.some((part) => part.unfold)) return (scope) => collect(parts, scope);
  return fixedList(parts.map((part) => part.thunk));
}

function collect(parts: readonly { readonly unfold: boolean; readonly thunk: Thunk }[], scope: Scope): Value[] {
  const result: Value[] = [];
  for (const part of parts) {
    const value = part.thunk(scope);
    if (part.unfold) for (const item of value as readonly Value[]) result.push(item);
    else result.push(value);
  }
  checkSize(result.length);
  return result;
}

function fixedList(thunks: readonly Thunk[]): (scope: Scope) => Value[] {
  const [first, second] = thunks;
  if (first === undefined) return () => [];
  if (second === undefined) return (scope) => [first(scope)];
  if (thunks.length === 2) return (scope) => [first(scope), second(scope)];
  return (scope) => {
    const result: Value[] = new Array(thunks.length);
    for (let i = 0; i < thunks.length; i++) result[i] = (thunks[i] as Thunk)(scope);
    return result;
  };
}

export function withoutParentheses(node: Expression): Expression {
  return node.kind === 'ParenthesizedExpression' ? withoutParentheses(node.expr) : node;
}
