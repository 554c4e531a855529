/**
 * `[]` on Resource and Class: titles make references, and references with a name in brackets give values of parameters.
 *
 * Puppet: pops/evaluator/access_operator.rb#access_PResourceType, #access_PClassType
 */
import type { Expression } from '../../parser/ast.ts';
import { capitalizeSegments } from '../catalog/names.ts';
import type { CatalogResource } from '../catalog/resource.ts';
import { PClassType, PResourceType } from '../types/index.ts';
import type { Value } from '../values/index.ts';
import { type Access, flatKeys, keyTypeName } from './access.ts';
import { fail, failWithoutPlace } from './errors.ts';
import { interpolated } from './interpolated.ts';
import { valueLabel } from './value-label.ts';

const CLASS_REFERENCE = /^((::)?[A-Z][\w]*)+$/;
const NAME = /^((::)?[a-z]\w*)(::[a-z]\w*)*$/;

interface Keys {
  readonly titles: readonly Value[];
  /** Keys as written, for the places of errors. */
  readonly given: number;
  readonly asArray: boolean;
}

/** Keys flattened and without undef; undefined when all of them were. */
function usableKeys(keys: readonly Value[]): Keys | undefined {
  const titles = flatKeys(keys).filter((key) => key !== undefined);
  const asArray = keys.length > 1 || Array.isArray(keys[0]);
  return titles.length === 0 && keys.length > 0 ? undefined : { titles, given: keys.length, asArray };
}

function nothing(keys: readonly Value[]): Value {
  return keys.length > 1 || Array.isArray(keys[0]) ? [] : undefined;
}

export function accessResource(type: PResourceType, given: readonly Value[], access: Access): Value {
  const { node, context } = access;
  const blamed = node.keys[0] ?? node;
  if (given.length === 0)
    fail(context.source, blamed, 'BAD_TYPE_SLICE_ARITY', { baseType: type.toString(), min: 1, max: -1, actual: 0 });
  const rest = type.typeName === undefined ? given.slice(1) : given;
  const typeName = type.typeName ?? resourceTypeName(given[0], access);
  if (!CLASS_REFERENCE.test(typeName)) fail(context.source, blamed, 'ILLEGAL_CLASSREF', { name: typeName });
  const keys = usableKeys(rest);
  if (!keys) return nothing(rest);
  if (type.title !== undefined) return parametersOf(type, keys, access);
  if (keys.titles.length === 0) return new PResourceType(typeName);
  const references = keys.titles.map((title, index) => new PResourceType(typeName, titleOf(title, index, type, keys, access)));
  return keys.asArray ? references : references[0];
}

function resourceTypeName(key: Value, { node, context }: Access): string {
  if (typeof key === 'string') return capitalizeSegments(key);
  if (key instanceof PResourceType && key.typeName !== undefined) return key.typeName;
  return fail(context.source, node.keys[0] as Expression, 'ILLEGAL_RESOURCE_SPECIALIZATION', { actual: keyTypeName(key) });
}

function titleOf(title: Value, index: number, type: PResourceType, keys: Keys, { node, context }: Access): string {
  if (typeof title === 'string') return title;
  const at = keys.given === keys.titles.length ? index : index + 1;
  const key = node.keys[at];
  const args = { type: valueLabel(type), message: `Cannot use ${keyTypeName(title)} where a resource title String is expected` };
  // Puppet counts one key too far when arrays or undef were among the keys, and may find no place there.
  return key ? fail(context.source, key, 'BAD_TYPE_SPECIALIZATION', args) : failWithoutPlace('BAD_TYPE_SPECIALIZATION', args);
}

function parametersOf(type: PResourceType, keys: Keys, access: Access): Value {
  const { node, scope, context } = access;
  const typeName = type.typeName as string;
  const title = type.title as string;
  const resource = scope.compilation.catalog.find(typeName, title);
  if (!resource) fail(context.source, node, 'UNKNOWN_RESOURCE', { typeName, title });
  const values = keys.titles.map((name) => parameterOf(resource, name, typeName, title, access));
  return keys.asArray ? values : values.at(-1);
}

function parameterOf(resource: CatalogResource, name: Value, typeName: string, title: string, { node, context }: Access): Value {
  if (typeof name !== 'string' || !resource.validAttribute(name)) {
    fail(context.source, node, 'UNKNOWN_RESOURCE_PARAMETER', { typeName, title, paramName: interpolated(name) });
  }
  return resource.get(name) ?? resource.scope.lookupDefaults(resource.type)?.get(name)?.value;
}

export function accessClass(type: PClassType, given: readonly Value[], access: Access): Value {
  const { node, context } = access;
  if (given.length === 0) {
    fail(context.source, node, 'BAD_TYPE_SLICE_ARITY', { baseType: type.toString(), min: 1, max: -1, actual: 0 });
  }
  const keys = usableKeys(given);
  if (!keys) return nothing(given);
  const values =
    type.className === undefined
      ? keys.titles.map((name, index) => new PClassType(className(name, index, access)))
      : classParameters(type.className, keys.titles, access);
  return keys.asArray ? values : values.at(-1);
}

function className(given: Value, index: number, { node, context }: Access): string {
  const blamed = node.keys[index] ?? node;
  if (typeof given !== 'string') fail(context.source, blamed, 'ILLEGAL_HOSTCLASS_NAME', { name: valueLabel(given) });
  const lower = given.toLowerCase();
  const name = lower.startsWith('::') ? lower.slice(2) : lower;
  if (!NAME.test(name)) fail(context.source, blamed, 'ILLEGAL_NAME', { name: given });
  return name;
}

function classParameters(name: string, parameters: readonly Value[], access: Access): readonly Value[] {
  const resource = access.scope.compilation.catalog.find('class', name);
  if (!resource) fail(access.context.source, access.node, 'UNKNOWN_RESOURCE', { typeName: 'Class', title: name });
  return parameters.map((parameter) => parameterOf(resource, parameter, 'Class', name, access));
}
