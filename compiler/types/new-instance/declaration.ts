/**
 * How the `new` of a type is declared: ways to call it, with the types of their parameters as text.
 */
import { PuppetError } from '../../functions/error.ts';
import type { Value } from '../../values/value.ts';
import { PTypeAliasType } from '../alias-type.ts';
import { PCallableType } from '../callable-type.ts';
import { PTupleType } from '../collection-types.ts';
import type { Signature } from '../mismatch/signatures.ts';
import { PIntegerType } from '../numeric-types.ts';
import type { PType, TypeResolver } from '../ptype.ts';
import { parseType } from '../type-parser.ts';

interface NewDispatch {
  /** `'Integer days'`; the last ones may be optional. */
  readonly params: readonly string[];
  readonly optional?: readonly string[];
  readonly body: (args: readonly Value[], context: NewContext) => Value;
}

/** Arguments that fit here are an error with the text that the body answers. */
interface NewMismatch {
  readonly params: readonly string[];
  readonly optional?: readonly string[];
  readonly mismatch: (args: readonly Value[], context: NewContext) => string;
}

/** What a conversion may need from its surroundings. */
export interface NewContext {
  readonly resolver: TypeResolver | undefined;
  /** A local type of the declaration. */
  readonly localType: (name: string) => PType;
}

/** All ways to call the `new` of one type. */
export interface NewDeclaration {
  /** Name in messages: Puppet calls the functions `new_float` and the like. */
  readonly name: string;
  /** Type aliases by name that the parameters use. */
  readonly localTypes?: Readonly<Record<string, string>>;
  readonly dispatches: readonly (NewDispatch | NewMismatch)[];
}

interface ReadyDispatch {
  readonly signature: Signature;
  readonly dispatch: NewDispatch | NewMismatch;
}

/** A conversion that cannot be made. Puppet: pops/types/type_conversion_error.rb */
export class TypeConversionError extends PuppetError {}

const ready = new WeakMap<NewDeclaration, readonly ReadyDispatch[]>();
const localTypes = new WeakMap<NewDeclaration, (name: string) => PType>();

function localTypesOf(declaration: NewDeclaration): (name: string) => PType {
  const known = localTypes.get(declaration);
  if (known !== undefined) return known;
  const aliases = new Map<string, PType>();
  const resolver: TypeResolver = { loadType: (name) => aliases.get(name) };
  for (const [name, text] of Object.entries(declaration.localTypes ?? {})) {
    aliases.set(name.toLowerCase(), new PTypeAliasType(name, () => parseType(text, resolver)).resolve(resolver));
  }
  const find = (text: string): PType => parseType(text, resolver);
  localTypes.set(declaration, find);
  return find;
}

function readyDispatches(declaration: NewDeclaration): readonly ReadyDispatch[] {
  const known = ready.get(declaration);
  if (known !== undefined) return known;
  const type = localTypesOf(declaration);
  const made = declaration.dispatches.map((dispatch) => ({ dispatch, signature: signatureOf(dispatch, type) }));
  ready.set(declaration, made);
  return made;
}

function signatureOf(dispatch: NewDispatch | NewMismatch, type: (text: string) => PType): Signature {
  const all = [...dispatch.params, ...(dispatch.optional ?? [])].map(splitParameter);
  const size = new PIntegerType(BigInt(dispatch.params.length), BigInt(all.length));
  const params = new PTupleType(
    all.map(([text]) => type(text)),
    size,
  );
  return { type: new PCallableType(params), parameterNames: all.map(([, name]) => name) };
}

function splitParameter(text: string): readonly [string, string] {
  const at = text.lastIndexOf(' ');
  return [text.slice(0, at), text.slice(at + 1)];
}

/** The signatures that can succeed. */
export function signaturesOf(declaration: NewDeclaration): readonly Signature[] {
  return readyDispatches(declaration)
    .filter(({ dispatch }) => 'body' in dispatch)
    .map(({ signature }) => signature);
}

/** Calls the first way that takes the arguments; describes what is wrong when there is none. */
export function callDeclaration(
  declaration: NewDeclaration,
  args: readonly Value[],
  resolver: TypeResolver | undefined,
  describe: (name: string, signatures: readonly Signature[]) => string,
): Value {
  const context: NewContext = { resolver, localType: localTypesOf(declaration) };
  const found = readyDispatches(declaration).find(({ signature }) => signature.type.isCallableWith(args));
  if (found === undefined) throw new PuppetError(describe(declaration.name, signaturesOf(declaration)));
  if ('body' in found.dispatch) return found.dispatch.body(args, context);
  throw new PuppetError(`'${declaration.name}' ${found.dispatch.mismatch(args, context)}`);
}
