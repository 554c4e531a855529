/**
 * Running the code of a class, define or node: its scope, its parameters with data and defaults, its body.
 *
 * Puppet: resource/type.rb#evaluate_code
 */
import { PlacedError, PuppetError } from '../evaluator/errors.ts';
import type { ParameterFrame } from '../evaluator/frame.ts';
import { isThrown, NextJump, ReturnJump } from '../evaluator/jumps.ts';
import { parameterValue } from '../evaluator/references.ts';
import type { Scope } from '../evaluator/scope.ts';
import { LookupError } from '../lookup/index.ts';
import { PAnyType, PStructElement, PStructType, structKey, TypeMismatchDescriber } from '../types/index.ts';
import { Deferred, PuppetHash, Sensitive, type Value } from '../values/index.ts';
import { isMetaparameter, METAPARAMETERS } from './builtin-types.ts';
import { deferredReturnType } from './deferred-type.ts';
import type { Definition } from './definition.ts';
import type { CatalogResource } from './resource.ts';

/** Evaluates the definition for the resource that stands for it. */
export function evaluateDefinition(definition: Definition, resource: CatalogResource): void {
  const { compilation } = resource.scope;
  compilation.limits.enter();
  try {
    const scope = scopeFor(definition, resource);
    if (definition.kind !== 'definition') compilation.addClass(definition.name);
    setParameters(definition, resource, scope);
    addStageEdge(resource);
    runBody(definition, resource, scope);
  } finally {
    compilation.limits.leave();
  }
}

/** A scope below that of the parent class, or below the scope that declares; top scope is that of the class of all manifests. */
function scopeFor(definition: Definition, resource: CatalogResource): Scope {
  const outer = evaluatedParentScope(definition, resource) ?? resource.scope;
  return resource.isMain ? outer : outer.newScope(definition, resource);
}

function evaluatedParentScope(definition: Definition, resource: CatalogResource): Scope | undefined {
  if (definition.parentName === undefined) return undefined;
  const { compilation } = resource.scope;
  const parent = compilation.parentOf(definition);
  const parentResource = compilation.catalog.find('Class', parent.name) ?? compilation.catalog.find('Node', parent.name);
  if (!parentResource) return undefined;
  if (!parentResource.evaluated) compilation.evaluateResource(parentResource);
  const scope = compilation.classScopes.get(parent.name);
  if (!scope) throw new PuppetError(`Could not find scope for ${parent.name}`);
  return scope;
}

/** Nobody asks for the value of a body, but Puppet makes a parameter's value of it, which not all can become. */
function runBody(definition: Definition, resource: CatalogResource, scope: Scope): void {
  const { body } = definition;
  if (!body) return;
  try {
    const value = definition.hostPattern === undefined ? body(scope) : runMatched(body, scope);
    if (!resource.isMain) parameterValue(value, scope);
  } catch (error) {
    if (definition.kind !== 'node' && (isThrown(error, NextJump) || isThrown(error, ReturnJump))) return;
    throw error;
  }
}

/** A node whose name matched sees the match. Matches of other bodies stay in their scope, where enclosed scopes see them later. */
function runMatched(body: (scope: Scope) => Value, scope: Scope): Value {
  return scope.guarded(() => {
    scope.pushMatch(scope.compilation.nodeMatch);
    return body(scope);
  });
}

function addStageEdge(resource: CatalogResource): void {
  if (!resource.isClass) return;
  const { catalog } = resource.scope.compilation;
  const wanted = resource.get('stage') ?? resource.scope.resource?.get('stage') ?? 'main';
  const stage = catalog.find('Stage', String(wanted));
  if (!stage) throw new PuppetError(`Could not find stage ${String(resource.get('stage') ?? 'main')} specified by ${resource.ref}`);
  if (resource.get('stage') === undefined && stage.title !== 'main') resource.setValue('stage', stage.title);
  catalog.addEdge(stage, resource);
}

// --- Parameters -------------------------------------------------------------------------------------------------------

function setParameters(definition: Definition, resource: CatalogResource, scope: Scope): void {
  const moduleName = resource.get('module_name') ?? definition.moduleName;
  if (moduleName !== undefined) scope.set('module_name', moduleName);
  const callerName = resource.get('caller_module_name') ?? scope.parentModuleName();
  if (callerName !== undefined) scope.set('caller_module_name', callerName);
  if (definition.kind === 'hostclass') injectData(definition, resource, scope);
  setNames(definition, resource, scope);
  if (definition.kind !== 'definition') scope.compilation.classScopes.set(definition.name, scope);
  const values = boundParameters(definition, resource, scope);
  validate(definition, resource, values);
  for (const [name, value] of values) setParameter(name, value, definition, scope);
}

function setParameter(name: string, value: Value, { file, line }: Definition, scope: Scope): void {
  try {
    scope.set(name, value);
  } catch (error) {
    throw error instanceof PuppetError ? new PlacedError(error.message, file, line) : error;
  }
}

function setNames(definition: Definition, resource: CatalogResource, scope: Scope): void {
  const lower = definition.kind === 'hostclass';
  const name = resource.name;
  scope.set('title', lower ? resource.title.toLowerCase() : resource.title);
  scope.set('name', lower && typeof name === 'string' ? name.toLowerCase() : name);
}

/** Automatic parameter lookup: data for parameters that were not given. */
function injectData(definition: Definition, resource: CatalogResource, scope: Scope): void {
  const { environment } = scope.compilation;
  const { recorder } = environment;
  for (const { name, value } of definition.parameters) {
    if (resource.get(name) !== undefined) continue;
    const found = environment.lookupParameter(`${definition.name}::${name}`, scope);
    if (found && !(found.value === undefined && value !== undefined))
      resource.setValue(name, found.value, recorder?.parameterData());
  }
}

/** Values of all parameters, with defaults evaluated in order, each seeing the ones before it. */
function boundParameters(definition: Definition, resource: CatalogResource, scope: Scope): ReadonlyMap<string, Value> {
  if (definition.parameters.length === 0 && resource.parameters.size === 0) return NO_VALUES;
  return scope.withParameters(resource.ref, definition.parameterNames, (frame) => {
    for (const [name, { value }] of resource.parameters) if (name !== 'name' && name !== 'title') frame.set(name, value);
    for (const parameter of definition.parameters) {
      if (parameter.value === undefined || resource.get(parameter.name) !== undefined) continue;
      const value = defaultValue(definition, parameter.name, parameter.value, frame, scope);
      resource.setValue(parameter.name, value, scope.compilation.environment.recorder?.parameterDefault());
      frame.set(parameter.name, value);
    }
    return frame.values();
  });
}

const NO_VALUES: ReadonlyMap<string, Value> = new Map();

function defaultValue(
  definition: Definition,
  name: string,
  expression: (scope: Scope) => Value,
  frame: ParameterFrame,
  scope: Scope,
): Value {
  try {
    return scope.guarded(() => frame.evaluateDefault(name, () => parameterValue(expression(scope), scope)));
  } catch (error) {
    throw withPlaceOf(definition, error);
  }
}

/** An error of a lookup has no place of its own; in a default it gets that of the definition. Puppet: util/errors.rb#adderrorcontext */
function withPlaceOf({ file, line }: Definition, error: unknown): unknown {
  if (!(error instanceof LookupError) || error.file !== undefined || error.line !== undefined || line === undefined) return error;
  return new LookupError(error.bareMessage, {
    line,
    ...(file === undefined ? {} : { file }),
    ...(error.issueCode === undefined ? {} : { issueCode: error.issueCode }),
  });
}

// --- Validation -------------------------------------------------------------------------------------------------------

/** Checks names and types of the parameters when the catalog is finished. Puppet: resource/type.rb#validate_resource */
export function validateParameters(definition: Definition, resource: CatalogResource): void {
  const values = new Map<string, Value>();
  for (const [name, { value }] of resource.parameters) {
    values.set(name, resource.sensitiveParameters.includes(name) ? new Sensitive(value) : value);
  }
  validate(definition, resource, values);
}

function validate(definition: Definition, resource: CatalogResource, values: ReadonlyMap<string, Value>): void {
  if (fits(definition, values)) return;
  const returnType = (deferred: Deferred) => deferredReturnType(deferred, resource);
  TypeMismatchDescriber.validateParameters(resource.ref, structOf(definition), new PuppetHash(values), false, returnType);
}

/** Whether all is well, without the work of saying what is not. */
function fits(definition: Definition, values: ReadonlyMap<string, Value>): boolean {
  for (const { name, value, type } of definition.parameters) {
    const given = values.get(name);
    if (given === undefined && !values.has(name)) {
      if (value === undefined) return false;
      continue;
    }
    // What a deferred call answers is looked at by itself.
    if (given instanceof Deferred || (type && !type.isInstance(given))) return false;
  }
  for (const name of values.keys()) {
    if (definition.parameter(name) === undefined && name !== 'name' && !isMetaparameter(name)) return false;
  }
  return true;
}

const structs = new WeakMap<Definition, PStructType>();

function structOf(definition: Definition): PStructType {
  let struct = structs.get(definition);
  if (!struct) {
    const elements = new Map<string, PStructElement>();
    elements.set('name', new PStructElement(structKey('name', true), PAnyType.DEFAULT));
    for (const name of METAPARAMETERS) elements.set(name, new PStructElement(structKey(name, true), PAnyType.DEFAULT));
    for (const { name, value, type } of definition.parameters) {
      elements.set(name, new PStructElement(structKey(name, value !== undefined), type ?? PAnyType.DEFAULT));
    }
    struct = new PStructType([...elements.values()]);
    structs.set(definition, struct);
  }
  return struct;
}
