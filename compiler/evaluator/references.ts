/**
 * References to classes and resources as parts of a catalog: type and title as the catalog writes them.
 *
 * Puppet: pops/evaluator/runtime3_converter.rb#catalog_type_to_split_type_title
 */

import { BuiltinType } from '../catalog/builtin-types.ts';
import { capitalizeSegments, classTitle, mungeTypeName } from '../catalog/names.ts';
import type { ResourceName } from '../catalog/relationship.ts';
import { countSteps } from '../limits.ts';
import { PClassType, PResourceType, type PType, PTypeType } from '../types/index.ts';
import { inspectString, PuppetHash, PuppetIterable, type Value } from '../values/index.ts';
import { PuppetError } from './errors.ts';
import type { Scope } from './scope.ts';

type TitleAttributes = readonly (readonly [string, string | undefined])[];

/** Whether the value is a reference, or the type of one. */
export function isReference(value: Value): value is PClassType | PResourceType {
  return value instanceof PClassType || value instanceof PResourceType;
}

/** The resource that the reference names. */
export function resourceNameOf(reference: PType): ResourceName {
  const type = reference instanceof PTypeType && reference.type !== undefined ? reference.type : reference;
  if (type instanceof PClassType) return classNameOf(type.className ?? '');
  if (type instanceof PResourceType) {
    const name = type.typeName?.replace(/^::/, '');
    if (name?.toLowerCase() === 'class') return classNameOf(type.title ?? '');
    return { type: mungeTypeName(name), title: type.title ?? '' };
  }
  throw new PuppetError(
    `Cannot split the type ${reference.constructor.name}, it represents neither a PClassType, nor a PResourceType.`,
  );
}

function classNameOf(name: string): ResourceName {
  return { type: 'Class', title: classTitle(name.replace(/^::/, '')) };
}

/**
 * A reference as the value of a parameter: it prints as `File[/tmp]`, and one to a class is a Resource type, too.
 *
 * Puppet: Puppet::Resource as a value
 */
export class ResourceReference extends PResourceType {
  private static count = 0;
  private readonly serial = ++ResourceReference.count;
  private readonly attributes: TitleAttributes;

  /** The attributes are those that the title sets. */
  constructor(type: string, title: string, attributes: TitleAttributes = [['name', title]]) {
    super(type, title);
    this.attributes = attributes;
  }
  /** As a key of a hash, each is another one, however equal they are: Puppet::Resource has `==`, but no `eql?`. */
  override hashKey(): string {
    return `resource(${this.serial})`;
  }
  /** Ruby's `inspect`. */
  inspect(): string {
    const attributes = this.attributes.map(([name, value]) => `:${name}=>${value === undefined ? 'nil' : inspectString(value)}`);
    return `${this}{${attributes.join(', ')}}`;
  }
  override toString(): string {
    return `${this.typeName}[${this.title}]`;
  }
}

/** A value as parameters of resources hold it. Puppet: pops/evaluator/runtime3_converter.rb */
export function parameterValue(value: Value, scope: Scope): Value {
  countSteps(1);
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return convertedList(value as readonly Value[], scope);
  if (value instanceof PuppetHash) return convertedHash(value, scope);
  if (value instanceof PuppetIterable) return iteratorValue(value);
  if (value instanceof ResourceReference) return value;
  return isReference(value) ? catalogReference(value, scope) : value;
}

/** Walks over trees are no Iterators to Puppet, and pass. */
function iteratorValue(value: PuppetIterable): PuppetIterable {
  if (value.runtimeClass !== undefined) return value;
  throw new PuppetError('Use of an Iterator is not supported here');
}

function convertedList(list: readonly Value[], scope: Scope): readonly Value[] {
  const converted = list.map((item) => parameterValue(item, scope));
  return converted.every((item, index) => item === list[index]) ? list : converted;
}

function convertedHash(hash: PuppetHash, scope: Scope): PuppetHash {
  let changed = false;
  const entries: [Value, Value][] = [];
  for (const [key, value] of hash) {
    const entry: [Value, Value] = [parameterValue(key, scope), parameterValue(value, scope)];
    if (entry[0] !== key || entry[1] !== value) changed = true;
    entries.push(entry);
  }
  return changed ? new PuppetHash(entries) : hash;
}

function catalogReference(reference: PClassType | PResourceType, scope: Scope): Value {
  const { type, title } = resourceNameOf(reference);
  if (type === 'Class') return new ResourceReference('Class', title);
  // A type that nobody knows becomes a class: Puppet loses the name of the type on the way.
  const known = scope.compilation.findResourceType(type.toLowerCase());
  if (!known) return new ResourceReference('Class', classTitle(title));
  const attributes = known instanceof BuiltinType ? known.parseTitle(title) : undefined;
  return new ResourceReference(capitalizeSegments(known.name), title, attributes);
}
