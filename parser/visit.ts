/**
 * The children of a node, listed once for every kind, in the order in which Puppet walks them (which is not always the order in the
 * text: a parameter's default comes before its type, a definition's return type after its body).
 *
 * Puppet: `_pcore_contents` and `_pcore_all_contents` of pops/model/ast.rb
 */
import type { Handlers, Kind, Node } from './ast.ts';

export type Visit = (node: Node) => void;

function none(): void {}

function each(nodes: readonly Node[], visit: Visit): void {
  for (let i = 0; i < nodes.length; i++) visit(nodes[i] as Node);
}

function maybe(node: Node | undefined, visit: Visit): void {
  if (node !== undefined) visit(node);
}

function leftAndRight(node: { readonly leftExpr: Node; readonly rightExpr: Node }, visit: Visit): void {
  visit(node.leftExpr);
  visit(node.rightExpr);
}

function single(node: { readonly expr: Node }, visit: Visit): void {
  visit(node.expr);
}

function query(node: { readonly expr?: Node }, visit: Visit): void {
  maybe(node.expr, visit);
}

interface Call {
  readonly functorExpr: Node;
  readonly arguments: readonly Node[];
  readonly lambda?: Node;
}

function call(node: Call, visit: Visit): void {
  visit(node.functorExpr);
  each(node.arguments, visit);
  maybe(node.lambda, visit);
}

interface Definition {
  readonly parameters: readonly Node[];
  readonly body?: Node;
}

function definition(node: Definition, visit: Visit): void {
  each(node.parameters, visit);
  maybe(node.body, visit);
}

function withReturnType(node: Definition & { readonly returnType?: Node }, visit: Visit): void {
  definition(node, visit);
  maybe(node.returnType, visit);
}

function condition(node: { readonly test: Node; readonly thenExpr?: Node; readonly elseExpr?: Node }, visit: Visit): void {
  visit(node.test);
  maybe(node.thenExpr, visit);
  maybe(node.elseExpr, visit);
}

const CHILDREN: Handlers<Visit, void> = {
  Program: (node, visit) => visit(node.body),
  BlockExpression: (node, visit) => each(node.statements, visit),
  Nop: none,
  LiteralString: none,
  LiteralInteger: none,
  LiteralFloat: none,
  LiteralBoolean: none,
  LiteralUndef: none,
  LiteralDefault: none,
  LiteralRegularExpression: none,
  LiteralList: (node, visit) => each(node.values, visit),
  LiteralHash: (node, visit) => each(node.entries, visit),
  KeyedEntry: (node, visit) => {
    visit(node.key);
    visit(node.value);
  },
  QualifiedName: none,
  QualifiedReference: none,
  ReservedWord: none,
  VariableExpression: single,
  ConcatenatedString: (node, visit) => each(node.segments, visit),
  TextExpression: single,
  HeredocExpression: (node, visit) => visit(node.textExpr),
  ArithmeticExpression: leftAndRight,
  AssignmentExpression: leftAndRight,
  ComparisonExpression: leftAndRight,
  MatchExpression: leftAndRight,
  RelationshipExpression: leftAndRight,
  InExpression: leftAndRight,
  AndExpression: leftAndRight,
  OrExpression: leftAndRight,
  NotExpression: single,
  UnaryMinusExpression: single,
  UnfoldExpression: single,
  ParenthesizedExpression: single,
  AccessExpression: (node, visit) => {
    visit(node.leftExpr);
    each(node.keys, visit);
  },
  NamedAccessExpression: leftAndRight,
  CallNamedFunctionExpression: call,
  CallMethodExpression: call,
  LambdaExpression: withReturnType,
  Parameter: (node, visit) => {
    maybe(node.value, visit);
    maybe(node.typeExpr, visit);
  },
  ApplyExpression: (node, visit) => {
    each(node.arguments, visit);
    visit(node.body);
  },
  ApplyBlockExpression: (node, visit) => each(node.statements, visit),
  IfExpression: condition,
  UnlessExpression: condition,
  CaseExpression: (node, visit) => {
    visit(node.test);
    each(node.options, visit);
  },
  CaseOption: (node, visit) => {
    each(node.values, visit);
    maybe(node.thenExpr, visit);
  },
  SelectorExpression: (node, visit) => {
    visit(node.leftExpr);
    each(node.selectors, visit);
  },
  SelectorEntry: (node, visit) => {
    visit(node.matchingExpr);
    visit(node.valueExpr);
  },
  ResourceExpression: (node, visit) => {
    visit(node.typeName);
    each(node.bodies, visit);
  },
  ResourceBody: (node, visit) => {
    visit(node.title);
    each(node.operations, visit);
  },
  AttributeOperation: (node, visit) => visit(node.valueExpr),
  AttributesOperation: single,
  ResourceDefaultsExpression: (node, visit) => {
    visit(node.typeRef);
    each(node.operations, visit);
  },
  ResourceOverrideExpression: (node, visit) => {
    visit(node.resources);
    each(node.operations, visit);
  },
  CollectExpression: (node, visit) => {
    visit(node.typeExpr);
    visit(node.query);
    each(node.operations, visit);
  },
  VirtualQuery: query,
  ExportedQuery: query,
  HostClassDefinition: definition,
  ResourceTypeDefinition: definition,
  NodeDefinition: (node, visit) => {
    maybe(node.parent, visit);
    each(node.hostMatches, visit);
    maybe(node.body, visit);
  },
  FunctionDefinition: withReturnType,
  PlanDefinition: withReturnType,
  TypeAlias: (node, visit) => visit(node.typeExpr),
  TypeMapping: (node, visit) => {
    visit(node.typeExpr);
    visit(node.mappingExpr);
  },
  TypeDefinition: (node, visit) => maybe(node.body, visit),
  EppExpression: (node, visit) => maybe(node.body, visit),
  RenderStringExpression: none,
  RenderExpression: single,
};

type VisitChildren = (node: Node, visit: Visit) => void;

/** Without prototype: the engine then looks a kind up in a third of the time. */
const BY_KIND: Readonly<Record<Kind, VisitChildren>> = Object.assign(Object.create(null), CHILDREN);

/** What visits the children of nodes of the kind, for walks with a table of their own; undefined for kinds that never have any. */
export function childVisitor(kind: Kind): VisitChildren | undefined {
  return BY_KIND[kind] === none ? undefined : BY_KIND[kind];
}

/** Calls `visit` with each direct child of the node. */
export function eachChild(node: Node, visit: Visit): void {
  BY_KIND[node.kind](node, visit);
}

/** The direct children of the node. */
export function children(node: Node): Node[] {
  const found: Node[] = [];
  eachChild(node, (child) => found.push(child));
  return found;
}

/**
 * Calls `visit` with the node and everything below it, a node before its children. `ancestors` are the nodes around it, outermost
 * first; the list is the same array at each call, so copy what is to be kept.
 */
export function walk(node: Node, visit: (node: Node, ancestors: readonly Node[]) => void): void {
  const ancestors: Node[] = [];
  const descend = (current: Node): void => {
    visit(current, ancestors);
    ancestors.push(current);
    eachChild(current, descend);
    ancestors.pop();
  };
  descend(node);
}
