import { assertInstance, constructFromHash, initHashType, literalText, PObjectType, PTypeSetType } from '../types/index.ts';
import { DEFAULT, type PuppetHash, type PuppetObject, type Value } from '../values/index.ts';
import { PuppetError } from './error.ts';
import { type FunctionContext, puppetFunction } from './function.ts';

/** The annotations of objects, by the name of their type; a compilation has its own. */
type Annotations = WeakMap<object, Map<string, PuppetObject>>;
const byCompilation = new WeakMap<object, Annotations>();

function annotationsOf(value: Value, context: FunctionContext): Map<string, PuppetObject> {
  const { compilation } = context.scope;
  const all: Annotations = byCompilation.get(compilation) ?? new WeakMap();
  byCompilation.set(compilation, all);
  if (typeof value !== 'object') return new Map();
  const own = all.get(value) ?? new Map<string, PuppetObject>();
  all.set(value, own);
  return own;
}

/** Annotations that a type or a set of types declares for itself. */
function declared(value: Value, type: PObjectType): Value {
  if (!(value instanceof PObjectType || value instanceof PTypeSetType)) return undefined;
  return value.definition.annotations?.get(type);
}

/** Ruby cannot attach anything to numbers, truth values, and the texts of a manifest. */
function assertAnnotatable(value: Value): void {
  if (typeof value === 'object' && value !== DEFAULT) return;
  throw new PuppetError(`can't modify frozen ${rubyText(value)}`);
}

function rubyText(value: Value): string {
  switch (typeof value) {
    case 'string':
      return `String: ${JSON.stringify(value)}`;
    case 'bigint':
      return `Integer: ${value}`;
    case 'number':
      return `Float: ${literalText(value)}`;
    case 'boolean':
      return `${value ? 'True' : 'False'}Class: ${value}`;
    default:
      return value === undefined ? 'NilClass: nil' : 'Symbol: :default';
  }
}

function attach(type: PObjectType, value: Value, hash: Value, context: FunctionContext): Value {
  const checked = assertInstance(() => `${type.label} initializer`, initHashType(type), hash) as PuppetHash;
  assertAnnotatable(value);
  const annotation = constructFromHash(type, checked) as PuppetObject;
  annotationsOf(value, context).set(type.label, annotation);
  return annotation;
}

/** The annotation that there is, or a new one from what the type declares or the hash that is made. */
function annotated(type: PObjectType, value: Value, context: FunctionContext, make: () => Value): Value {
  const existing = annotationsOf(value, context).get(type.label);
  if (existing !== undefined) return existing;
  const hash = declared(value, type) ?? make();
  return hash === undefined ? undefined : attach(type, value, hash, context);
}

function annotatedNew(type: PObjectType, value: Value, hash: Value, context: FunctionContext): Value {
  if (declared(value, type) !== undefined) {
    const action = hash === 'clear' ? 'clear' : 'redefine';
    const { label } = value as PObjectType | PTypeSetType;
    throw new PuppetError(`attempt to ${action} ${type.label} annotation declared on ${label}`);
  }
  if (hash !== 'clear') return attach(type, value, hash, context);
  const own = annotationsOf(value, context);
  const previous = own.get(type.label);
  own.delete(type.label);
  return previous;
}

/**
 * `annotate(Type[Annotation] $type, Any $value, &$block?)`: the annotation of that type on the value; where there is none, what the
 * block makes becomes one. With a hash instead of the block, a new annotation in any case, and with `clear` none any more. The type
 * `Pcore` takes a hash of annotations by type.
 *
 * Puppet: lib/puppet/functions/annotate.rb, pops/types/annotation.rb
 */
export const annotate = puppetFunction('annotate', [
  {
    params: ['Type[Annotation] type', 'Any value'],
    optionalBlock: 'Callable[0, 0] block',
    body: ({ args: [type, value], block, context }) =>
      annotated(type as PObjectType, value, context, () => (block === undefined ? undefined : block.call())),
  },
  {
    params: ['Type[Annotation] type', 'Any value', 'Variant[Enum[clear], Hash[Pcore::MemberName, Any]] annotation_hash'],
    body: ({ args: [type, value, hash], context }) => annotatedNew(type as PObjectType, value, hash, context),
  },
  {
    params: ['Type[Pcore] type', 'Any value', 'Hash[Type[Annotation], Hash[Pcore::MemberName, Any]] annotations'],
    body: ({ args: [, value, annotations], context }) => {
      for (const [type, hash] of annotations as PuppetHash) annotated(type as PObjectType, value, context, () => hash);
      return value;
    },
  },
]);
