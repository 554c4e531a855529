/**
 * `Type.new(arguments)`.
 *
 * Puppet: functions/new.rb
 */
import { PuppetError } from '../../functions/error.ts';
import type { Value } from '../../values/value.ts';
import { unaliased } from '../alias-type.ts';
import { inferSet } from '../calculator.ts';
import { PInitType } from '../init-type.ts';
import { describeSignatures, type Signature } from '../mismatch/signatures.ts';
import { PObjectType, PObjectTypeExtension } from '../object-type.ts';
import type { PType, TypeResolver } from '../ptype.ts';
import { assertInstance } from '../type-asserter.ts';
import { callDeclaration } from './declaration.ts';
import { createObject, objectParameters } from './objects.ts';
import { newDeclaration, objectSignatures } from './signatures.ts';

/** A new value of the type from the arguments; throws PuppetError with Puppet's message when there is none. */
export function newInstance(type: PType, args: readonly Value[], resolver?: TypeResolver): Value {
  if (args.length === 1 && !(type instanceof PInitType) && type.isInstance(args[0])) return args[0];
  return assertInstance(() => `Converted value from ${type}.new()`, type, construct(type, args, resolver));
}

function construct(type: PType, args: readonly Value[], resolver: TypeResolver | undefined): Value {
  const bare = unaliased(type);
  if (bare instanceof PInitType && bare.type !== undefined) return constructInit(bare, bare.type, args, resolver);
  if (bare instanceof PObjectTypeExtension) return constructObject(bare.baseType, args);
  if (bare instanceof PObjectType) return constructObject(bare, args);
  const declaration = newDeclaration(bare);
  if (declaration === undefined) throw new PuppetError(`Creation of new instance of type '${type}' is not supported`);
  return callDeclaration(declaration, args, resolver, (name, signatures) => describeArguments(name, signatures, args));
}

function constructInit(init: PInitType, type: PType, args: readonly Value[], resolver: TypeResolver | undefined): Value {
  init.assertInitialized();
  if (args.length !== 1) throw new PuppetError(`'new_Init' expects 1 argument, got ${args.length === 0 ? 'none' : args.length}`);
  return newInstance(type, init.argumentsFor(args[0]), resolver);
}

function constructObject(type: PObjectType, args: readonly Value[]): Value {
  const [fromHash, fromArgs] = objectSignatures(type);
  if (fromHash?.isCallableWith(args) || fromArgs?.isCallableWith(args)) return createObject(type, args);
  const names = objectParameters(type).map((attribute) => attribute.name);
  const signatures = [
    { type: fromHash as Signature['type'], parameterNames: ['hash'] },
    { type: fromArgs as Signature['type'], parameterNames: names },
  ];
  throw new PuppetError(describeArguments(`new_${type.label}`, signatures, args));
}

function describeArguments(name: string, signatures: readonly Signature[], args: readonly Value[]): string {
  return describeSignatures(name, signatures, inferSet(args)) ?? '';
}
