import { LookupContext } from '../lookup/index.ts';
import { Deferred, type PuppetCallable, PuppetObject, type Value } from '../values/index.ts';

export type Member = (receiver: Value, args: readonly Value[], block: PuppetCallable | undefined) => Value;

/**
 * What a method call finds on the receiver itself before functions are asked: attributes and functions of an object.
 *
 * Puppet: pops/types/type_calculator.rb#infer_callable_methods_t
 */
export function findMember(receiver: Value, name: string): Member | undefined {
  if (receiver instanceof Deferred) return DEFERRED_MEMBERS.get(name);
  if (receiver instanceof LookupContext && receiver.hasMethod(name)) {
    return (context, args, block) => (context as LookupContext).call(name, args, block);
  }
  if (!(receiver instanceof PuppetObject) || !receiver.attributes.has(name)) return undefined;
  return (object) => (object as PuppetObject).attributes.get(name);
}

const DEFERRED_MEMBERS: ReadonlyMap<string, Member> = new Map<string, Member>([
  ['name', (deferred) => (deferred as Deferred).name],
  ['arguments', (deferred) => (deferred as Deferred).arguments],
]);
