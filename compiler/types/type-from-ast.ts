/**
 * Types from type expressions, without evaluating anything: literals and names only.
 *
 * Puppet: pops/types/type_parser.rb
 */
import type { AccessExpression, Expression, LiteralHash, QualifiedReference } from '../../parser/ast.ts';
import { Source } from '../../parser/source.ts';
import { DEFAULT } from '../values/default.ts';
import { PuppetHash } from '../values/hash.ts';
import { PuppetRegexp } from '../values/regexp.ts';
import type { Value } from '../values/value.ts';
import { PTypeAliasType } from './alias-type.ts';
import { baseType } from './base-types.ts';
import { builtinAlias } from './builtin-aliases.ts';
import { ANNOTATION_TYPE, DEFERRED_TYPE, ERROR_TYPE, PCORE_TYPE } from './builtin-objects.ts';
import { PResourceType } from './catalog-types.ts';
import { resourceOf } from './factory.ts';
import { parameterizeObject } from './object/extension.ts';
import { PObjectType } from './object/object-type.ts';
import { PARAMETERIZED, UNPARAMETERIZED } from './parameterized.ts';
import type { Parameters } from './parameters/checks.ts';
import { pcoreAlias } from './pcore-aliases.ts';
import { pcoreObject } from './pcore-types.ts';
import { PType, type TypeResolver } from './ptype.ts';
import { PTypeReferenceType } from './reference-type.ts';
import { type TypeContext, textOf } from './type-context.ts';
import { invalidParameters, invalidSpecification, unparameterized } from './type-errors.ts';
import { PTypeSetType } from './type-set/type-set-type.ts';

const NO_SOURCE = new Source('');

/** The type that the expression denotes; throws PuppetError with Puppet's message when it denotes none. */
export function typeFromAst(expression: Expression, resolver?: TypeResolver, source: Source = NO_SOURCE): PType {
  const context = { source, resolver };
  const type = literalFromAst(expression, context);
  if (!(type instanceof PType)) throw invalidSpecification(expression, context);
  return type;
}

/** The value of a literal or type expression. */
export function literalFromAst(expression: Expression, context: TypeContext): Value {
  switch (expression.kind) {
    case 'QualifiedReference':
      return referencedType(expression, context);
    case 'AccessExpression':
      return parameterizedType(expression, context);
    case 'QualifiedName':
    case 'LiteralBoolean':
    case 'LiteralFloat':
    case 'LiteralInteger':
    case 'LiteralString':
      return expression.value;
    case 'LiteralDefault':
      return DEFAULT;
    case 'LiteralUndef':
      return undefined;
    case 'LiteralRegularExpression':
      return new PuppetRegexp(expression.pattern);
    case 'LiteralList':
      return expression.values.map((value) => literalFromAst(value, context));
    case 'LiteralHash':
      return literalHash(expression, context);
    case 'HeredocExpression':
      return literalFromAst(expression.textExpr, context);
    case 'UnaryMinusExpression':
      return negative(expression.expr, context);
    default:
      throw invalidSpecification(expression, context);
  }
}

function literalHash(expression: LiteralHash, context: TypeContext): PuppetHash {
  return new PuppetHash(
    expression.entries.map((entry) => [literalFromAst(entry.key, context), literalFromAst(entry.value, context)] as const),
  );
}

function negative(expression: Expression, context: TypeContext): Value {
  const value = literalFromAst(expression, context);
  if (typeof value !== 'bigint' && typeof value !== 'number') throw invalidSpecification(expression, context);
  return -value;
}

/** What a name means: a builtin type, an alias or Object type that the resolver knows, or undefined. */
export function findType(name: string, resolver: TypeResolver | undefined): PType | undefined {
  const lower = name.toLowerCase();
  return baseType(lower) ?? findLoadedType(lower, resolver);
}

function findLoadedType(name: string, resolver: TypeResolver | undefined): PType | undefined {
  const lower = name.replace(/^::/, '');
  if (lower !== name && baseType(lower)) return baseType(lower);
  const found = builtinAlias(lower) ?? resolver?.loadType(lower) ?? pcoreType(lower);
  return found instanceof PTypeAliasType || found instanceof PObjectType || found instanceof PTypeSetType
    ? found.resolve(resolver)
    : found;
}

/** A type that Puppet defines with the means of Puppet code; `name` in lower case. */
export function pcoreType(name: string): PType | undefined {
  switch (name) {
    case 'annotation':
      return ANNOTATION_TYPE;
    case 'deferred':
      return DEFERRED_TYPE;
    case 'error':
      return ERROR_TYPE;
    case 'pcore':
      return PCORE_TYPE;
    default:
      return pcoreAlias(name) ?? pcoreObject(name);
  }
}

function referencedType(expression: QualifiedReference, context: TypeContext): PType {
  return findType(expression.casedValue, context.resolver) ?? new PTypeReferenceType(expression.casedValue);
}

function parameterizedType(expression: AccessExpression, context: TypeContext): PType | undefined {
  const values = expression.keys.map((key) => literalFromAst(key, context));
  const reference = expression.leftExpr;
  if (reference.kind !== 'QualifiedReference') throw invalidSpecification(expression, context);
  const name = reference.casedValue.toLowerCase();
  const parameters: Parameters = { values, fail: () => invalidSpecification(expression, context) };
  const builder = PARAMETERIZED[name];
  if (builder !== undefined) return builder(parameters);
  if (UNPARAMETERIZED.has(name)) throw unparameterized(reference, context);
  return loadedWithParameters(expression, reference, values, context);
}

function loadedWithParameters(
  expression: AccessExpression,
  reference: QualifiedReference,
  values: readonly Value[],
  context: TypeContext,
): PType {
  const type = findLoadedType(reference.casedValue.toLowerCase(), context.resolver);
  if (type === undefined) return new PTypeReferenceType(textOf(expression, context));
  if (type instanceof PResourceType) {
    if (values.length !== 1) throw invalidParameters(reference.casedValue, 1, values.length);
    return resourceOf(type, values[0] as string);
  }
  if (type instanceof PObjectType) return parameterizeObject(type, values);
  throw unparameterized(reference, context);
}
