/**
 * Tree nodes from tokens, and the rewriting that Puppet does while it parses: statement calls without parentheses, resource bodies
 * without a title, unfolded hash arguments, interpolated names as variables.
 *
 * Where a node begins and how long it is follows Puppet, also where that surprises: a binary operation stands at its operator.
 *
 * Puppet: pops/model/factory.rb, the actions of pops/parser/egrammar.ra
 */
import type * as A from './ast.ts';
import { DiagnosticError } from './diagnostics/diagnostic.ts';
import type { Source } from './source.ts';
import type { Token } from './tokens.ts';
import { tokenLength, tokenValue } from './tokens.ts';

/** Nodes may be changed while the tree grows; the parser's door gives them away as readonly. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface Extent {
  readonly offset: number;
  readonly length: number;
}

/** What stands between two commas of a statement: Puppet keeps it apart until it knows whether a function takes it as arguments. */
export interface ArgumentList {
  readonly expressions: readonly A.Expression[];
  readonly firstComma: Token;
}

export type Operations = (A.AttributeOperation | A.AttributesOperation)[];

// --- Extents ---------------------------------------------------------------------------------------------------------

export function extentOf(t: Token): Extent {
  return { offset: t.startOffset, length: tokenLength(t) };
}

/** From the start of one thing to the end of another. */
export function between(start: Extent, end: Extent): Extent {
  return { offset: start.offset, length: end.offset + end.length - start.offset };
}

export function fromTo(start: Token, end: Token): Extent {
  return { offset: start.startOffset, length: end.startOffset + tokenLength(end) - start.startOffset };
}

// --- Errors of the grammar's actions ---------------------------------------------------------------------------------

/** An error that is no issue of Puppet's table: the parser's actions raise it with a bare message. */
export function parseError(source: Source, at: Extent, message: string): DiagnosticError {
  return new DiagnosticError({ code: 'PARSE_ERROR', severity: 'error', message, at: { source, ...at } });
}

// --- Leaves ----------------------------------------------------------------------------------------------------------

export function literalString(t: Token): A.LiteralString {
  return { kind: 'LiteralString', offset: t.startOffset, length: tokenLength(t), value: tokenValue(t) };
}

export function qualifiedName(value: string, at: Extent): A.QualifiedName {
  return { kind: 'QualifiedName', offset: at.offset, length: at.length, value };
}

export function name(t: Token): A.QualifiedName {
  return { kind: 'QualifiedName', offset: t.startOffset, length: tokenLength(t), value: t.image };
}

export function literalBoolean(t: Token): A.LiteralBoolean {
  return { kind: 'LiteralBoolean', offset: t.startOffset, length: tokenLength(t), value: t.image === 'true' };
}

export function reservedWord(t: Token): A.ReservedWord {
  return { kind: 'ReservedWord', offset: t.startOffset, length: tokenLength(t), word: t.image, future: false };
}

export function renderString(t: Token): A.RenderStringExpression {
  return { kind: 'RenderStringExpression', offset: t.startOffset, length: tokenLength(t), value: tokenValue(t) };
}

export function qualifiedReference(t: Token): A.QualifiedReference {
  return { kind: 'QualifiedReference', offset: t.startOffset, length: tokenLength(t), casedValue: t.image };
}

export function variable(t: Token): A.VariableExpression {
  const length = tokenLength(t);
  const name = qualifiedName(tokenValue(t), { offset: t.startOffset + 1, length: length - 1 });
  return { kind: 'VariableExpression', offset: t.startOffset, length, expr: name };
}

/** Throws for a float that no double holds: Puppet's error has no place, ours stands beside it. */
export function number(source: Source, t: Token): A.LiteralInteger | A.LiteralFloat {
  const offset = t.startOffset;
  const length = tokenLength(t);
  const text = t.image;
  if (/^0[xX]/.test(text)) return { kind: 'LiteralInteger', offset, length, value: BigInt(text), radix: 16 };
  if (/[.eE]/.test(text)) {
    const value = Number(text);
    if (!Number.isFinite(value)) {
      throw new DiagnosticError({
        code: 'DALANG_NUMBER_TOO_LARGE',
        severity: 'error',
        message: `Internal Error, NUMBER token does not contain a valid number, ${text}`,
        related: [{ at: { source, offset, length }, message: 'this number is too large for a Float' }],
      });
    }
    return { kind: 'LiteralFloat', offset, length, value };
  }
  if (text.length > 1 && text.startsWith('0')) {
    return { kind: 'LiteralInteger', offset, length, value: BigInt(`0o${text.slice(1)}`), radix: 8 };
  }
  return { kind: 'LiteralInteger', offset, length, value: BigInt(text), radix: 10 };
}

// --- Blocks ----------------------------------------------------------------------------------------------------------

/** One expression as it is, several as a block from brace to brace, or from the first to the last. */
export function blockOrExpression(statements: readonly A.Expression[], braces?: Extent): A.Expression {
  const first = statements[0] as A.Expression;
  if (statements.length === 1) return first;
  const { offset, length } = braces ?? between(first, statements.at(-1) as A.Expression);
  return { kind: 'BlockExpression', offset, length, statements };
}

/** The body of a definition or lambda: always a block, without a place of its own. */
export function bodyBlock(statements: readonly A.Expression[], at: number): A.BlockExpression {
  return { kind: 'BlockExpression', offset: at, length: 0, statements };
}

// --- Statement calls -------------------------------------------------------------------------------------------------

// biome-ignore format: a table
const STATEMENT_CALLS: ReadonlySet<string> = new Set([
  'require', 'realize', 'include', 'contain', 'tag', 'debug', 'info', 'notice', 'warning', 'err', 'fail', 'import', 'break',
  'next', 'return',
]);

/**
 * A sequence of statements with the calls in it made: `include a, b` is a name, then a list.
 *
 * Throws for a list that no statement function takes.
 */
export function transformCalls(source: Source, statements: readonly (A.Expression | ArgumentList)[]): A.Expression[] {
  const result: A.Expression[] = [];
  for (const statement of statements) {
    const previous = result.at(-1);
    if (previous?.kind === 'QualifiedName' && STATEMENT_CALLS.has(previous.value)) {
      const args = 'expressions' in statement ? statement.expressions : [statement];
      const { offset, length } = between(previous, args.at(-1) as A.Expression);
      result[result.length - 1] = {
        kind: 'CallNamedFunctionExpression',
        offset,
        length,
        functorExpr: previous,
        rvalRequired: false,
        arguments: args,
      };
    } else if ('expressions' in statement) {
      throw listError(source, statement, previous);
    } else {
      if (statement.kind === 'CallNamedFunctionExpression') {
        (statement as Mutable<A.CallNamedFunctionExpression>).rvalRequired = false;
      }
      result.push(statement);
    }
  }
  return result;
}

function listError(source: Source, list: ArgumentList, previous: A.Expression | undefined): DiagnosticError {
  const message =
    previous?.kind === 'QualifiedName'
      ? `attempt to pass argument list to the function '${previous.value}' which cannot be called without parentheses`
      : 'illegal comma separated argument list';
  return parseError(source, extentOf(list.firstComma), message);
}

// --- Hash arguments --------------------------------------------------------------------------------------------------

/** Hashes made of `key => value` arguments, to tell them from written ones. */
const unfolded = new WeakSet<A.Expression>();

export function unfoldedHash(entry: A.KeyedEntry): A.LiteralHash {
  const hash: A.LiteralHash = { kind: 'LiteralHash', offset: entry.offset, length: entry.length, entries: [entry] };
  unfolded.add(hash);
  return hash;
}

/** Adds an argument; `key => value` arguments side by side become one hash. */
export function addArgument(args: A.Expression[], argument: A.Expression): void {
  const last = args.at(-1);
  if (argument.kind === 'LiteralHash' && last?.kind === 'LiteralHash' && unfolded.has(argument) && unfolded.has(last)) {
    (last.entries as A.KeyedEntry[]).push(...argument.entries);
    return;
  }
  args.push(argument);
}

// --- Resources -------------------------------------------------------------------------------------------------------

type AnyResource = A.ResourceExpression | A.ResourceDefaultsExpression | A.ResourceOverrideExpression;

/** Makes a resource virtual or exported; false when the expression is none. */
export function setResourceForm(expression: A.Expression, form: A.ResourceForm, at: Extent): boolean {
  switch (expression.kind) {
    case 'ResourceExpression':
    case 'ResourceDefaultsExpression':
    case 'ResourceOverrideExpression': {
      const resource = expression as Mutable<AnyResource>;
      resource.form = form;
      resource.offset = at.offset;
      resource.length = at.length;
      if (resource.kind === 'ResourceExpression') {
        for (const body of resource.bodies) (body as Mutable<A.ResourceBody>).offset = at.offset;
      }
      return true;
    }
    default:
      return false;
  }
}

/**
 * `LEFT { name => value, ... }` without a title: defaults for a type, an override of references, or a call with a hash that
 * lacks its parentheses.
 */
export function resourceWithoutTitle(
  source: Source,
  left: A.Expression,
  operations: Operations,
  brace: Token,
  close: Token,
): A.Expression {
  const at = between(left, extentOf(close));
  switch (left.kind) {
    case 'QualifiedName': {
      const made = callWithHash(source, left, operations, fromTo(brace, close));
      if (made === undefined) {
        throw parseError(source, extentOf(brace), 'Syntax error resource body without title or hash with +>');
      }
      return { ...made, offset: at.offset, length: at.length };
    }
    case 'QualifiedReference':
      return { kind: 'ResourceDefaultsExpression', ...at, form: 'regular', typeRef: left, operations };
    case 'AccessExpression':
      return { kind: 'ResourceOverrideExpression', ...at, form: 'regular', resources: left, operations };
    default:
      throw parseError(source, left, 'Expression is not valid as a resource, resource-default, or resource-override');
  }
}

function callWithHash(source: Source, left: A.QualifiedName, operations: Operations, braces: Extent): A.Expression | undefined {
  const entries: A.KeyedEntry[] = [];
  for (const operation of operations) {
    if (operation.kind === 'AttributeOperation' && operation.operator === '+>') return undefined;
    entries.push(hashEntry(operation, braces.offset));
  }
  const hash: A.LiteralHash = { kind: 'LiteralHash', ...braces, entries };
  return blockOrExpression(transformCalls(source, [left, hash]));
}

function hashEntry(operation: A.AttributeOperation | A.AttributesOperation, offset: number): A.KeyedEntry {
  // A splat has neither name nor value here: Puppet makes an entry of nothing, which the validator then refuses.
  const key: A.Expression =
    operation.kind === 'AttributeOperation'
      ? { kind: 'LiteralString', offset, length: 0, value: operation.attributeName }
      : { kind: 'Nop', offset, length: 0 };
  const value: A.Expression = operation.kind === 'AttributeOperation' ? operation.valueExpr : { kind: 'Nop', offset, length: 0 };
  return { kind: 'KeyedEntry', offset, length: 0, key, value };
}

// --- Interpolation ---------------------------------------------------------------------------------------------------

/** What stands in a `${}`: names and numbers there are variables, also at the left of an access or a method call. */
export function interpolated(expression: A.Expression): A.Expression {
  switch (expression.kind) {
    case 'LiteralInteger':
    case 'QualifiedName':
      return { kind: 'VariableExpression', offset: expression.offset, length: 0, expr: expression };
    case 'AccessExpression':
    case 'NamedAccessExpression': {
      if (!rewritable(expression.leftExpr)) return expression;
      (expression as Mutable<typeof expression>).leftExpr = interpolated(expression.leftExpr);
      return expression;
    }
    case 'CallMethodExpression': {
      if (!rewritable(expression.functorExpr)) return expression;
      (expression as Mutable<typeof expression>).functorExpr = interpolated(expression.functorExpr);
      return expression;
    }
    default:
      return expression;
  }
}

function rewritable(expression: A.Expression): boolean {
  switch (expression.kind) {
    case 'AccessExpression':
    case 'QualifiedName':
    case 'NamedAccessExpression':
    case 'CallMethodExpression':
      return true;
    case 'LiteralInteger':
      return expression.radix === 10;
    default:
      return false;
  }
}

// --- Types -----------------------------------------------------------------------------------------------------------

/**
 * The right side of `type X = ...`: a bare hash is the definition of an Object.
 *
 * Puppet: Factory#build_TypeAlias
 */
export function typeAliasValue(right: A.Expression): A.Expression {
  return right.kind === 'LiteralHash' ? accessOf(objectReference(right.offset), right) : right;
}

/** The right side of `type X = Parent { ... }`: an Object with a parent, unless the parent is Object or TypeSet itself. */
export function typeAliasWithParent(parent: A.QualifiedReference, hash: A.LiteralHash): A.Expression {
  if (parent.casedValue === 'Object' || parent.casedValue === 'TypeSet') return accessOf(parent, hash);
  const key = qualifiedName('parent', { offset: hash.offset, length: 0 });
  const entry: A.KeyedEntry = { kind: 'KeyedEntry', offset: hash.offset, length: 0, key, value: parent };
  return accessOf(objectReference(hash.offset), { ...hash, entries: [...hash.entries, entry] });
}

function objectReference(offset: number): A.QualifiedReference {
  return { kind: 'QualifiedReference', offset, length: 0, casedValue: 'Object' };
}

function accessOf(left: A.QualifiedReference, key: A.LiteralHash): A.AccessExpression {
  return { kind: 'AccessExpression', offset: left.offset, length: 0, leftExpr: left, keys: [key] };
}
