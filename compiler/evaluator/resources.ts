/**
 * Resource expressions: declarations, defaults, overrides.
 *
 * Puppet: pops/evaluator/evaluator_impl.rb, runtime3_support.rb, runtime3_resource_support.rb
 */
import type {
  AttributeOperation,
  AttributesOperation,
  Expression,
  ResourceBody,
  ResourceDefaultsExpression,
  ResourceExpression,
  ResourceOverrideExpression,
} from '../../parser/ast.ts';
import { issue } from '../../parser/diagnostics/issues.ts';
import { createResources } from '../catalog/create-resources.ts';
import { capitalizeSegments } from '../catalog/names.ts';
import { Parameter } from '../catalog/parameter.ts';
import { CatalogResource, flat } from '../catalog/resource.ts';
import { inferGeneric, PClassType, PResourceType } from '../types/index.ts';
import { Default, PuppetHash, type Value } from '../values/index.ts';
import { fail, wrapError } from './errors.ts';
import { atNode, type Compile, compileExpression } from './evaluator.ts';
import { interpolated } from './interpolated.ts';
import { parameterValue, resourceNameOf } from './references.ts';
import type { Scope } from './scope.ts';
import type { CodeContext, Thunk } from './thunk.ts';
import { valueLabel } from './value-label.ts';

export const resources = {
  ResourceExpression: ((node, context) => resourceExpression(node, context)) as Compile<'ResourceExpression'>,
  ResourceDefaultsExpression: ((node, context) => resourceDefaults(node, context)) as Compile<'ResourceDefaultsExpression'>,
  ResourceOverrideExpression: ((node, context) => resourceOverride(node, context)) as Compile<'ResourceOverrideExpression'>,
};

// --- Attributes -------------------------------------------------------------------------------------------------------

type Attributes = (scope: Scope) => Parameter[];

/** The parameters that the operations of a body give. */
export function attributes(operations: readonly (AttributeOperation | AttributesOperation)[], context: CodeContext): Attributes {
  const parts = operations.map((operation) =>
    operation.kind === 'AttributeOperation' ? attribute(operation, context) : unfoldedAttributes(operation, context),
  );
  return (scope) => {
    const result: Parameter[] = [];
    for (const part of parts) part(scope, result);
    return result;
  };
}

type Part = (scope: Scope, into: Parameter[]) => void;

function attribute(node: AttributeOperation, context: CodeContext): Part {
  const value = compileExpression(node.valueExpr, context);
  const { source, environment } = context;
  const line = source.line(node.offset);
  const add = node.operator === '+>';
  const file = source.file ?? '';
  return (scope, into) => {
    const given = value(scope);
    try {
      const origin = environment.recorder?.attribute(node);
      into.push(new Parameter(node.attributeName, parameterValue(given, scope), scope.source, file, line, add, origin));
    } catch (error) {
      throw wrapError(error, source, node);
    }
  };
}

function unfoldedAttributes(node: AttributesOperation, context: CodeContext): Part {
  const value = compileExpression(node.expr, context);
  const { source, environment } = context;
  const file = source.file ?? '';
  const line = source.line(node.offset);
  return (scope, into) => {
    const hash = value(scope);
    if (!(hash instanceof PuppetHash)) {
      fail(source, node.expr, 'TYPE_MISMATCH', { expected: 'Hash', actual: inferGeneric(hash).toString() });
    }
    for (const [key, item] of hash) {
      const origin = environment.recorder?.attribute(node, key);
      into.push(new Parameter(interpolated(key), parameterValue(item, scope), scope.source, file, line, false, origin));
    }
  };
}

// --- Declarations -----------------------------------------------------------------------------------------------------

interface Body {
  readonly node: ResourceBody;
  readonly title: Thunk;
  readonly attributes: Attributes;
}

interface EvaluatedBody {
  readonly titles: readonly string[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly isDefault: boolean;
}

function resourceExpression(node: ResourceExpression, context: CodeContext): Thunk {
  const typeName = resourceTypeName(node, context);
  const { source } = context;
  const line = source.line(node.offset);
  const file = source.file ?? '';
  const bodies: readonly Body[] = node.bodies.map((body) => ({
    node: body,
    title: compileExpression(body.title, context),
    attributes: attributes(body.operations, context),
  }));
  return (scope) => {
    const type = typeName(scope);
    if (node.form === 'exported') warnOfExport(node, scope, context);
    const seen = new Set<string>();
    const evaluated = bodies.map((body) => evaluateBody(body, seen, node, scope, context));
    const defaults = evaluated.find((body) => body.isDefault)?.parameters;
    const references: Value[] = [];
    try {
      for (const body of evaluated) {
        const parameters = defaults ? new Map([...defaults, ...body.parameters]) : body.parameters;
        references.push(
          ...createResources(scope, {
            type,
            titles: body.titles,
            parameters: [...parameters.values()],
            virtual: node.form === 'virtual',
            exported: node.form === 'exported',
            file,
            line,
          }),
        );
      }
    } catch (error) {
      throw wrapError(error, source, node);
    }
    return references;
  };
}

/** Puppet: parser warns that the export is of no use without a place to keep it. */
function warnOfExport(node: ResourceExpression, scope: Scope, context: CodeContext): void {
  if (scope.compilation.settings.storeconfigs) return;
  scope.compilation.log('warning', atNode(issue('RT_NO_STORECONFIGS_EXPORT'), node, context));
}

function resourceTypeName(node: ResourceExpression, context: CodeContext): (scope: Scope) => string {
  const { typeName } = node;
  if (typeName.kind === 'QualifiedName') return () => typeName.value;
  const thunk = compileExpression(typeName, context);
  const acceptable =
    typeName.kind === 'QualifiedReference' ||
    (typeName.kind === 'AccessExpression' && typeName.leftExpr.kind === 'QualifiedReference');
  return (scope) => {
    const type = thunk(scope);
    const illegal = (actual: string) => fail(context.source, typeName, 'ILLEGAL_RESOURCE_TYPE', { actual });
    if (!acceptable) illegal(inferGeneric(type).toString());
    if (type instanceof PClassType) return type.className === undefined ? 'class' : illegal(type.toString());
    if (type instanceof PResourceType && type.typeName !== undefined) {
      return type.title === undefined ? type.typeName : illegal(type.toString());
    }
    return illegal(inferGeneric(type).toString());
  };
}

function evaluateBody(body: Body, seen: Set<string>, node: ResourceExpression, scope: Scope, context: CodeContext): EvaluatedBody {
  const titleNode = body.node.title;
  const title = body.title(scope);
  if (title === undefined) fail(context.source, titleNode, 'MISSING_TITLE');
  const titles: string[] = [];
  let isDefault = false;
  flat(title).forEach((item, index) => {
    const text = checkedTitle(item, index, titleNode, context);
    const key = text === DEFAULT_TITLE ? 'default' : `'${text}`;
    if (seen.has(key)) fail(context.source, node, 'DUPLICATE_TITLE', { title: text === DEFAULT_TITLE ? 'default' : text });
    seen.add(key);
    if (text === DEFAULT_TITLE) isDefault = true;
    else titles.push(text);
  });
  const parameters = new Map<string, Parameter>();
  for (const parameter of body.attributes(scope)) {
    if (parameters.has(parameter.name)) fail(context.source, node, 'DUPLICATE_ATTRIBUTE', { attribute: parameter.name });
    parameters.set(parameter.name, parameter);
  }
  return { titles, parameters, isDefault };
}

const DEFAULT_TITLE: unique symbol = Symbol('default');

function checkedTitle(title: Value, index: number, node: Expression, { source }: CodeContext): string | typeof DEFAULT_TITLE {
  if (typeof title === 'string') return title === '' ? fail(source, node, 'EMPTY_STRING_TITLE_AT', { index }) : title;
  if (title === undefined) fail(source, node, 'MISSING_TITLE_AT', { index });
  if (title instanceof Default) return DEFAULT_TITLE;
  return fail(source, node, 'ILLEGAL_TITLE_TYPE_AT', { index, actual: inferGeneric(title).toString() });
}

// --- Defaults and overrides -------------------------------------------------------------------------------------------

function resourceDefaults(node: ResourceDefaultsExpression, context: CodeContext): Thunk {
  const type = compileExpression(node.typeRef, context);
  const given = attributes(node.operations, context);
  return (scope) => {
    const reference = type(scope);
    if (!(reference instanceof PResourceType) || reference.typeName === undefined || reference.title !== undefined) {
      fail(context.source, node.typeRef, 'ILLEGAL_RESOURCE_TYPE', { actual: inferGeneric(reference).toString() });
    }
    const parameters = given(scope);
    try {
      scope.defineDefaults(capitalizeSegments(reference.typeName.toLowerCase()), parameters);
    } catch (error) {
      throw wrapError(error, context.source, node);
    }
    return reference;
  };
}

function resourceOverride(node: ResourceOverrideExpression, context: CodeContext): Thunk {
  const references = compileExpression(node.resources, context);
  const given = attributes(node.operations, context);
  const { source } = context;
  const line = source.line(node.offset);
  return (scope) => {
    const evaluated = references(scope);
    const parameters = given(scope);
    try {
      for (const reference of flat(evaluated)) override(reference, parameters, line, node, scope, context);
    } catch (error) {
      throw wrapError(error, source, node);
    }
    return evaluated;
  };
}

function override(
  reference: Value,
  parameters: readonly Parameter[],
  line: number,
  node: ResourceOverrideExpression,
  scope: Scope,
  { source }: CodeContext,
): void {
  if (!(reference instanceof PResourceType) || reference.typeName?.toLowerCase() === 'class') {
    fail(source, node, 'ILLEGAL_OVERRIDDEN_TYPE', { actual: valueLabel(reference) });
  }
  const { type, title } = resourceNameOf(reference);
  const definition = scope.compilation.findResourceType(type.toLowerCase());
  scope.compilation.addOverride(
    new CatalogResource({ type, title, definition, scope, file: source.file ?? '', line, parameters, withDefaults: false }),
  );
}
