import { LookupContext } from '../lookup/index.ts';
import { invokeMember, memberOf } from '../types/index.ts';
import { Deferred, type PuppetCallable, PuppetObject, type Value } from '../values/index.ts';

export type Member = (receiver: Value, args: readonly Value[], block: PuppetCallable | undefined) => Value;

/**
 * What a method call finds on the receiver itself before functions are asked: attributes and functions of an object.
 *
 * Puppet: pops/types/type_calculator.rb#infer_callable_methods_t
 */
export function findMember(receiver: Value, name: string): Member | undefined {
  if (!(receiver instanceof PuppetObject || receiver instanceof Deferred)) return undefined;
  if (receiver instanceof LookupContext && receiver.hasMethod(name)) {
    return (context, args, block) => (context as LookupContext).call(name, args, block);
  }
  const member = memberOf(receiver, name);
  return member && ((object, args, block) => invokeMember(object as PuppetObject | Deferred, member, args, block));
}
