/**
 * The words Puppet's messages use for things: `'if' statement`, `Function Call`, with `a`, `an` or `the` before them.
 *
 * Only nodes are named here; whoever has another thing to name (a value, a type) gives its label as text.
 *
 * Puppet: pops/label_provider.rb, pops/model/model_label_provider.rb
 */
import type { Kind, Node, NodeOf } from '../ast.ts';

/** A node, or text that already is a label (`Hash`, `Integer-Type`): never a string value, whose label would be `String`. */
export type Labelled = Node | string;

type LabelTable = { readonly [K in Kind]: string | ((node: NodeOf<K>) => string) };

const operator = (node: { readonly operator: string }): string => `'${node.operator}' expression`;

const LABELS: LabelTable = {
  Program: 'Object',
  BlockExpression: 'Block Expression',
  Nop: 'Nop Expression',
  LiteralString: 'String',
  LiteralInteger: 'Literal Integer',
  LiteralFloat: 'Literal Float',
  LiteralBoolean: 'Boolean',
  LiteralUndef: "'undef' expression",
  LiteralDefault: "'default' expression",
  LiteralRegularExpression: 'Regular Expression',
  LiteralList: 'Array Expression',
  LiteralHash: 'Hash Expression',
  KeyedEntry: 'Hash Entry',
  QualifiedName: 'Name',
  QualifiedReference: 'Type-Name',
  ReservedWord: (node) => `Reserved Word '${node.word}'`,
  VariableExpression: 'Variable',
  ConcatenatedString: 'Double Quoted String',
  TextExpression: 'Expression in Interpolated String',
  HeredocExpression: (node) => `'@(${node.syntax})' expression`,
  ArithmeticExpression: operator,
  AssignmentExpression: operator,
  ComparisonExpression: operator,
  MatchExpression: operator,
  RelationshipExpression: operator,
  InExpression: "'in' expression",
  AndExpression: "'and' expression",
  OrExpression: "'or' expression",
  NotExpression: "'not' expression",
  UnaryMinusExpression: 'Unary Minus',
  UnfoldExpression: 'Unfold',
  ParenthesizedExpression: 'Parenthesized Expression',
  AccessExpression: "'[]' expression",
  NamedAccessExpression: "'.' expression",
  CallNamedFunctionExpression: 'Function Call',
  CallMethodExpression: 'Method call',
  LambdaExpression: 'Lambda',
  Parameter: 'Parameter Definition',
  ApplyExpression: "'apply' expression",
  ApplyBlockExpression: 'Apply Block Expression',
  IfExpression: "'if' statement",
  UnlessExpression: "'unless' Statement",
  CaseExpression: "'case' statement",
  CaseOption: 'Case Option',
  SelectorExpression: 'Selector Expression',
  SelectorEntry: 'Selector Option',
  ResourceExpression: 'Resource Statement',
  ResourceBody: 'Resource Instance Definition',
  AttributeOperation: operator,
  AttributesOperation: 'Object',
  ResourceDefaultsExpression: 'Resource Defaults Expression',
  ResourceOverrideExpression: 'Resource Override',
  CollectExpression: (node) => label(node.query),
  VirtualQuery: 'Virtual Query',
  ExportedQuery: 'Exported Query',
  HostClassDefinition: 'Host Class Definition',
  ResourceTypeDefinition: "'define' expression",
  NodeDefinition: 'Node Definition',
  FunctionDefinition: 'Function Definition',
  PlanDefinition: 'Plan Definition',
  TypeAlias: 'Type Alias',
  TypeMapping: 'Type Mapping',
  TypeDefinition: 'Type Definition',
  EppExpression: 'Epp Template',
  RenderStringExpression: 'Epp Text',
  RenderExpression: 'Epp Interpolated Expression',
};

/** The label of a node, without article: `Function Call`. */
export function label(thing: Labelled): string {
  if (typeof thing === 'string') return thing;
  const text = LABELS[thing.kind] as string | ((node: Node) => string);
  return typeof text === 'string' ? text : text(thing);
}

/** With the indefinite article: `a Function Call`, `an 'if' statement`. */
export function aAn(thing: Labelled): string {
  const text = label(thing);
  return `${article(text)} ${text}`;
}

/** With the indefinite article, for the start of a sentence: `A Function Call`. */
export function aAnUc(thing: Labelled): string {
  const text = label(thing);
  return `${article(text) === 'an' ? 'An' : 'A'} ${text}`;
}

/** With the definite article: `the Function Call`. */
export function the(thing: Labelled): string {
  return `the ${label(thing)}`;
}

/** With the definite article, for the start of a sentence: `The Function Call`. */
export function theUc(thing: Labelled): string {
  return `The ${label(thing)}`;
}

/** `text` with an `s` unless there is exactly one. */
export function pluralS(count: number | bigint, text = ''): string {
  return Number(count) === 1 ? text : `${text}s`;
}

/** `a`, `a or b`, `a, b, or c`. */
export function combineStrings(strings: readonly string[], conjunction = 'or'): string {
  if (strings.length < 3) return strings.join(` ${conjunction} `);
  return `${strings.slice(0, -1).join(', ')}, ${conjunction} ${strings[strings.length - 1]}`;
}

/** `a` or `an` for the text, by its first letter; one quote before it is passed over. Puppet counts `y` as a vowel. */
export function article(text: string): 'a' | 'an' {
  const first = text.charAt(0);
  const letter = first === '"' || first === "'" ? text.charAt(1) : first;
  if (letter === '') throw new Error(`<${text}> does not appear to contain a word`);
  return 'aeiouy'.includes(letter.toLowerCase()) ? 'an' : 'a';
}
