/**
 * Why a function does not take the arguments of a call.
 *
 * Puppet: pops/types/type_mismatch_describer.rb#describe_signatures
 */
import { PCallableType } from '../callable-type.ts';
import { PArrayType, PTupleType } from '../collection-types.ts';
import { exactSize, PIntegerType } from '../numeric-types.ts';
import { POptionalType } from '../optional-types.ts';
import type { PType } from '../ptype.ts';
import { PUndefType } from '../scalar-types.ts';
import { describe, mergeDescriptions } from './describe.ts';
import { CountMismatch, type Mismatch, MissingRequiredBlock, TypeMismatch, UnexpectedBlock } from './mismatches.ts';
import { type Path, pathElement } from './path.ts';

/** One way to call a function. */
export interface Signature {
  readonly type: PCallableType;
  readonly parameterNames: readonly string[];
  readonly blockName?: string | undefined;
}

/**
 * The text that says why none of the signatures takes arguments of the given type (a Tuple; its last type is the block's, if there
 * is one). `name` is the function's, or `lambda`.
 */
export function describeSignatures(name: string, signatures: readonly Signature[], argsType: PType): string | undefined {
  const perSignature = allErrors(signatures, argsType);
  if (perSignature.length === 0) return undefined;
  const label = name === 'lambda' ? 'block' : `'${name}'`;
  const merged = mergeDescriptions(0, CountMismatch, perSignature);
  if (merged.length === 1) return `${label}${(merged[0] as Mismatch).format()}`;
  if (signatures.length === 1) {
    const header = `${label} expects (${signatureText(signatures[0] as Signature)})`;
    return [header, ...rejections(perSignature[0] ?? [], '  ')].join('\n');
  }
  const parts = signatures.flatMap((signature, index) => [
    `  (${signatureText(signature)})`,
    ...rejections(perSignature[index] ?? [], '    '),
  ]);
  return [`The function ${label} was called with arguments it does not accept. It expects one of:`, ...parts].join('\n');
}

function rejections(errors: readonly Mismatch[], indent: string): readonly string[] {
  return errors.map((error) => `${indent}rejected:${error.chopPath(0).format()}`);
}

function allErrors(signatures: readonly Signature[], argsType: PType): readonly (readonly Mismatch[])[] {
  const path = (index: number): Path => [pathElement('signature', index)];
  const errors = signatures.map((signature, index) => describeArguments(signature, argsType, path(index)));
  if (errors.every((found) => found.length > 0)) return errors;
  const blocks = signatures.map((signature, index) => describeBlock(signature, argsType, path(index)));
  if (blocks.every((found) => found.length > 0)) return blocks;
  return errors.map((found, index) => (found.length === 0 ? (blocks[index] as readonly Mismatch[]) : found));
}

function describeArguments(signature: Signature, argsType: PType, path: Path): readonly Mismatch[] {
  const params = signature.type.paramTypes ?? PTupleType.DEFAULT;
  const size = params.sizeType ?? new PIntegerType(...params.sizeRange);
  const types = argumentTypes(params, argsType);
  if (types === undefined) return [new TypeMismatch(path, params, argsType)];
  if (types.at(-1)?.isKindOfCallable()) {
    return describeWithoutBlock(signature, params, types.slice(0, -1), path, size, exactSize(types.length - 1));
  }
  const range = (argsType as PTupleType | PArrayType).sizeRange;
  return describeWithoutBlock(signature, params, types, path, size, new PIntegerType(...range));
}

function argumentTypes(params: PTupleType, argsType: PType): readonly PType[] | undefined {
  if (argsType instanceof PTupleType) return argsType.types;
  return argsType instanceof PArrayType ? params.types.map(() => argsType.elementType) : undefined;
}

function describeWithoutBlock(
  signature: Signature,
  params: PTupleType,
  types: readonly PType[],
  path: Path,
  expectedSize: PIntegerType,
  actualSize: PIntegerType,
): readonly Mismatch[] {
  if (!expectedSize.isAssignable(actualSize)) return [new CountMismatch(path, expectedSize, actualSize)];
  for (const [index, type] of types.entries()) {
    const position = Math.min(index, params.types.length - 1);
    const expected = params.types[position];
    if (expected === undefined || expected.isAssignable(type)) continue;
    const found = describe(expected, type, [...path, pathElement('parameter', signature.parameterNames[position] ?? '')]);
    if (found.length > 0) return found;
  }
  return [];
}

function describeBlock(signature: Signature, argsType: PType, path: Path): readonly Mismatch[] {
  const expected = signature.type.blockType;
  const given = argsType instanceof PTupleType ? argsType.types.at(-1) : undefined;
  if (given?.isKindOfCallable()) {
    if (expected === undefined) return [new UnexpectedBlock(path)];
    return describe(expected, given, [...path, pathElement('block', 'block')]);
  }
  const optional = expected === undefined || expected.isAssignable(PUndefType.DEFAULT);
  return optional ? [] : [new MissingRequiredBlock(path)];
}

/** `Integer count, String text?, Any rest*`: the parameters of one signature. */
export function signatureText(signature: Signature): string {
  const params = signature.type.paramTypes ?? PTupleType.DEFAULT;
  const [from, to] = params.sizeRange;
  // Puppet stops here: a block of a function without parameters is not listed.
  if (from === 0n && to === 0n) return '';
  const names = signature.parameterNames.length === 0 ? params.types.map(() => '') : signature.parameterNames;
  const texts = names.map((name, index) => parameterText(name, index, params, names.length));
  return [...texts, ...blockText(signature)].join(', ');
}

function parameterText(name: string, index: number, params: PTupleType, count: number): string {
  const [from, to] = params.sizeRange;
  const type = params.typeAt(index);
  if (to === Number.POSITIVE_INFINITY && index === count - 1) return `${type} ${name}${from === BigInt(count) ? '+' : '*'}`;
  if (BigInt(index + 1) <= from) return `${type} ${name}`;
  return `${type instanceof POptionalType ? (type.optionalType ?? '') : type} ${name}?`;
}

function blockText(signature: Signature): readonly string[] {
  const block = signature.type.blockType;
  if (block instanceof POptionalType) return [`${block.optionalType} ${signature.blockName ?? 'block'}?`];
  return block instanceof PCallableType ? [`${block} ${signature.blockName ?? 'block'}`] : [];
}
