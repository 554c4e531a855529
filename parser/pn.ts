/**
 * A tree to Puppet Notation, the text form in which Puppet dumps its trees: `(block (= (var "x") 1) ...)`.
 *
 * Positions are not part of it. Goldens and the comparison with Puppet use it.
 *
 * Puppet: pops/model/pn_transformer.rb, pops/pn.rb
 */
import type { Expression, Handlers, LambdaExpression, Node, Parameter } from './ast.ts';
import { floatToString } from './numbers.ts';

type Maybe = Node | undefined;

/** The text of the node and all below it, on one line as `Puppet::Pops::PN#to_s` gives it. */
export function toPN(node: Node): string {
  return text(node);
}

function text(node: Maybe): string {
  if (node === undefined) return '(nop)';
  return (HANDLERS[node.kind] as (node: Node, context: undefined) => string)(node, undefined);
}

function call(name: string, ...elements: string[]): string {
  return elements.length === 0 ? `(${name})` : `(${name} ${elements.join(' ')})`;
}

function list(nodes: readonly Maybe[]): string {
  return `[${nodes.map(text).join(' ')}]`;
}

/** `{:key value ...}`; entries without a value are left out. */
function map(...entries: readonly (readonly [string, string | undefined])[]): string {
  const kept = entries.filter((e): e is readonly [string, string] => e[1] !== undefined);
  return `{${kept.map(([key, value]) => `:${key} ${value}`).join(' ')}}`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '"': '\\"', '\\': '\\\\' };

function quote(value: string): string {
  const escaped = value.replace(/["\\\0-\x1f]/g, (c) => ESCAPES[c] ?? `\\o${c.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return `"${escaped}"`;
}

function optional(node: Maybe): string | undefined {
  return node === undefined || node.kind === 'Nop' ? undefined : text(node);
}

/** The statements of a block, or the one expression, as a list. */
function block(node: Maybe): string {
  return node?.kind === 'BlockExpression' ? list(node.statements) : list([node]);
}

function optionalBlock(node: Maybe): string | undefined {
  return node === undefined ? undefined : block(node);
}

function binary(operator: string, node: { leftExpr: Expression; rightExpr: Expression }): string {
  return call(operator, text(node.leftExpr), text(node.rightExpr));
}

function parameters(all: readonly Parameter[]): string | undefined {
  if (all.length === 0) return undefined;
  const entries = all.map((p) => {
    const type = p.typeExpr && text(p.typeExpr);
    const value = p.value && text(p.value);
    return `:${p.name} ${map(['type', type], ['splat', p.capturesRest ? 'true' : undefined], ['value', value])}`;
  });
  return `{${entries.join(' ')}}`;
}

interface Definition {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body?: Expression;
}

function definition(name: string, node: Definition, parent?: string, returns?: Expression): string {
  return call(
    name,
    map(
      ['name', quote(node.name)],
      ['parent', parent === undefined ? undefined : quote(parent)],
      ['params', parameters(node.parameters)],
      ['body', optionalBlock(node.body)],
      ['returns', returns && text(returns)],
    ),
  );
}

interface Call {
  readonly functorExpr: Expression;
  readonly rvalRequired: boolean;
  readonly arguments: readonly Expression[];
  readonly lambda?: LambdaExpression;
}

function invocation(node: Call, value: string, statement: string): string {
  const entries = map(
    ['functor', text(node.functorExpr)],
    ['args', list(node.arguments)],
    ['block', node.lambda && text(node.lambda)],
  );
  return call(node.rvalRequired ? value : statement, entries);
}

function conditional(name: string, node: { test: Expression; thenExpr?: Expression; elseExpr?: Expression }): string {
  const branch = (e: Maybe) => (e === undefined || e.kind === 'Nop' ? undefined : block(e));
  return call(name, map(['test', text(node.test)], ['then', branch(node.thenExpr)], ['else', branch(node.elseExpr)]));
}

function form(value: string): string | undefined {
  return value === 'regular' ? undefined : quote(value);
}

/** Ruby marks a pattern with characters beyond ASCII as bound to UTF-8, and Puppet then prints its options. */
function regexpText(pattern: string): string {
  const beyondAscii =
    /[^\0-\x7f]|\\u(?:00[89a-fA-F]|0[1-9a-fA-F]|[1-9a-fA-F])|\\u\{[^}]*(?:[89a-fA-F][\da-fA-F]|[\da-fA-F]{3,})/.test(pattern);
  return beyondAscii ? `(?-imx:${pattern})` : pattern;
}

const HANDLERS: Handlers<undefined, string> = {
  Program: (n) => text(n.body),
  BlockExpression: (n) => call('block', ...n.statements.map(text)),
  Nop: () => '(nop)',
  LiteralString: (n) => quote(n.value),
  LiteralInteger: (n) =>
    n.radix === 10 ? String(n.value) : call('int', map(['radix', String(n.radix)], ['value', String(n.value)])),
  LiteralFloat: (n) => floatToString(n.value),
  LiteralBoolean: (n) => String(n.value),
  LiteralUndef: () => 'nil',
  LiteralDefault: () => '(default)',
  LiteralRegularExpression: (n) => call('regexp', quote(regexpText(n.pattern))),
  LiteralList: (n) => call('array', ...n.values.map(text)),
  LiteralHash: (n) => call('hash', ...n.entries.map(text)),
  KeyedEntry: (n) => call('=>', text(n.key), text(n.value)),
  QualifiedName: (n) => call('qn', quote(n.value)),
  QualifiedReference: (n) => call('qr', quote(n.casedValue)),
  ReservedWord: (n) => call('reserved', quote(n.word)),
  VariableExpression: (n) => call('var', n.expr.kind === 'QualifiedName' ? quote(n.expr.value) : text(n.expr)),
  ConcatenatedString: (n) => call('concat', ...n.segments.map(text)),
  TextExpression: (n) => call('str', text(n.expr)),
  HeredocExpression: (n) =>
    call('heredoc', map(['syntax', n.syntax === '' ? undefined : quote(n.syntax)], ['text', text(n.textExpr)])),
  ArithmeticExpression: (n) => binary(n.operator, n),
  AssignmentExpression: (n) => binary(n.operator, n),
  ComparisonExpression: (n) => binary(n.operator, n),
  MatchExpression: (n) => binary(n.operator, n),
  RelationshipExpression: (n) => binary(n.operator, n),
  InExpression: (n) => binary('in', n),
  AndExpression: (n) => binary('and', n),
  OrExpression: (n) => binary('or', n),
  NotExpression: (n) => call('!', text(n.expr)),
  UnaryMinusExpression: (n) => {
    if (n.expr.kind === 'LiteralInteger') return String(-n.expr.value);
    if (n.expr.kind === 'LiteralFloat') return floatToString(-n.expr.value);
    return call('-', text(n.expr));
  },
  UnfoldExpression: (n) => call('unfold', text(n.expr)),
  ParenthesizedExpression: (n) => call('paren', text(n.expr)),
  AccessExpression: (n) => call('access', text(n.leftExpr), ...n.keys.map(text)),
  NamedAccessExpression: (n) => binary('.', n),
  CallNamedFunctionExpression: (n) => invocation(n, 'call', 'invoke'),
  CallMethodExpression: (n) => invocation(n, 'call-method', 'invoke-method'),
  LambdaExpression: (n) =>
    call(
      'lambda',
      map(['params', parameters(n.parameters)], ['returns', n.returnType && text(n.returnType)], ['body', optionalBlock(n.body)]),
    ),
  Parameter: (n) => {
    const type = n.typeExpr && text(n.typeExpr);
    const value = n.value && text(n.value);
    return map(['name', quote(n.name)], ['type', type], ['splat', n.capturesRest ? 'true' : undefined], ['value', value]);
  },
  ApplyExpression: (n) => call('apply', list(n.arguments), text(n.body)),
  ApplyBlockExpression: (n) => call('apply-block', ...n.statements.map(text)),
  IfExpression: (n) => conditional('if', n),
  UnlessExpression: (n) => conditional('unless', n),
  CaseExpression: (n) => call('case', text(n.test), list(n.options)),
  CaseOption: (n) => map(['when', list(n.values)], ['then', block(n.thenExpr)]),
  SelectorExpression: (n) => call('?', text(n.leftExpr), list(n.selectors)),
  SelectorEntry: (n) => call('=>', text(n.matchingExpr), text(n.valueExpr)),
  ResourceExpression: (n) =>
    call('resource', map(['type', text(n.typeName)], ['bodies', `[${n.bodies.map(body).join(' ')}]`], ['form', form(n.form)])),
  ResourceBody: (n) => call('resource_body', body(n)),
  AttributeOperation: (n) => call(n.operator, quote(n.attributeName), text(n.valueExpr)),
  AttributesOperation: (n) => call('splat-hash', text(n.expr)),
  ResourceDefaultsExpression: (n) =>
    call('resource-defaults', map(['type', text(n.typeRef)], ['ops', list(n.operations)], ['form', form(n.form)])),
  ResourceOverrideExpression: (n) =>
    call('resource-override', map(['resources', text(n.resources)], ['ops', list(n.operations)], ['form', form(n.form)])),
  CollectExpression: (n) =>
    call(
      'collect',
      map(
        ['type', text(n.typeExpr)],
        ['query', text(n.query)],
        ['ops', n.operations.length === 0 ? undefined : list(n.operations)],
      ),
    ),
  VirtualQuery: (n) => query('virtual-query', n.expr),
  ExportedQuery: (n) => query('exported-query', n.expr),
  HostClassDefinition: (n) => definition('class', n, n.parentClass),
  ResourceTypeDefinition: (n) => definition('define', n),
  NodeDefinition: (n) =>
    call('node', map(['matches', list(n.hostMatches)], ['parent', n.parent && text(n.parent)], ['body', optionalBlock(n.body)])),
  FunctionDefinition: (n) => definition('function', n, undefined, n.returnType),
  PlanDefinition: (n) => definition('plan', n, undefined, n.returnType),
  TypeAlias: (n) => call('type-alias', quote(n.name), text(n.typeExpr)),
  TypeMapping: (n) => call('type-mapping', text(n.typeExpr), text(n.mappingExpr)),
  TypeDefinition: (n) => call('type-definition', quote(n.name), n.parent === undefined ? 'nil' : quote(n.parent), text(n.body)),
  EppExpression: (n) => {
    if (n.body === undefined) return '(epp)';
    return n.body.kind === 'BlockExpression' ? call('epp', ...n.body.statements.map(text)) : text(n.body);
  },
  RenderStringExpression: (n) => call('render-s', quote(n.value)),
  RenderExpression: (n) => call('render', text(n.expr)),
};

function body(node: { title: Expression; operations: readonly Node[] }): string {
  return map(['title', text(node.title)], ['ops', list(node.operations)]);
}

function query(name: string, expr: Maybe): string {
  const inner = optional(expr);
  return inner === undefined ? call(name) : call(name, inner);
}
