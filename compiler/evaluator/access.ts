/**
 * `[]` on values and on types.
 *
 * Puppet: pops/evaluator/access_operator.rb
 */
import type { AccessExpression, Expression } from '../../parser/ast.ts';
import { aAnUc } from '../../parser/diagnostics/labels.ts';
import { flat } from '../catalog/resource.ts';
import { inferGeneric, PClassType, PResourceType, PType } from '../types/index.ts';
import { Binary, Default, PuppetHash, type Value } from '../values/index.ts';
import { readingWithin } from './accumulation.ts';
import { coerce, isNumeric } from './arithmetic.ts';
import { fail, wrapError } from './errors.ts';
import { type Compile, compileExpression } from './evaluator.ts';
import { watchAccess } from './fact-watch.ts';
import { unknownReference } from './literals.ts';
import { findMember } from './members.ts';
import { toNumber } from './numbers.ts';
import { accessClass, accessResource } from './reference-access.ts';
import type { Scope } from './scope.ts';
import type { CodeContext, Thunk } from './thunk.ts';
import { parameterized } from './type-access.ts';
import { valueLabel } from './value-label.ts';

/** The expression that is being evaluated, for errors. */
export interface Access {
  readonly node: AccessExpression;
  readonly scope: Scope;
  readonly context: CodeContext;
}

export const access = {
  AccessExpression: ((node, context) =>
    isConstantType(node) ? constantType(node, context) : accessThunk(node, context)) as Compile<'AccessExpression'>,
  NamedAccessExpression: ((node, { source }) =>
    () =>
      fail(source, node, 'UNSUPPORTED_EXPRESSION', { semantic: node })) as Compile<'NamedAccessExpression'>,
};

/** A type whose parameters stand in the code is the same whenever it is asked for, once it was made. */
function constantType(node: AccessExpression, context: CodeContext): Thunk {
  const make = accessThunk(node, context);
  let known: Value;
  return (scope) => {
    if (known !== undefined) return known;
    const type = make(scope);
    // References of resources and classes may stand for what is not there yet.
    if (type instanceof PType && !(type instanceof PClassType || type instanceof PResourceType)) known = type;
    return type;
  };
}

function isConstantType(node: AccessExpression): boolean {
  return node.leftExpr.kind === 'QualifiedReference' && node.keys.every(isConstant);
}

function isConstant(node: Expression): boolean {
  switch (node.kind) {
    case 'LiteralInteger':
    case 'LiteralFloat':
    case 'LiteralString':
    case 'LiteralBoolean':
    case 'LiteralDefault':
    case 'LiteralUndef':
    case 'LiteralRegularExpression':
    case 'QualifiedName':
    case 'QualifiedReference':
      return true;
    case 'AccessExpression':
      return isConstantType(node);
    case 'LiteralList':
      return node.values.every(isConstant);
    case 'LiteralHash':
      return node.entries.every(({ key, value }) => isConstant(key) && isConstant(value));
    default:
      return false;
  }
}

/** With names of types as keys. Puppet: evaluator_impl.rb#eval_AccessExpression */
function typeAccess(node: AccessExpression, left: Thunk, keys: readonly Thunk[], context: CodeContext): Thunk {
  const keysOfClass = node.keys.map((key, at) =>
    key.kind === 'QualifiedReference' ? unknownReference(key, context) : (keys[at] as Thunk),
  );
  return (scope) => {
    const value = left(scope);
    const given = (value instanceof PClassType ? keysOfClass : keys).map((key) => key(scope));
    return accessValue(value, given, { node, scope, context });
  };
}

function accessThunk(node: AccessExpression, context: CodeContext): Thunk {
  const left = readingWithin(node.leftExpr, compileExpression(node.leftExpr, context));
  const keys = node.keys.map((key) => compileExpression(key, context));
  const [only] = keys;
  const isWatched = context.environment.factReads !== undefined;
  if (node.keys.some(({ kind }) => kind === 'QualifiedReference')) return typeAccess(node, left, keys, context);
  if (keys.length === 1 && only && !isWatched) return singleAccess(node, left, only, context);
  return (scope) => {
    const value = left(scope);
    const given = keys.map((key) => key(scope));
    if (isWatched) watchAccess(value, given, scope, node, context);
    return accessValue(value, given, { node, scope, context });
  };
}

/** The common forms `$array[0]` and `$hash['key']` first. */
function singleAccess(node: AccessExpression, left: Thunk, key: Thunk, context: CodeContext): Thunk {
  return (scope) => {
    const value = left(scope);
    const index = key(scope);
    if (value instanceof PuppetHash) return value.get(index);
    if (Array.isArray(value) && typeof index === 'bigint') return (value as readonly Value[]).at(Number(index));
    return accessValue(value, [index], { node, scope, context });
  };
}

function accessValue(value: Value, keys: readonly Value[], access: Access): Value {
  try {
    if (value instanceof PuppetHash) return accessHash(value, keys, access);
    if (Array.isArray(value)) return accessArray(value as readonly Value[], flatKeys(keys), access);
    if (typeof value === 'string') return accessString(value, flatKeys(keys), access);
    if (value instanceof Binary) return accessBinary(value, flatKeys(keys), access);
    if (value instanceof PType) return accessType(value, keys, access);
    const operator = findMember(value, '[]');
    if (operator !== undefined) return operator(value, keys, undefined);
  } catch (error) {
    throw wrapError(error, access.context.source, access.node);
  }
  return fail(access.context.source, access.node.leftExpr, 'OPERATOR_NOT_APPLICABLE', {
    operator: '[]',
    leftValue: valueLabel(value),
  });
}

function accessType(type: PType, keys: readonly Value[], access: Access): Value {
  const [first] = keys;
  if (type instanceof PResourceType) {
    if (type.typeName === undefined && keys.length === 1 && first instanceof PResourceType) return first;
    return accessResource(type, keys, access);
  }
  return type instanceof PClassType ? accessClass(type, keys, access) : parameterized(type, keys, access);
}

/** Ruby's `flatten`. */
export function flatKeys(keys: readonly Value[]): readonly Value[] {
  return keys.some((key) => Array.isArray(key)) ? keys.flatMap((key) => flat(key)) : keys;
}

function accessHash(hash: PuppetHash, keys: readonly Value[], { node, context }: Access): Value {
  if (keys.length === 0) fail(context.source, node.leftExpr, 'BAD_HASH_SLICE_ARITY', { actual: 0 });
  const values = keys.map((key) => hash.get(key));
  return values.length === 1 ? values[0] : values.filter((value) => value !== undefined);
}

function accessArray(list: readonly Value[], keys: readonly Value[], access: Access): Value {
  const { source } = access.context;
  if (keys.length === 0 || keys.length > 2) fail(source, access.node.leftExpr, 'BAD_ARRAY_SLICE_ARITY', { actual: keys.length });
  const indexes = keys.map((key, i) =>
    isNumeric(key) ? key : coerce(key, access.node.keys[i] ?? access.node, access.scope, access.context),
  );
  indexes.forEach((index, i) => {
    if (typeof index !== 'bigint') badKey(list, i, index, access);
  });
  const [from, count] = indexes as bigint[];
  if (count === undefined) return list.at(Number(from));
  return slice(list.length, from as bigint, count, (start, length) => list.slice(start, start + length)) ?? [];
}

function badKey(value: Value, index: number, key: Value, { node, context }: Access): never {
  return fail(context.source, (node.keys[index] ?? node) as Expression, 'BAD_SLICE_KEY_TYPE', {
    leftValue: valueLabel(value),
    actual: keyTypeName(key),
    expectedClasses: ['Integer'],
  });
}

/** Start and length as Puppet has them: a negative start counts from the end, a negative length is a position from the end. */
function slice<T>(size: number, from: bigint, count: bigint, cut: (start: number, length: number) => T): T | undefined {
  let start = from < 0n ? size + Number(from) : Number(from);
  let length = count < 0n ? size - start + Number(count) + 1 : Number(count);
  if (start < 0) {
    length += start;
    start = 0;
  }
  if (length < 0 || start > size) return undefined;
  return cut(start, length);
}

function accessString(text: string, keys: readonly Value[], access: Access): string {
  const { source } = access.context;
  if (keys.length === 0 || keys.length > 2) fail(source, access.node.leftExpr, 'BAD_STRING_SLICE_ARITY', { actual: keys.length });
  const [from, count] = keys.map((key, i) => characterIndex(key, i, access));
  const characters = isPlain(text) ? undefined : Array.from(text);
  const size = characters?.length ?? text.length;
  if (count === undefined && (from as bigint) < 0n && size + Number(from) < 0) return '';
  const cut = (start: number, length: number) =>
    characters ? characters.slice(start, start + length).join('') : text.slice(start, start + length);
  return slice(size, from as bigint, count ?? 1n, cut) ?? '';
}

function isPlain(text: string): boolean {
  return !/[\ud800-\udbff]/.test(text);
}

function characterIndex(key: Value, index: number, { node, context }: Access): bigint {
  const number = toNumber(key);
  if (typeof number === 'bigint') return number;
  return fail(context.source, (node.keys[index] ?? node) as Expression, 'BAD_STRING_SLICE_KEY_TYPE', {
    actualType: keyTypeName(number ?? key),
  });
}

function accessBinary(binary: Binary, keys: readonly Value[], access: Access): Value {
  const { source } = access.context;
  if (keys.length === 0 || keys.length > 2) fail(source, access.node.leftExpr, 'BAD_STRING_SLICE_ARITY', { actual: keys.length });
  const [from, count] = keys.map((key, i) => characterIndex(key, i, access));
  const cut = (start: number, length: number) => binary.bytes.slice(start, start + length);
  return new Binary(slice(binary.length, from as bigint, count ?? 1n, cut) ?? new Uint8Array());
}

/** The type of a key that cannot be one, as messages name it. */
export function keyTypeName(value: Value): string {
  if (value === undefined) return 'Undef';
  return value instanceof Default ? 'Default' : inferGeneric(value).toString();
}

/** The type with its article as subject of a message about its parameters. */
export function typeSubject(type: PType): string {
  return aAnUc(valueLabel(type));
}
