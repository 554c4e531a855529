/**
 * Why a value of data does not fit where it goes: Puppet's words, and the innermost part of the value that is wrong.
 */
import { didYouMean } from '../../parser/diagnostics/suggest.ts';
import {
  ExtraneousKey,
  type Mismatch,
  PArrayType,
  type PathElement,
  PEnumType,
  PHashType,
  POptionalType,
  PStructType,
  type PType,
  parameterMismatches,
  TypeMismatch,
  UnresolvedTypeReference,
  unaliased,
} from '../types/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';

export interface ValueMismatch {
  /** Puppet's text, without what has the parameter. */
  readonly message: string;
  /** Keys and indexes to the part that is wrong, as far as it is there. */
  readonly path: readonly Value[];
  /** The key at the end of the path is what is wrong. */
  readonly isKey: boolean;
  readonly hint: string | undefined;
}

/** What is wrong with a value for a parameter; nothing when it fits. */
export function valueMismatches(parameter: string, type: PType, value: Value): readonly ValueMismatch[] {
  // A type that is not there is of a module that is not here, or an error of the code.
  const known = parameterMismatches(parameter, type, value).filter((mismatch) => !(mismatch instanceof UnresolvedTypeReference));
  return known.map((mismatch) => {
    const path = pathInto(value, mismatch.path);
    const part = partAt(value, path);
    const isKey = mismatch.path.at(-1)?.kind === 'key' || mismatch instanceof ExtraneousKey;
    return {
      message: mismatch.format().trim(),
      path: mismatch instanceof ExtraneousKey ? [...path, mismatch.key] : path,
      isKey,
      hint: hintFor(mismatch, part, type, mismatch.path),
    };
  });
}

/** The keys and indexes that the path of a mismatch stands for. */
function pathInto(value: Value, path: readonly PathElement[]): readonly Value[] {
  const steps: Value[] = [];
  let at = value;
  for (const { kind, key } of path) {
    if (kind === 'index') steps.push(BigInt(key));
    else if (kind === 'entry' || kind === 'key') steps.push(keyNamed(at, key));
    else continue;
    at = partAt(at, steps.slice(-1));
  }
  return steps;
}

function keyNamed(value: Value, name: string): Value {
  if (!(value instanceof PuppetHash)) return name;
  return [...value.keys()].find((key) => String(key) === name) ?? name;
}

function partAt(value: Value, path: readonly Value[]): Value {
  let at = value;
  for (const step of path) {
    if (at instanceof PuppetHash) at = at.get(step);
    else if (Array.isArray(at) && typeof step === 'bigint') at = (at as readonly Value[])[Number(step)];
    else return undefined;
  }
  return at;
}

function hintFor(mismatch: Mismatch, part: Value, type: PType, path: readonly PathElement[]): string | undefined {
  if (mismatch instanceof ExtraneousKey) return didYouMean(mismatch.key, structKeys(typeAt(type, path)));
  if (!(mismatch instanceof TypeMismatch)) return undefined;
  const expected = bare(mismatch.expected);
  if (typeof part === 'string') {
    if (expected instanceof PEnumType) return didYouMean(part, expected.values);
    if (part.trim() !== '' && expected.isInstance(unquoted(part))) return `Without its quotes, ${part} would fit.`;
  }
  return undefined;
}

/** What YAML would make of the text without its quotes, as far as that is of use. */
function unquoted(text: string): Value {
  if (/^[-+]?(?:0|[1-9]\d*)$/.test(text)) return BigInt(text);
  if (/^[-+]?\d+\.\d+$/.test(text)) return Number(text);
  return text === 'true' ? true : text === 'false' ? false : text;
}

function bare(type: PType): PType {
  const plain = unaliased(type);
  return plain instanceof POptionalType && plain.optionalType !== undefined ? bare(plain.optionalType) : plain;
}

function structKeys(type: PType | undefined): readonly string[] {
  return type instanceof PStructType ? type.elements.map(({ name }) => name) : [];
}

/** The type that the path leads to, through structs, hashes and arrays; undefined where alternatives part. */
function typeAt(type: PType, path: readonly PathElement[]): PType | undefined {
  let at: PType | undefined = bare(type);
  for (const { kind, key } of path) {
    if (at === undefined) return undefined;
    if (kind !== 'entry' && kind !== 'index') continue;
    const inner = innerType(at, key);
    at = inner === undefined ? undefined : bare(inner);
  }
  return at;
}

function innerType(type: PType, key: string): PType | undefined {
  if (type instanceof PStructType) return type.hashedElements.get(key)?.valueType;
  if (type instanceof PHashType) return type.valueType;
  return type instanceof PArrayType ? type.elementType : undefined;
}
