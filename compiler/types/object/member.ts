/**
 * Attributes, functions and type parameters of an Object type.
 *
 * Puppet: pops/types/p_object_type.rb (PAnnotatedMember, PAttribute, PTypeParameter, PFunction)
 */
import { PuppetError } from '../../functions/error.ts';
import type { PuppetCallable } from '../../values/callable.ts';
import { eql } from '../../values/equality.ts';
import type { PuppetHash } from '../../values/hash.ts';
import type { Value } from '../../values/value.ts';
import type { PType } from '../ptype.ts';

export type AttributeKind = 'constant' | 'derived' | 'given_or_derived' | 'reference';

interface Member {
  readonly name: string;
  /** The type that declares the member. */
  readonly container: { readonly label: string };
  readonly type: PType;
  readonly final: boolean;
  readonly override: boolean;
  readonly annotations?: PuppetHash | undefined;
}

export interface ObjectAttribute extends Member {
  readonly feature: 'attribute' | 'type_parameter';
  readonly kind?: AttributeKind | undefined;
  /** Default or constant value; absent when one must be given. */
  readonly value?: { readonly value: Value } | undefined;
  /** What is asked instead of the value. */
  readonly body?: ObjectMemberBody | undefined;
}

/** What a member of a type does that is built-in or has an implementation in Ruby. */
export type ObjectMemberBody = (receiver: Value, args: readonly Value[], block: PuppetCallable | undefined) => Value;

export interface ObjectFunction extends Member {
  readonly feature: 'function';
  /** Absent for functions of types written in Puppet, which nobody can implement. */
  readonly body?: ObjectMemberBody | undefined;
}

export type ObjectMember = ObjectAttribute | ObjectFunction;

/** `attribute Foo[bar]`. */
export function memberLabel({ feature, container, name }: Pick<ObjectMember, 'feature' | 'container' | 'name'>): string {
  return `${feature} ${container.label}[${name}]`;
}

function isConstant(member: ObjectMember): boolean {
  return member.feature !== 'function' && member.kind === 'constant';
}

/** The member, when it may stand beside the inherited ones; throws with Puppet's message when it may not. */
export function assertOverride<M extends ObjectMember>(member: M, inherited: ReadonlyMap<string, ObjectMember>): M {
  const overridden = inherited.get(member.name);
  if (overridden !== undefined) return assertCanOverride(member, overridden);
  if (!member.override) return member;
  const { feature } = member;
  throw new PuppetError(`expected ${memberLabel(member)} to override an inherited ${feature}, but no such ${feature} was found`);
}

function assertCanOverride<M extends ObjectMember>(member: M, overridden: ObjectMember): M {
  const attempt = `${memberLabel(member)} attempts to override`;
  const label = memberLabel(overridden);
  if (member.feature !== overridden.feature) throw new PuppetError(`${attempt} ${label}`);
  if (overridden.final && !(isConstant(overridden) && isConstant(member))) throw new PuppetError(`${attempt} final ${label}`);
  if (!member.override) throw new PuppetError(`${attempt} ${label} without having override => true`);
  if (!overridden.type.isAssignable(member.type)) {
    throw new PuppetError(`${attempt} ${label} with a type that does not match`);
  }
  return member;
}

/** Whether two members say the same, whichever types they belong to. */
function membersEqual(a: ObjectMember, b: ObjectMember | undefined): boolean {
  if (b === undefined || a.feature !== b.feature || a.name !== b.name || !a.type.eql(b.type)) return false;
  if (a.override !== b.override || a.final !== b.final) return false;
  if (a.feature === 'function' || b.feature === 'function') return true;
  if (a.kind !== b.kind || (a.value === undefined) !== (b.value === undefined)) return false;
  return eql(a.value?.value, b.value?.value);
}

/** Whether two sets of members are the same, in any order. */
export function memberMapsEqual<M extends ObjectMember>(a: ReadonlyMap<string, M>, b: ReadonlyMap<string, M>): boolean {
  return a.size === b.size && [...a].every(([name, member]) => membersEqual(member, b.get(name)));
}
