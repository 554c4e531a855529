/**
 * `Type <| query |> { overrides }`, and the same for exported resources.
 *
 * Puppet: pops/evaluator/collector_transformer.rb
 */
import type { CollectExpression, ComparisonExpression, Expression } from '../../parser/ast.ts';
import { issue } from '../../parser/diagnostics/issues.ts';
import {
  CatalogCollector,
  type CollectorOverrides,
  ExportedCollector,
  type ExportedQueryOptions,
  type Query,
} from '../catalog/collector.ts';
import { capitalizeSegments } from '../catalog/names.ts';
import { plainData } from '../catalog/rich-data.ts';
import type { ExportFilter } from '../exported/filter.ts';
import { puppetEquals, type Value } from '../values/index.ts';
import { PuppetError, wrapError } from './errors.ts';
import { atNode, type Compile, compileExpression } from './evaluator.ts';
import { interpolated } from './interpolated.ts';
import { includes } from './match.ts';
import { parameterValue } from './references.ts';
import { attributes } from './resources.ts';
import type { Scope } from './scope.ts';
import type { CodeContext, Thunk } from './thunk.ts';

export const collectors = {
  CollectExpression: ((node, context) => collector(node, context)) as Compile<'CollectExpression'>,
};

function collector(node: CollectExpression, context: CodeContext): Thunk {
  const name = node.typeExpr.kind === 'QualifiedReference' ? node.typeExpr.casedValue.toLowerCase() : '';
  const query = queryOf(node.query.expr, context);
  const filter = node.query.kind === 'ExportedQuery' ? exportFilterOf(node.query.expr, context) : undefined;
  const given = node.operations.length > 0 ? attributes(node.operations, context) : undefined;
  const { source } = context;
  const line = source.line(node.offset);
  return (scope) => {
    const { compilation } = scope;
    try {
      if (node.query.kind === 'ExportedQuery' && !compilation.settings.storeconfigs) {
        compilation.log('warning', atNode(issue('RT_NO_STORECONFIGS'), node, context));
      }
      if (name === 'class') throw new PuppetError('Classes cannot be collected');
      const type = compilation.findResourceType(name);
      if (!type) throw new PuppetError(`Resource type ${name} doesn't exist`);
      const overrides: CollectorOverrides | undefined = given && {
        parameters: given(scope),
        file: source.file ?? '',
        line,
        source: scope.source,
        scope,
      };
      const typeName = capitalizeSegments(type.name);
      const made =
        node.query.kind === 'ExportedQuery'
          ? new ExportedCollector(compilation, exportedQuery(typeName, scope, query, filter), overrides)
          : new CatalogCollector(compilation, typeName, query?.(scope), overrides);
      compilation.addCollector(made);
      return made;
    } catch (error) {
      throw wrapError(error, source, node);
    }
  };
}

/** Puppet evaluates the operands twice: for the resources of the node itself, and then for those of others. */
function exportedQuery(
  type: string,
  scope: Scope,
  query: MakeQuery | undefined,
  filter: MakeExportFilter | undefined,
): ExportedQueryOptions {
  return { type, scope, query: query?.(scope), filter: filter?.(scope) };
}

type MakeQuery = (scope: Scope) => Query;

function queryOf(node: Expression | undefined, context: CodeContext): MakeQuery | undefined {
  if (node === undefined || node.kind === 'Nop') return undefined;
  return makeQuery(node, context);
}

function makeQuery(node: Expression, context: CodeContext): MakeQuery {
  switch (node.kind) {
    case 'ParenthesizedExpression':
      return makeQuery(node.expr, context);
    case 'AndExpression': {
      const left = makeQuery(node.leftExpr, context);
      const right = makeQuery(node.rightExpr, context);
      return (scope) => {
        const a = left(scope);
        const b = right(scope);
        return (resource) => a(resource) && b(resource);
      };
    }
    case 'OrExpression': {
      const left = makeQuery(node.leftExpr, context);
      const right = makeQuery(node.rightExpr, context);
      return (scope) => {
        const a = left(scope);
        const b = right(scope);
        return (resource) => a(resource) || b(resource);
      };
    }
    case 'ComparisonExpression':
      return comparisonQuery(node, context);
    default:
      return () => {
        throw new PuppetError(`Cannot transform object of class Puppet::Pops::Model::${node.kind}`);
      };
  }
}

function comparisonQuery(node: ComparisonExpression, context: CodeContext): MakeQuery {
  const left = queryValue(node.leftExpr, context);
  const right = queryValue(node.rightExpr, context);
  return (scope) => {
    const name = interpolated(left(scope));
    const value = right(scope);
    if (node.operator === '!=') return (resource) => !puppetEquals(resource.get(name), value);
    if (name === 'tag') {
      const tags = tagsOf(value);
      return (resource) => resource.isTagged(tags);
    }
    return (resource) => {
      const current = resource.get(name);
      return Array.isArray(current) ? includes(current, value, scope) : puppetEquals(current, value);
    };
  };
}

function tagsOf(value: Value): readonly string[] {
  const values = Array.isArray(value) ? (value as readonly Value[]) : [value];
  return values.map((tag) => {
    if (typeof tag === 'bigint' || typeof tag === 'number') throw new PuppetError('Cannot transform a number to a tag');
    return interpolated(tag).toLowerCase();
  });
}

type MakeExportFilter = (scope: Scope) => ExportFilter;

/** The query as data. Puppet: collector_transformer.rb#match_unless_nop */
function exportFilterOf(node: Expression | undefined, context: CodeContext): MakeExportFilter | undefined {
  if (node === undefined || node.kind === 'Nop') return undefined;
  return makeExportFilter(node, context);
}

function makeExportFilter(node: Expression, context: CodeContext): MakeExportFilter {
  switch (node.kind) {
    case 'ParenthesizedExpression':
      return makeExportFilter(node.expr, context);
    case 'AndExpression':
    case 'OrExpression': {
      const left = makeExportFilter(node.leftExpr, context);
      const right = makeExportFilter(node.rightExpr, context);
      const operator = node.kind === 'AndExpression' ? 'and' : 'or';
      return (scope) => ({ operator, left: left(scope), right: right(scope) });
    }
    case 'ComparisonExpression': {
      const field = queryValue(node.leftExpr, context);
      const value = queryValue(node.rightExpr, context);
      const operator = node.operator === '!=' ? '!=' : '==';
      return (scope) => ({ operator, field: interpolated(field(scope)), value: plainData(value(scope)) });
    }
    default:
      return () => {
        throw new PuppetError(`Cannot transform object of class Puppet::Pops::Model::${node.kind}`);
      };
  }
}

const QUERY_OPERANDS: ReadonlySet<string> = new Set([
  'AccessExpression',
  'VariableExpression',
  'LiteralBoolean',
  'LiteralString',
  'ConcatenatedString',
  'LiteralInteger',
  'LiteralFloat',
  'LiteralUndef',
  'QualifiedName',
]);

/** An operand: its value as parameters of resources hold it. */
function queryValue(node: Expression, context: CodeContext): Thunk {
  if (node.kind === 'ParenthesizedExpression') return queryValue(node.expr, context);
  if (!QUERY_OPERANDS.has(node.kind)) {
    return () => {
      throw new PuppetError(`Cannot transform object of class Puppet::Pops::Model::${node.kind}`);
    };
  }
  const thunk = compileExpression(node, context);
  return node.kind === 'AccessExpression' ? (scope) => parameterValue(thunk(scope), scope) : thunk;
}
