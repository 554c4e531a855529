/** Instances of data types that modules have in Ruby: they cross as their attributes. */
import { initParameters, PObjectType } from '../../types/index.ts';
import { ImplementedObject, PuppetHash, PuppetObject, type Value } from '../../values/index.ts';

interface Definition {
  readonly path: string;
  readonly name: string;
}

const definitions = new WeakMap<PObjectType, Definition>();

/** Notes that the type is defined in Ruby. */
export function noteDataType(type: PObjectType, definition: Definition): void {
  definitions.set(type, definition);
}

/** File and name of the definition in Ruby, and the attributes that instances are made with; nothing for any other type. */
export function placeOf(type: PObjectType): readonly Value[] {
  const definition = definitions.get(type);
  return definition ? [definition.path, definition.name, initParameters(type).map(({ name }) => name)] : [];
}

/** Of the type and of those that it inherits from, those that are defined in Ruby. */
function placesOf(type: PObjectType | undefined): readonly (readonly Value[])[] {
  if (type === undefined) return [];
  const place = placeOf(type);
  return [...(place.length > 0 ? [place] : []), ...placesOf(type.parentObject)];
}

/** As `Dalang::DataTypes.object` takes it; undefined for an object that Ruby has no class of. */
export function encodeDataObject({ type, attributes }: PuppetObject, encode: (value: Value) => unknown): unknown {
  const found = placesOf(type);
  if (found.length === 0) return undefined;
  const constants = [...type.allAttributes().values()].filter(({ kind }) => kind === 'constant');
  const all = new PuppetHash([...attributes, ...constants.map(({ name, value }) => [name, value?.value] as const)]);
  return ['D', type.label, ['j', found], encode(all)];
}

/** The object that Ruby has told the attributes of, and its text where its class is nobody's but its own. */
export function dataObject(type: unknown, attributes: unknown, text: unknown, className: unknown): Value {
  if (!(type instanceof PObjectType && attributes instanceof PuppetHash)) return undefined;
  const known = type.allAttributes();
  const held = new Map<string, Value>();
  for (const [name, value] of attributes) {
    const kind = known.get(String(name))?.kind;
    if (known.has(String(name)) && kind !== 'constant' && kind !== 'derived') held.set(String(name), value);
  }
  if (typeof text !== 'string') return new PuppetObject(type, held);
  return typeof className === 'string' ? new ImplementedObject(type, held, text, className) : new PuppetObject(type, held, text);
}
