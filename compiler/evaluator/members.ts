import { PuppetObject, type Value } from '../values/index.ts';

export type Member = (receiver: Value, args: readonly Value[]) => Value;

/**
 * What a method call finds on the receiver itself before functions are asked: the attributes of an object.
 *
 * Puppet: pops/types/type_calculator.rb#infer_callable_methods_t
 */
export function findMember(receiver: Value, name: string): Member | undefined {
  if (!(receiver instanceof PuppetObject) || !receiver.attributes.has(name)) return undefined;
  return (object) => (object as PuppetObject).attributes.get(name);
}
