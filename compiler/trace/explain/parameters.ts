/** What a parameter of a resource was given, and by whom. */
import { INHERITED_METAPARAMETERS, RELATIONSHIP_METAPARAMETERS } from '../../catalog/builtin-types.ts';
import type { CatalogResource } from '../../catalog/resource.ts';
import { dig, type Hop } from '../../lookup/index.ts';
import { eql, type Value } from '../../values/index.ts';
import { codeOf, isCall, spanOf } from '../nodes.ts';
import type { ParameterOrigin, SumTerm } from '../record.ts';
import { arrowHops } from './arrows.ts';
import type { WhyContext } from './context.ts';
import { declaredHop } from './declaring-calls.ts';
import { originOf } from './lookup-calls.ts';
import { waysOf } from './ways.ts';

/** The way of a parameter's value, or of the part of it that the path leads to. */
export function parameterWays(
  resource: CatalogResource,
  name: string,
  path: readonly Value[],
  context: WhyContext,
): readonly Hop[] {
  const parameter = resource.parameters.get(name);
  if (parameter === undefined) return [];
  const { origin } = parameter;
  return origin ? originWays(origin, path, context) : withoutOrigin(resource, name, path, context);
}

function originWays(origin: ParameterOrigin, path: readonly Value[], context: WhyContext): readonly Hop[] {
  switch (origin.kind) {
    case 'attribute':
      return [attributeHop(origin, path, context)];
    case 'lookup':
      return origin.lookups.map((data) => originOf(data, path, context));
    case 'default': {
      const { node, source, value } = origin.value;
      const from = waysOf(origin.value, path, context);
      return [
        { kind: 'default', text: `default: ${codeOf(node, source)}`, value: dig(value, path), at: spanOf(node, source), from },
      ];
    }
    case 'sum':
      return sumWays(origin.terms, path, context);
  }
}

type AttributeOrigin = ParameterOrigin & { readonly kind: 'attribute' };

function attributeHop({ operation, statement, value, key }: AttributeOrigin, path: readonly Value[], context: WhyContext): Hop {
  const { source } = statement;
  const code = codeOf(operation, source);
  const whole = operation.kind === 'AttributesOperation' ? [key, ...path] : path;
  const shared = { value: dig(value.value, whole), at: spanOf(operation, source), from: waysOf(value, whole, context) };
  const { node } = statement;
  switch (node.kind) {
    case 'ResourceDefaultsExpression':
      return { kind: 'default', text: `${codeOf(node.typeRef, source)} { ${code} }`, ...shared };
    case 'ResourceOverrideExpression':
      return { kind: 'override', text: `${codeOf(node.resources, source)} { ${code} }`, ...shared };
    case 'CollectExpression':
      return { kind: 'collector', text: `${codeOf(node.typeExpr, source)} <| |> { ${code} }`, ...shared };
    default:
      return { kind: 'attribute', text: code, ...shared };
  }
}

/** An element came with one of the terms, the whole with all. */
function sumWays(terms: readonly SumTerm[], path: readonly Value[], context: WhyContext): readonly Hop[] {
  const [index, ...rest] = path;
  if (typeof index !== 'bigint') return terms.flatMap(({ origin }) => (origin ? originWays(origin, [], context) : []));
  let at = Number(index);
  for (const { origin, list } of terms) {
    if (at < list.length) return origin ? originWays(origin, list.length === 1 ? rest : [BigInt(at), ...rest], context) : [];
    at -= list.length;
  }
  return [];
}

// --- What the compiler or a function gave -------------------------------------------------------------------------------

function withoutOrigin(resource: CatalogResource, name: string, path: readonly Value[], context: WhyContext): readonly Hop[] {
  const declaration = context.recorder.declarationOf(resource);
  if (declaration !== undefined && isCall(declaration.node)) {
    const hop = declaredHop(resource, name, declaration, declaration.node, path, context);
    if (hop !== undefined) return [hop];
  }
  return (
    classifierHops(resource, name, path, context) ??
    inheritedHops(resource, name, path, context) ??
    arrowHops(resource, name, context) ?? [lastHop(resource, name)]
  );
}

function classifierHops(
  { type, title }: CatalogResource,
  name: string,
  path: readonly Value[],
  context: WhyContext,
): readonly Hop[] | undefined {
  if (type !== 'Class') return undefined;
  const given = context.compilation.node.classes.find((one) => one.name.toLowerCase() === title.toLowerCase());
  const value = given?.parameters?.get(name);
  if (given === undefined || value === undefined) return undefined;
  const at = context.places('classifier', ['classes', given.name, name, ...path]);
  return [
    { kind: 'classifier', text: `node classifier, class ${given.name}, parameter ${name}`, value: dig(value, path), at, from: [] },
  ];
}

function inheritedHops(
  resource: CatalogResource,
  name: string,
  path: readonly Value[],
  context: WhyContext,
): readonly Hop[] | undefined {
  if (!INHERITED_METAPARAMETERS.includes(name)) return undefined;
  const value = resource.get(name);
  const container = resource.containers.find((one) => eql(one.get(name), value));
  if (container === undefined) return undefined;
  const from = parameterWays(container, name, path, context);
  return [{ kind: 'inherited', text: `inherited from ${container.ref}`, value: dig(value, path), from }];
}

function lastHop(resource: CatalogResource, name: string): Hop {
  const value = resource.get(name);
  if (resource.collectorId !== undefined) return { kind: 'unknown', text: 'exported by another node', value, from: [] };
  if (RELATIONSHIP_METAPARAMETERS.has(name)) return { kind: 'unknown', text: 'the function require', value, from: [] };
  return { kind: 'unknown', text: 'set by the compiler', value, from: [] };
}
