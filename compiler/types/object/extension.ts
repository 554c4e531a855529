/**
 * An Object type with values for its type parameters.
 *
 * Puppet: pops/types/p_object_type_extension.rb
 */
import { PuppetError } from '../../functions/error.ts';
import { DEFAULT, Default } from '../../values/default.ts';
import { eql } from '../../values/equality.ts';
import { PuppetHash } from '../../values/hash.ts';
import { hashKey } from '../../values/hash-key.ts';
import { PuppetObject } from '../../values/puppet-object.ts';
import type { Value } from '../../values/value.ts';
import { type Fits, PType } from '../ptype.ts';
import type { RecursionGuard } from '../recursion-guard.ts';
import { assertInstance } from '../type-asserter.ts';
import { readAttribute } from './instances.ts';
import { memberLabel, type ObjectAttribute } from './member.ts';
import type { PObjectType } from './object-type.ts';

/** Matches a value as an option of `case` does; set by the evaluator, which knows how. */
type Matcher = (value: Value, pattern: Value) => boolean;
let matcher: Matcher | undefined;

export function setParameterMatcher(match: Matcher): void {
  matcher = match;
}

export class PObjectTypeExtension extends PType {
  override readonly simpleName = 'ObjectTypeExtension';
  readonly baseType: PObjectType;
  /** Parameters by name, those that were given. */
  readonly parameters: ReadonlyMap<string, Value>;
  constructor(baseType: PObjectType, parameters: ReadonlyMap<string, Value>) {
    super();
    this.baseType = baseType;
    this.parameters = parameters;
  }
  override get name(): string {
    return this.baseType.name;
  }
  protected override key(): string {
    return `${this.baseType.hashKey()};${[...this.parameters].map(([name, value]) => `${name}=${hashKey(value)}`).join(',')}`;
  }
  override eql(other: unknown): boolean {
    return (
      other instanceof PObjectTypeExtension &&
      this.baseType.eql(other.baseType) &&
      this.parameters.size === other.parameters.size &&
      [...this.parameters].every(([name, value]) => other.parameters.has(name) && eql(value, other.parameters.get(name)))
    );
  }
  /** The parameters in order with `default` for what was not given; a hash when there are more than two. */
  get initParameters(): readonly Value[] | PuppetHash {
    const names = [...this.baseType.allTypeParameters().keys()];
    if (names.length > 2) return new PuppetHash([...this.parameters]);
    const values = names.map((name) => (this.parameters.has(name) ? this.parameters.get(name) : DEFAULT));
    while (values.at(-1) instanceof Default) values.pop();
    return values;
  }
  override generalize(): PType {
    return this.baseType;
  }
  override checkSelfRecursion(originator: PType): void {
    this.baseType.checkSelfRecursion(originator);
  }
  override isInstance(value: Value, guard?: RecursionGuard): boolean {
    if (!(value instanceof PuppetObject) || !this.baseType.isInstance(value, guard)) return false;
    return [...this.parameters].every(([name, expected]) => {
      const member = value.type.member(name);
      return member !== undefined && member.feature !== 'function' && matches(readAttribute(value, member), expected);
    });
  }
  protected override accepts(other: PType, guard?: RecursionGuard): Fits {
    if (!(other instanceof PObjectTypeExtension) || !this.baseType.isAssignable(other.baseType, guard)) return false;
    return [...this.parameters].every(([name, expected]) => {
      if (!other.parameters.has(name)) return false;
      const given = other.parameters.get(name);
      return matches(given, expected) || (given instanceof PType && expected instanceof PType && expected.isAssignable(given));
    });
  }
}

function matches(value: Value, pattern: Value): boolean {
  if (matcher === undefined) throw new Error('nobody has said how parameters of types are matched');
  return matcher(value, pattern);
}

/** The type with values for its parameters: by position, or by name in one hash. */
export function parameterizeObject(type: PObjectType, values: readonly Value[]): PObjectTypeExtension {
  const declared = type.allTypeParameters();
  if (declared.size === 0) throw new PuppetError(`The ${type.label}-Type cannot be parameterized using []`);
  const parameters = byName(type, declared, values);
  if (parameters.size === 0) {
    throw new PuppetError(`The ${type.label}-Type cannot be parameterized using an empty parameter list`);
  }
  return new PObjectTypeExtension(type, parameters);
}

function byName(
  type: PObjectType,
  declared: ReadonlyMap<string, ObjectAttribute>,
  values: readonly Value[],
): ReadonlyMap<string, Value> {
  const [hash] = values;
  const [first] = declared.values();
  const parameters = new Map<string, Value>();
  const add = (parameter: ObjectAttribute, value: Value): void => {
    if (value instanceof Default) return;
    parameters.set(
      parameter.name,
      assertInstance(() => memberLabel(parameter), parameter.type, value),
    );
  };
  // A hash may be the first parameter itself.
  if (values.length === 1 && hash instanceof PuppetHash && !first?.type.isInstance(hash)) {
    for (const [name, value] of hash) {
      const parameter = declared.get(name as string);
      if (parameter === undefined) throw new PuppetError(`'${name}' is not a known type parameter for ${type.label}-Type`);
      add(parameter, value);
    }
    return parameters;
  }
  for (const [index, parameter] of [...declared.values()].slice(0, values.length).entries()) add(parameter, values[index]);
  return parameters;
}

/** The type of an instance whose type has parameters: their values are those of the attributes with the same names. */
export function parameterizedBy(object: PuppetObject): PObjectTypeExtension {
  const attributes = object.type.allAttributes();
  const values = [...object.type.allTypeParameters().keys()].map((name) => {
    const attribute = attributes.get(name);
    return attribute && readAttribute(object, attribute);
  });
  return parameterizeObject(object.type, values);
}
