import { invokeMember, memberOf } from '../types/index.ts';
import { Deferred, type PuppetCallable, PuppetObject, Uri, type UriParts, type Value } from '../values/index.ts';

export type Member = (receiver: Value, args: readonly Value[], block: PuppetCallable | undefined) => Value;

/**
 * What a method call finds on the receiver itself before functions are asked: attributes and functions of an object.
 *
 * Puppet: pops/types/type_calculator.rb#infer_callable_methods_t
 */
export function findMember(receiver: Value, name: string): Member | undefined {
  if (receiver instanceof Uri) return URI_ATTRIBUTES.get(name);
  if (!(receiver instanceof PuppetObject || receiver instanceof Deferred)) return undefined;
  const member = memberOf(receiver, name);
  return member && ((object, args, block) => invokeMember(object as PuppetObject | Deferred, member, args, block));
}

/** Puppet: pops/types/p_uri_type.rb (URI_MEMBERS) */
const URI_NAMES: readonly (keyof UriParts)[] = ['scheme', 'userinfo', 'host', 'port', 'path', 'query', 'fragment', 'opaque'];
const URI_ATTRIBUTES: ReadonlyMap<string, Member> = new Map(URI_NAMES.map((name) => [name, (uri) => (uri as Uri).parts[name]]));
