/**
 * The signatures of an Object type's `new`.
 *
 * Puppet: pops/types/p_object_type.rb#create_new_function, #parameter_info, #create_init_hash_type
 */
import { PuppetError } from '../../functions/error.ts';
import { PCallableType } from '../callable-type.ts';
import { type PStructElement, type PStructType, PTupleType } from '../collection-types.ts';
import { structOf } from '../factory.ts';
import type { Signature } from '../mismatch/signatures.ts';
import { PIntegerType } from '../numeric-types.ts';
import { POptionalType } from '../optional-types.ts';
import type { PType } from '../ptype.ts';
import { PStringType } from '../string-types.ts';
import { initializerParameters } from './instances.ts';
import type { PObjectType } from './object-type.ts';

/** The Struct that `new` takes. An attribute that accepts undef may be left out there, even when it has no default. */
export function initHashType(type: PObjectType): PStructType {
  const attributes = [...type.allAttributes().values()].filter((a) => a.kind !== 'constant' && a.kind !== 'derived');
  return structOf(
    new Map<string | PType, PType>(
      attributes.map(({ name, type: attributeType, value }) => [
        value === undefined ? name : new POptionalType(new PStringType(name)),
        attributeType,
      ]),
    ),
  );
}

const made = new WeakMap<PObjectType, readonly [Signature, Signature]>();

/** The ways in which instances are made: a class that somebody wrote need not take a hash. */
export function callableSignatures(type: PObjectType): readonly Signature[] {
  const [fromHash, fromArgs] = objectSignatures(type);
  return type.implementation?.takesHash === false ? [fromArgs] : [fromHash, fromArgs];
}

/** By a hash of attributes, and by attributes in the order of the initializer. */
export function objectSignatures(type: PObjectType): readonly [Signature, Signature] {
  const known = made.get(type);
  if (known !== undefined) return known;
  const hashType = initHashType(type);
  const one = new PIntegerType(1n, 1n);
  const fromHash = { type: new PCallableType(new PTupleType([hashType], one)), parameterNames: ['hash'] };
  const signatures = [fromHash, positionalSignature(type, hashType)] as const;
  made.set(type, signatures);
  return signatures;
}

function positionalSignature(type: PObjectType, hashType: PStructType): Signature {
  const elements = new Map(hashType.elements.map((element) => [element.name, element]));
  const names = parameterNames(type, elements);
  const types = names.map((name) => (elements.get(name) as PStructElement).valueType);
  const required = hashType.elements.filter((element) => !(element.keyType instanceof POptionalType)).length;
  const size = new PIntegerType(BigInt(required), BigInt(names.length));
  return { type: new PCallableType(new PTupleType(types, size)), parameterNames: names };
}

/** The parameters of the initializer, which may be inherited and then need not fit the attributes. */
function parameterNames(type: PObjectType, elements: ReadonlyMap<string, PStructElement>): readonly string[] {
  const parameters = initializerParameters(type);
  const least = parameters.filter((parameter) => parameter.value === undefined).length;
  if (parameters.length < elements.size || least > elements.size) {
    throw new PuppetError(`Initializer for class  does not match the attributes of ${type.name}`);
  }
  const names = parameters.slice(0, elements.size).map((parameter) => parameter.name);
  for (const name of names) {
    if (elements.has(name)) continue;
    throw new PuppetError(
      `Initializer for class  parameter '${name}' does not match any of the the attributes of type ${type.name}`,
    );
  }
  return names;
}
