/**
 * `Type.new(arguments)`.
 *
 * Puppet: functions/new.rb
 */
import { PuppetError } from '../../functions/error.ts';
import type { PuppetHash } from '../../values/hash.ts';
import { PuppetObject } from '../../values/puppet-object.ts';
import { RuntimeValue } from '../../values/runtime-value.ts';
import type { Value } from '../../values/value.ts';
import { unaliased } from '../alias-type.ts';
import { ERROR_TYPE } from '../builtin-objects.ts';
import { inferSet } from '../calculator.ts';
import { PInitType } from '../init-type.ts';
import { describeSignatures, type Signature } from '../mismatch/signatures.ts';
import { callableSignatures, objectSignatures } from '../object/constructor.ts';
import { PObjectTypeExtension, parameterizedBy } from '../object/extension.ts';
import { constructFromHash, constructObject } from '../object/instances.ts';
import { PObjectType } from '../object/object-type.ts';
import { PNotUndefType, POptionalType } from '../optional-types.ts';
import { isPcoreObject } from '../pcore-types.ts';
import type { PType, TypeResolver } from '../ptype.ts';
import { assertInstance } from '../type-asserter.ts';
import { callDeclaration } from './declaration.ts';
import { newDeclaration } from './signatures.ts';

/** A new value of the type from the arguments; throws PuppetError with Puppet's message when there is none. */
export function newInstance(type: PType, args: readonly Value[], resolver?: TypeResolver): Value {
  if (args.length === 1 && !(type instanceof PInitType) && type.isInstance(args[0])) return args[0];
  return assertInstance(() => `Converted value from ${type}.new()`, type, construct(type, args, resolver));
}

function construct(type: PType, args: readonly Value[], resolver: TypeResolver | undefined): Value {
  const bare = constructedType(type);
  if (bare instanceof PInitType && bare.type !== undefined) return constructInit(bare, bare.type, args, resolver);
  if (bare instanceof PObjectTypeExtension) return constructInstance(bare.baseType, args);
  if (bare instanceof PObjectType) return constructInstance(bare, args);
  const declaration = newDeclaration(bare);
  if (declaration === undefined) throw new PuppetError(`Creation of new instance of type '${bare}' is not supported`);
  return callDeclaration(declaration, args, resolver, (name, signatures) => describeArguments(name, signatures, args));
}

/** The type whose `new` makes the values: that behind aliases, `Optional` and `NotUndef`. */
function constructedType(type: PType): PType {
  const bare = unaliased(type);
  const wraps = bare instanceof POptionalType || bare instanceof PNotUndefType;
  return wraps && bare.type !== undefined ? constructedType(bare.type) : bare;
}

function constructInit(init: PInitType, type: PType, args: readonly Value[], resolver: TypeResolver | undefined): Value {
  init.assertInitialized();
  if (args.length !== 1) throw new PuppetError(`'new_Init' expects 1 argument, got ${args.length === 0 ? 'none' : args.length}`);
  return newInstance(type, init.argumentsFor(args[0]), resolver);
}

/** The hash of all attributes comes first: it may fit where a single attribute takes a hash, too. */
function constructInstance(type: PObjectType, args: readonly Value[]): Value {
  const [fromHash, fromArgs] = objectSignatures(type);
  const takesHash = type.implementation?.takesHash !== false;
  const isHash = takesHash && fromHash.type.isCallableWith(args);
  if (isHash || fromArgs.type.isCallableWith(args)) return checkedInstance(type, args, isHash);
  throw new PuppetError(describeArguments(`new_${type.label}`, callableSignatures(type), args));
}

function checkedInstance(type: PObjectType, args: readonly Value[], isHash: boolean): Value {
  if (isPcoreObject(type)) throw new PuppetError(`Instances of ${type.label} cannot be made by their attributes`);
  if (type.implementation) return type.implementation.construct(args, isHash);
  const object = isHash ? constructFromHash(type, args[0] as PuppetHash) : constructObject(type, args);
  if (!(object instanceof PuppetObject)) return object;
  // The attributes must fit the parameters of the type.
  if (type.isParameterized) parameterizedBy(object);
  // Puppet's class for Error is none of its generated ones: it does not know instances of a type that inherits from it.
  return type !== ERROR_TYPE && ERROR_TYPE.isAssignable(type) ? new RuntimeValue('') : object;
}

function describeArguments(name: string, signatures: readonly Signature[], args: readonly Value[]): string {
  return describeSignatures(name, signatures, inferSet(args)) ?? '';
}
