/**
 * The syntax tree: one interface a node kind, with the names of Puppet's pops model (camelCase attributes).
 *
 * Positions are `offset` and `length` in UTF-16 units of the source text; `Locator` (source.ts) turns them into Puppet's line and
 * character position. Trees are shared by all nodes of a fleet: nothing may be written to them after parsing.
 *
 * Puppet: pops/model/ast.pp
 */
import type { Source } from './source.ts';

interface Positioned {
  /** Start in UTF-16 units from the start of the source text. */
  readonly offset: number;
  /** Length in UTF-16 units; 0 for a node that has no text of its own. */
  readonly length: number;
}

// --- Program and blocks ---------------------------------------------------------------------------------------------

export interface Program extends Positioned {
  readonly kind: 'Program';
  readonly source: Source;
  readonly body: Expression;
  /** Every definition in the text (classes, defines, nodes, functions, types, plans), in the order Puppet records them: inner first. */
  readonly definitions: readonly Definition[];
}
export interface BlockExpression extends Positioned {
  readonly kind: 'BlockExpression';
  readonly statements: readonly Expression[];
}
export interface Nop extends Positioned {
  readonly kind: 'Nop';
}

// --- Literals -------------------------------------------------------------------------------------------------------

export interface LiteralString extends Positioned {
  readonly kind: 'LiteralString';
  readonly value: string;
}
export interface LiteralInteger extends Positioned {
  readonly kind: 'LiteralInteger';
  readonly value: bigint;
  readonly radix: 8 | 10 | 16;
}
export interface LiteralFloat extends Positioned {
  readonly kind: 'LiteralFloat';
  readonly value: number;
}
export interface LiteralBoolean extends Positioned {
  readonly kind: 'LiteralBoolean';
  readonly value: boolean;
}
export interface LiteralUndef extends Positioned {
  readonly kind: 'LiteralUndef';
}
export interface LiteralDefault extends Positioned {
  readonly kind: 'LiteralDefault';
}
export interface LiteralRegularExpression extends Positioned {
  readonly kind: 'LiteralRegularExpression';
  /** The pattern between the slashes, `\/` already turned into `/`; Ruby syntax. */
  readonly pattern: string;
}
export interface LiteralList extends Positioned {
  readonly kind: 'LiteralList';
  readonly values: readonly Expression[];
}
export interface LiteralHash extends Positioned {
  readonly kind: 'LiteralHash';
  readonly entries: readonly KeyedEntry[];
}
export interface KeyedEntry extends Positioned {
  readonly kind: 'KeyedEntry';
  readonly key: Expression;
  readonly value: Expression;
}

// --- Names and variables --------------------------------------------------------------------------------------------

export interface QualifiedName extends Positioned {
  readonly kind: 'QualifiedName';
  readonly value: string;
}
export interface QualifiedReference extends Positioned {
  readonly kind: 'QualifiedReference';
  /** As written, e.g. `Stdlib::Port`. */
  readonly casedValue: string;
}
export interface ReservedWord extends Positioned {
  readonly kind: 'ReservedWord';
  readonly word: string;
  readonly future: boolean;
}
export interface VariableExpression extends Positioned {
  readonly kind: 'VariableExpression';
  /** QualifiedName, or LiteralInteger for `$0`; anything else is an error that the validator reports. */
  readonly expr: Expression;
}

// --- Strings --------------------------------------------------------------------------------------------------------

export interface ConcatenatedString extends Positioned {
  readonly kind: 'ConcatenatedString';
  readonly segments: readonly Expression[];
}
export interface TextExpression extends Positioned {
  readonly kind: 'TextExpression';
  readonly expr: Expression;
}
export interface HeredocExpression extends Positioned {
  readonly kind: 'HeredocExpression';
  readonly syntax: string;
  readonly textExpr: Expression;
}

// --- Operators ------------------------------------------------------------------------------------------------------

interface Binary extends Positioned {
  readonly leftExpr: Expression;
  readonly rightExpr: Expression;
}
interface Unary extends Positioned {
  readonly expr: Expression;
}
export interface ArithmeticExpression extends Binary {
  readonly kind: 'ArithmeticExpression';
  readonly operator: '+' | '-' | '*' | '/' | '%' | '<<' | '>>';
}
export interface AssignmentExpression extends Binary {
  readonly kind: 'AssignmentExpression';
  readonly operator: '=' | '+=' | '-=';
}
export interface ComparisonExpression extends Binary {
  readonly kind: 'ComparisonExpression';
  readonly operator: '==' | '!=' | '<' | '>' | '<=' | '>=';
}
export interface MatchExpression extends Binary {
  readonly kind: 'MatchExpression';
  readonly operator: '=~' | '!~';
}
export interface RelationshipExpression extends Binary {
  readonly kind: 'RelationshipExpression';
  readonly operator: '->' | '~>' | '<-' | '<~';
}
export interface InExpression extends Binary {
  readonly kind: 'InExpression';
}
export interface AndExpression extends Binary {
  readonly kind: 'AndExpression';
}
export interface OrExpression extends Binary {
  readonly kind: 'OrExpression';
}
export interface NotExpression extends Unary {
  readonly kind: 'NotExpression';
}
export interface UnaryMinusExpression extends Unary {
  readonly kind: 'UnaryMinusExpression';
}
export interface UnfoldExpression extends Unary {
  readonly kind: 'UnfoldExpression';
}
export interface ParenthesizedExpression extends Unary {
  readonly kind: 'ParenthesizedExpression';
}
export interface AccessExpression extends Positioned {
  readonly kind: 'AccessExpression';
  readonly leftExpr: Expression;
  readonly keys: readonly Expression[];
}
export interface NamedAccessExpression extends Binary {
  readonly kind: 'NamedAccessExpression';
}

// --- Calls ----------------------------------------------------------------------------------------------------------

export interface CallNamedFunctionExpression extends Positioned {
  readonly kind: 'CallNamedFunctionExpression';
  readonly functorExpr: Expression;
  /** False when the call stands as a statement of its own. */
  readonly rvalRequired: boolean;
  readonly arguments: readonly Expression[];
  readonly lambda?: LambdaExpression;
}
export interface CallMethodExpression extends Positioned {
  readonly kind: 'CallMethodExpression';
  readonly functorExpr: Expression;
  readonly rvalRequired: boolean;
  readonly arguments: readonly Expression[];
  readonly lambda?: LambdaExpression;
}
export interface LambdaExpression extends Positioned {
  readonly kind: 'LambdaExpression';
  readonly parameters: readonly Parameter[];
  readonly body?: Expression;
  readonly returnType?: Expression;
}
export interface Parameter extends Positioned {
  readonly kind: 'Parameter';
  readonly name: string;
  readonly value?: Expression;
  readonly typeExpr?: Expression;
  readonly capturesRest: boolean;
}
export interface ApplyExpression extends Positioned {
  readonly kind: 'ApplyExpression';
  readonly arguments: readonly Expression[];
  readonly body: ApplyBlockExpression;
}
export interface ApplyBlockExpression extends Positioned {
  readonly kind: 'ApplyBlockExpression';
  readonly statements: readonly Expression[];
}

// --- Conditionals ---------------------------------------------------------------------------------------------------

export interface IfExpression extends Positioned {
  readonly kind: 'IfExpression';
  readonly test: Expression;
  readonly thenExpr?: Expression;
  readonly elseExpr?: Expression;
}
export interface UnlessExpression extends Positioned {
  readonly kind: 'UnlessExpression';
  readonly test: Expression;
  readonly thenExpr?: Expression;
  readonly elseExpr?: Expression;
}
export interface CaseExpression extends Positioned {
  readonly kind: 'CaseExpression';
  readonly test: Expression;
  readonly options: readonly CaseOption[];
}
export interface CaseOption extends Positioned {
  readonly kind: 'CaseOption';
  readonly values: readonly Expression[];
  readonly thenExpr?: Expression;
}
export interface SelectorExpression extends Positioned {
  readonly kind: 'SelectorExpression';
  readonly leftExpr: Expression;
  readonly selectors: readonly SelectorEntry[];
}
export interface SelectorEntry extends Positioned {
  readonly kind: 'SelectorEntry';
  readonly matchingExpr: Expression;
  readonly valueExpr: Expression;
}

// --- Resources and collectors ---------------------------------------------------------------------------------------

export type ResourceForm = 'regular' | 'virtual' | 'exported';

export interface ResourceExpression extends Positioned {
  readonly kind: 'ResourceExpression';
  readonly form: ResourceForm;
  readonly typeName: Expression;
  readonly bodies: readonly ResourceBody[];
}
export interface ResourceBody extends Positioned {
  readonly kind: 'ResourceBody';
  readonly title: Expression;
  readonly operations: readonly (AttributeOperation | AttributesOperation)[];
}
export interface AttributeOperation extends Positioned {
  readonly kind: 'AttributeOperation';
  readonly attributeName: string;
  readonly operator: '=>' | '+>';
  readonly valueExpr: Expression;
}
/** The splat `* => hash`. */
export interface AttributesOperation extends Positioned {
  readonly kind: 'AttributesOperation';
  readonly expr: Expression;
}
export interface ResourceDefaultsExpression extends Positioned {
  readonly kind: 'ResourceDefaultsExpression';
  readonly form: ResourceForm;
  readonly typeRef: Expression;
  readonly operations: readonly (AttributeOperation | AttributesOperation)[];
}
export interface ResourceOverrideExpression extends Positioned {
  readonly kind: 'ResourceOverrideExpression';
  readonly form: ResourceForm;
  readonly resources: Expression;
  readonly operations: readonly (AttributeOperation | AttributesOperation)[];
}
export interface CollectExpression extends Positioned {
  readonly kind: 'CollectExpression';
  readonly typeExpr: Expression;
  readonly query: VirtualQuery | ExportedQuery;
  readonly operations: readonly (AttributeOperation | AttributesOperation)[];
}
export interface VirtualQuery extends Positioned {
  readonly kind: 'VirtualQuery';
  readonly expr?: Expression;
}
export interface ExportedQuery extends Positioned {
  readonly kind: 'ExportedQuery';
  readonly expr?: Expression;
}

// --- Definitions ----------------------------------------------------------------------------------------------------

export interface HostClassDefinition extends Positioned {
  readonly kind: 'HostClassDefinition';
  /** With the names of the classes around it: `a::b` for `class b` inside `class a`. */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly parentClass?: string;
  readonly body?: Expression;
}
export interface ResourceTypeDefinition extends Positioned {
  readonly kind: 'ResourceTypeDefinition';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body?: Expression;
}
export interface NodeDefinition extends Positioned {
  readonly kind: 'NodeDefinition';
  readonly hostMatches: readonly Expression[];
  readonly parent?: Expression;
  readonly body?: Expression;
}
export interface FunctionDefinition extends Positioned {
  readonly kind: 'FunctionDefinition';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly returnType?: Expression;
  readonly body?: Expression;
}
export interface PlanDefinition extends Positioned {
  readonly kind: 'PlanDefinition';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly returnType?: Expression;
  readonly body?: Expression;
}
export interface TypeAlias extends Positioned {
  readonly kind: 'TypeAlias';
  readonly name: string;
  readonly typeExpr: Expression;
}
export interface TypeMapping extends Positioned {
  readonly kind: 'TypeMapping';
  readonly typeExpr: Expression;
  readonly mappingExpr: Expression;
}
export interface TypeDefinition extends Positioned {
  readonly kind: 'TypeDefinition';
  readonly name: string;
  readonly parent?: string;
  readonly body?: Expression;
}

// --- EPP ------------------------------------------------------------------------------------------------------------

export interface EppExpression extends Positioned {
  readonly kind: 'EppExpression';
  readonly parametersSpecified: boolean;
  readonly body?: Expression;
}
export interface RenderStringExpression extends Positioned {
  readonly kind: 'RenderStringExpression';
  readonly value: string;
}
export interface RenderExpression extends Positioned {
  readonly kind: 'RenderExpression';
  readonly expr: Expression;
}

// --- Unions ---------------------------------------------------------------------------------------------------------

export type Definition =
  | HostClassDefinition
  | ResourceTypeDefinition
  | NodeDefinition
  | FunctionDefinition
  | PlanDefinition
  | TypeAlias
  | TypeMapping
  | TypeDefinition;

export type Expression =
  | BlockExpression
  | Nop
  | LiteralString
  | LiteralInteger
  | LiteralFloat
  | LiteralBoolean
  | LiteralUndef
  | LiteralDefault
  | LiteralRegularExpression
  | LiteralList
  | LiteralHash
  | QualifiedName
  | QualifiedReference
  | ReservedWord
  | VariableExpression
  | ConcatenatedString
  | TextExpression
  | HeredocExpression
  | ArithmeticExpression
  | AssignmentExpression
  | ComparisonExpression
  | MatchExpression
  | RelationshipExpression
  | InExpression
  | AndExpression
  | OrExpression
  | NotExpression
  | UnaryMinusExpression
  | UnfoldExpression
  | ParenthesizedExpression
  | AccessExpression
  | NamedAccessExpression
  | CallNamedFunctionExpression
  | CallMethodExpression
  | LambdaExpression
  | ApplyExpression
  | ApplyBlockExpression
  | IfExpression
  | UnlessExpression
  | CaseExpression
  | SelectorExpression
  | ResourceExpression
  | ResourceDefaultsExpression
  | ResourceOverrideExpression
  | CollectExpression
  | EppExpression
  | RenderStringExpression
  | RenderExpression
  | Definition;

/** Every node kind, the ones that are no expression included. */
export type Node =
  | Expression
  | Program
  | KeyedEntry
  | Parameter
  | CaseOption
  | SelectorEntry
  | ResourceBody
  | AttributeOperation
  | AttributesOperation
  | VirtualQuery
  | ExportedQuery;

export type Kind = Node['kind'];
export type NodeOf<K extends Kind> = Extract<Node, { kind: K }>;

/** One handler for every kind: a new kind does not compile until each such table answers for it. */
export type Handlers<C, R> = { readonly [K in Kind]: (node: NodeOf<K>, context: C) => R };
