/**
 * Attributes and functions of objects, called as methods.
 *
 * Puppet: pops/types/p_object_type.rb (PAnnotatedMember#invoke), type_calculator.rb#infer_callable_methods_t
 */
import { PuppetError } from '../../functions/error.ts';
import type { PuppetCallable } from '../../values/callable.ts';
import { Deferred } from '../../values/deferred.ts';
import { PuppetObject } from '../../values/puppet-object.ts';
import type { Value } from '../../values/value.ts';
import { DEFERRED_TYPE } from '../builtin-objects.ts';
import { inferSet } from '../calculator.ts';
import { PCallableType } from '../callable-type.ts';
import { PTupleType } from '../collection-types.ts';
import { describeSignatures, type Signature } from '../mismatch/signatures.ts';
import { exactSize } from '../numeric-types.ts';
import { PVariantType } from '../variant-type.ts';
import { callMember } from './instances.ts';
import { memberLabel, type ObjectMember } from './member.ts';

/** The member of that name; undefined for values that are no objects. */
export function memberOf(receiver: Value, name: string): ObjectMember | undefined {
  if (receiver instanceof PuppetObject) return receiver.type.member(name);
  return receiver instanceof Deferred ? DEFERRED_TYPE.member(name) : undefined;
}

/** Calls the member of the receiver after a look at the arguments. */
export function invokeMember(
  receiver: PuppetObject | Deferred,
  member: ObjectMember,
  args: readonly Value[],
  block: PuppetCallable | undefined,
): Value {
  const signatures = signaturesOf(member);
  const argsType = inferSet(block === undefined ? args : [...args, block]);
  if (!signatures.some(({ type }) => type.isCallable(argsType))) {
    throw new PuppetError(describeSignatures(memberLabel(member), signatures, argsType) ?? '');
  }
  return callMember(receiver, member, args, block);
}

const NO_PARAMETERS: Signature = { type: new PCallableType(new PTupleType([], exactSize(0))), parameterNames: [] };

function signaturesOf(member: ObjectMember): readonly Signature[] {
  if (member.feature !== 'function') return [NO_PARAMETERS];
  const types = member.type instanceof PVariantType ? member.type.types : [member.type];
  return types.map((type) => ({ type: type as PCallableType, parameterNames: [] }));
}
