/**
 * The grammar: tokens to a tree, one method a production of Puppet's grammar.
 *
 * Puppet's grammar is LALR(1) and leans on precedence to settle its conflicts: statements stand side by side without separators, any
 * expression can be called, any can be the type of a resource. No lookahead computed from alternatives gives the same answers, so
 * every decision here is made on the next token or two, as the tables of Puppet's parser make it; chevrotain keeps the token
 * stream, the rules and the errors. The first token that fits nowhere is the error, exactly where Puppet's parser meets it.
 *
 * Binary operators are parsed by precedence climbing in one method: a rule for each level is several times slower.
 *
 * Puppet: pops/parser/egrammar.ra
 */
import type { IToken, TokenType } from 'chevrotain';
import { EmbeddedActionsParser, EOF } from 'chevrotain';
import type * as A from './ast.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { DiagnosticError } from './diagnostics/diagnostic.ts';
import { errorOf, issue, issueCode } from './diagnostics/issues.ts';
import type { ArgumentList, Extent, Mutable, Operations } from './factory.ts';
import * as F from './factory.ts';
import type { Source } from './source.ts';
import type { Token } from './tokens.ts';
import * as T from './tokens.ts';

// --- Tables over token types -----------------------------------------------------------------------------------------

const TABLE_SIZE = 1 + Math.max(...T.GRAMMAR_TOKENS.map((t) => t.tokenTypeIdx as number));

function idx(type: TokenType): number {
  return type.tokenTypeIdx as number;
}

function setOf(...types: TokenType[]): Uint8Array {
  const table = new Uint8Array(TABLE_SIZE);
  for (const type of types) table[idx(type)] = 1;
  return table;
}

/** How tightly a binary operator binds; 0 for what is none. */
const PRECEDENCE = new Uint8Array(TABLE_SIZE);
[
  [T.OR],
  [T.AND],
  [T.QMARK],
  [T.GREATEREQUAL, T.GREATERTHAN, T.LESSTHAN, T.LESSEQUAL],
  [T.NOTEQUAL, T.ISEQUAL],
  [T.LSHIFT, T.RSHIFT],
  [T.MINUS, T.PLUS],
  [T.TIMES, T.DIV, T.MODULO],
  [T.MATCH, T.NOMATCH],
  [T.IN],
].forEach((types, level) => {
  for (const type of types) PRECEDENCE[idx(type)] = level + 1;
});

const ARITHMETIC = setOf(T.LSHIFT, T.RSHIFT, T.MINUS, T.PLUS, T.TIMES, T.DIV, T.MODULO);
const COMPARISON = setOf(T.GREATEREQUAL, T.GREATERTHAN, T.LESSTHAN, T.LESSEQUAL, T.NOTEQUAL, T.ISEQUAL);
const EDGE = setOf(T.IN_EDGE, T.IN_EDGE_SUB, T.OUT_EDGE, T.OUT_EDGE_SUB);
const ASSIGN = setOf(T.EQUALS, T.APPENDS, T.DELETES);
const POSTFIX = setOf(T.LBRACK, T.LPAREN, T.DOT, T.LCOLLECT, T.LLCOLLECT);

// biome-ignore format: a table
const STARTS_EXPRESSION = setOf(
  T.VARIABLE, T.CASE, T.IF, T.UNLESS, T.DEFINE, T.CLASS, T.PLAN, T.APPLY, T.NODE, T.RENDER_STRING, T.RENDER_EXPR, T.FUNCTION,
  T.TYPE, T.PRIVATE, T.ATTR, T.LISTSTART, T.LBRACK, T.LBRACE, T.REGEX, T.STRING, T.WORD, T.DQPRE, T.HEREDOC, T.CLASSREF,
  T.NUMBER, T.BOOLEAN, T.DEFAULT, T.UNDEF, T.NAME, T.MINUS, T.TIMES, T.NOT, T.LPAREN, T.WSLPAREN,
);
const STARTS_STATEMENT = STARTS_EXPRESSION.slice();
STARTS_STATEMENT[idx(T.AT)] = 1;
STARTS_STATEMENT[idx(T.ATAT)] = 1;

// biome-ignore format: a table
const ATTRIBUTE_NAME = setOf(
  T.NAME, T.AND, T.CASE, T.CLASS, T.DEFAULT, T.DEFINE, T.ELSE, T.ELSIF, T.IF, T.IN, T.INHERITS, T.NODE, T.OR, T.UNDEF, T.UNLESS,
  T.TYPE, T.ATTR, T.FUNCTION, T.PRIVATE, T.PLAN, T.APPLY,
);
const CLASS_NAME = setOf(T.NAME, T.WORD, T.CLASSREF, T.CLASS, T.STRING);

const EOF_IDX = idx(EOF);
const I = {
  AT: idx(T.AT),
  ATAT: idx(T.ATAT),
  CLASS: idx(T.CLASS),
  CLASSREF: idx(T.CLASSREF),
  COLON: idx(T.COLON),
  COMMA: idx(T.COMMA),
  DOT: idx(T.DOT),
  ELSE: idx(T.ELSE),
  ELSIF: idx(T.ELSIF),
  EQUALS: idx(T.EQUALS),
  FARROW: idx(T.FARROW),
  FUNCTION: idx(T.FUNCTION),
  INHERITS: idx(T.INHERITS),
  IN: idx(T.IN),
  LBRACE: idx(T.LBRACE),
  LBRACK: idx(T.LBRACK),
  LCOLLECT: idx(T.LCOLLECT),
  LLCOLLECT: idx(T.LLCOLLECT),
  LISTSTART: idx(T.LISTSTART),
  LPAREN: idx(T.LPAREN),
  NAME: idx(T.NAME),
  PARROW: idx(T.PARROW),
  PIPE: idx(T.PIPE),
  QMARK: idx(T.QMARK),
  RBRACE: idx(T.RBRACE),
  RBRACK: idx(T.RBRACK),
  RCOLLECT: idx(T.RCOLLECT),
  RPAREN: idx(T.RPAREN),
  RRCOLLECT: idx(T.RRCOLLECT),
  RSHIFT: idx(T.RSHIFT),
  SELBRACE: idx(T.SELBRACE),
  SEMIC: idx(T.SEMIC),
  TIMES: idx(T.TIMES),
  TYPE: idx(T.TYPE),
  VARIABLE: idx(T.VARIABLE),
  WSLPAREN: idx(T.WSLPAREN),
} as const;

/** The statements of a `{ }` and its braces; absent when there is nothing between them. */
interface Braced {
  readonly statements: readonly A.Expression[] | undefined;
  readonly open: Token;
  readonly close: Token;
}

type PrimaryRule = (this: PuppetParser) => A.Expression;

export class PuppetParser extends EmbeddedActionsParser {
  // Chevrotain's own steps through the token stream, which its type definitions do not show.
  declare consumeToken: () => void;
  declare exportLexerState: () => number;
  declare importLexerState: (state: number) => void;

  private source!: Source;
  private definitions: A.Definition[] = [];
  /** Names of the classes and plans around, so that a nested class gets its full name. */
  private namespace: string[] = [];

  constructor() {
    super([...T.GRAMMAR_TOKENS], {
      recoveryEnabled: false,
      maxLookahead: 1,
      skipValidations: true,
      nodeLocationTracking: 'none',
      errorMessageProvider: {
        buildMismatchTokenMessage: ({ actual }) => this.unexpected(actual),
        // Called on the way out of any error; what is left over without one is found by the program rule itself.
        buildNotAllInputParsedMessage: () => '',
        buildNoViableAltMessage: ({ actual }) => this.unexpected(actual[0] as IToken),
        buildEarlyExitMessage: ({ actual }) => this.unexpected(actual[0] as IToken),
      },
    });
    this.performSelfAnalysis();
  }

  /** The tree of a manifest's tokens. Throws DiagnosticError at the first token that fits nowhere. */
  parse(source: Source, tokens: Token[]): A.Program {
    this.source = source;
    this.definitions = [];
    this.namespace = [];
    this.input = tokens;
    return this.program();
  }

  // --- Tokens --------------------------------------------------------------------------------------------------------

  private get next(): number {
    return this.LA(1).tokenTypeIdx;
  }

  private take(): Token {
    const token = this.LA(1) as Token;
    this.consumeToken();
    return token;
  }

  private expect(type: TokenType): Token {
    const token = this.LA(1) as Token;
    if (token.tokenTypeIdx !== type.tokenTypeIdx) this.unexpected(token);
    this.consumeToken();
    return token;
  }

  /** Takes the token when it is of that type. */
  private accept(type: number): Token | undefined {
    return this.next === type ? this.take() : undefined;
  }

  private unexpected(token: IToken): never {
    if (token.tokenType === T.FAILURE) throw new DiagnosticError(token.payload as Diagnostic);
    if (token.tokenTypeIdx === EOF_IDX) {
      const message = issue('SYNTAX_ERROR', { where: 'end of input' });
      const { file } = this.source;
      const diagnostic = { code: issueCode('SYNTAX_ERROR'), severity: 'error', message } as const;
      throw new DiagnosticError(file === undefined ? diagnostic : { ...diagnostic, file });
    }
    const where = token.tokenType === T.OTHER ? "''" : `'${syntaxErrorValue(token as Token)}'`;
    const at = { source: this.source, ...F.extentOf(token as Token) };
    throw new DiagnosticError(errorOf('SYNTAX_ERROR', at, { where }));
  }

  // --- Program and statements ----------------------------------------------------------------------------------------

  private readonly program = this.RULE('program', (): A.Program => {
    if (this.RECORDING_PHASE) return undefined as unknown as A.Program;
    const length = this.source.text.length;
    let body: A.Expression;
    if (this.next === idx(T.EPP_START)) body = this.eppExpression();
    else if (this.next === EOF_IDX) body = { kind: 'Nop', offset: length, length: 0 };
    else body = F.blockOrExpression(this.statements());
    if (this.next !== EOF_IDX) this.unexpected(this.LA(1));
    return { kind: 'Program', offset: 0, length, source: this.source, body, definitions: this.definitions };
  });

  private statements(): A.Expression[] {
    const statements: (A.Expression | ArgumentList)[] = [this.statement()];
    for (;;) {
      const next = this.next;
      if (next === I.SEMIC) this.take();
      else if (STARTS_STATEMENT[next] !== 1) break;
      statements.push(this.statement());
    }
    return F.transformCalls(this.source, statements);
  }

  /** One expression, or a comma separated list that a statement function before it may take. */
  private statement(): A.Expression | ArgumentList {
    const first = this.assignment();
    if (this.next !== I.COMMA) return first;
    const expressions = [first];
    const firstComma = this.LA(1) as Token;
    while (this.accept(I.COMMA) !== undefined) expressions.push(this.assignment());
    return { expressions, firstComma };
  }

  private braced(): Braced {
    const open = this.expect(T.LBRACE);
    const statements = this.next === I.RBRACE ? undefined : this.statements();
    return { statements, open, close: this.expect(T.RBRACE) };
  }

  private bracedExpression(braced: Braced): A.Expression | undefined {
    return braced.statements && F.blockOrExpression(braced.statements, F.fromTo(braced.open, braced.close));
  }

  // --- Assignment, relationship, resource ------------------------------------------------------------------------------

  private assignment(): A.Expression {
    const left = this.relationship();
    if (ASSIGN[this.next] !== 1) return left;
    const operator = this.take();
    const rightExpr = this.assignment();
    return {
      kind: 'AssignmentExpression',
      ...F.extentOf(operator),
      operator: operator.image as A.AssignmentExpression['operator'],
      leftExpr: left,
      rightExpr,
    };
  }

  private relationship(): A.Expression {
    let left = this.resource();
    while (EDGE[this.next] === 1) {
      const operator = this.take();
      const rightExpr = this.resource();
      left = {
        kind: 'RelationshipExpression',
        ...F.extentOf(operator),
        operator: operator.image as A.RelationshipExpression['operator'],
        leftExpr: left,
        rightExpr,
      };
    }
    return left;
  }

  private resource(): A.Expression {
    const next = this.next;
    let left: A.Expression;
    if (next === I.AT || next === I.ATAT) left = this.virtualOrExported();
    else if (next === I.CLASS && this.LA(2).tokenTypeIdx === I.LBRACE) left = this.SUBRULE(this.classResource);
    else left = this.expression(0);
    while (this.next === I.LBRACE) left = this.SUBRULE(this.resourceTail, { ARGS: [left] });
    return left;
  }

  private virtualOrExported(): A.Expression {
    const sign = this.take();
    const resource = this.resource();
    const exported = sign.tokenTypeIdx === I.ATAT;
    if (!F.setResourceForm(resource, exported ? 'exported' : 'virtual', F.between(F.extentOf(sign), resource))) {
      const what = exported ? 'Exported (@@)' : 'Virtual (@)';
      throw F.parseError(this.source, F.extentOf(sign), `${what} can only be applied to a Resource Expression`);
    }
    return resource;
  }

  private readonly classResource = this.RULE('classResource', (): A.Expression => {
    if (this.RECORDING_PHASE) return undefined as unknown as A.Expression;
    const keyword = this.take();
    this.expect(T.LBRACE);
    const bodies = this.resourceBodies(keyword.startOffset);
    const at = F.fromTo(keyword, this.expect(T.RBRACE));
    const typeName = F.qualifiedName('class', { offset: at.offset, length: 0 });
    return { kind: 'ResourceExpression', ...at, form: 'regular', typeName, bodies };
  });

  /** `{ title: ... }` or `{ name => value, ... }` after an expression. */
  private readonly resourceTail = this.RULE('resourceTail', (left: A.Expression): A.Expression => {
    if (this.RECORDING_PHASE) return undefined as unknown as A.Expression;
    const brace = this.take();
    if (this.startsOperations()) {
      const operations = this.attributeOperations();
      this.accept(I.COMMA);
      return F.resourceWithoutTitle(this.source, left, operations, brace, this.expect(T.RBRACE));
    }
    const bodies = this.resourceBodies(left.offset);
    const at = F.between(left, F.extentOf(this.expect(T.RBRACE)));
    return { kind: 'ResourceExpression', ...at, form: 'regular', typeName: left, bodies };
  });

  /** Whether attribute operations follow, and not a title. */
  private startsOperations(): boolean {
    const next = this.next;
    if (next === I.RBRACE || next === I.COMMA) return true;
    const second = this.LA(2).tokenTypeIdx;
    if (next === I.TIMES) return second === I.FARROW;
    if (ATTRIBUTE_NAME[next] !== 1) return false;
    return second === I.FARROW || second === I.PARROW || STARTS_EXPRESSION[next] !== 1;
  }

  private resourceBodies(offset: number): A.ResourceBody[] {
    const bodies = [this.resourceBody(offset)];
    while (this.accept(I.SEMIC) !== undefined && this.next !== I.RBRACE) bodies.push(this.resourceBody(offset));
    return bodies;
  }

  private resourceBody(offset: number): A.ResourceBody {
    const title = this.expression(0);
    this.expect(T.COLON);
    const operations = this.attributeOperations();
    this.accept(I.COMMA);
    return { kind: 'ResourceBody', offset, length: 0, title, operations };
  }

  /** Possibly none; a comma at the end is left to the caller. */
  private attributeOperations(): Operations {
    const operations: Operations = [];
    if (this.startsOperation(1)) operations.push(this.attributeOperation());
    while (this.next === I.COMMA && this.startsOperation(2)) {
      this.take();
      operations.push(this.attributeOperation());
    }
    return operations;
  }

  private startsOperation(at: number): boolean {
    const type = this.LA(at).tokenTypeIdx;
    return type === I.TIMES || ATTRIBUTE_NAME[type] === 1;
  }

  private attributeOperation(): A.AttributeOperation | A.AttributesOperation {
    const name = this.take();
    if (name.tokenTypeIdx === I.TIMES) {
      this.expect(T.FARROW);
      const expr = this.expression(0);
      return { kind: 'AttributesOperation', ...F.between(F.extentOf(name), expr), expr };
    }
    const operator = this.next === I.PARROW ? this.take() : this.expect(T.FARROW);
    const valueExpr = this.expression(0);
    return {
      kind: 'AttributeOperation',
      ...F.between(F.extentOf(name), valueExpr),
      attributeName: name.image,
      operator: operator.tokenTypeIdx === I.PARROW ? '+>' : '=>',
      valueExpr,
    };
  }

  // --- Expressions -----------------------------------------------------------------------------------------------------

  /** Operators that bind tighter than `floor`. */
  private expression(floor: number): A.Expression {
    let left = this.unary();
    for (;;) {
      const precedence = PRECEDENCE[this.LA(1).tokenTypeIdx] as number;
      if (precedence <= floor) return left;
      if (this.next === I.QMARK) {
        // What a selector gives can be called or accessed, whatever its left side was.
        left = this.postfix(this.SUBRULE(this.selector, { ARGS: [left] }));
        continue;
      }
      const operator = this.take();
      left = this.binary(operator, left, this.expression(precedence));
    }
  }

  private binary(operator: Token, leftExpr: A.Expression, rightExpr: A.Expression): A.Expression {
    const type = operator.tokenTypeIdx;
    const offset = operator.startOffset;
    const length = T.tokenLength(operator);
    if (ARITHMETIC[type] === 1) {
      const sign = operator.image as A.ArithmeticExpression['operator'];
      return { kind: 'ArithmeticExpression', offset, length, operator: sign, leftExpr, rightExpr };
    }
    if (COMPARISON[type] === 1) {
      const sign = operator.image as A.ComparisonExpression['operator'];
      return { kind: 'ComparisonExpression', offset, length, operator: sign, leftExpr, rightExpr };
    }
    switch (operator.tokenType) {
      case T.AND:
        return { kind: 'AndExpression', offset, length, leftExpr, rightExpr };
      case T.OR:
        return { kind: 'OrExpression', offset, length, leftExpr, rightExpr };
      case T.IN:
        return { kind: 'InExpression', offset, length, leftExpr, rightExpr };
      default: {
        const sign = operator.image as A.MatchExpression['operator'];
        return { kind: 'MatchExpression', offset, length, operator: sign, leftExpr, rightExpr };
      }
    }
  }

  private unary(): A.Expression {
    const token = this.LA(1) as Token;
    switch (token.tokenType) {
      case T.NOT:
        this.consumeToken();
        return { kind: 'NotExpression', ...F.extentOf(token), expr: this.unary() };
      case T.MINUS:
        this.consumeToken();
        return { kind: 'UnaryMinusExpression', ...F.extentOf(token), expr: this.unary() };
      case T.TIMES:
        this.consumeToken();
        return { kind: 'UnfoldExpression', ...F.extentOf(token), expr: this.unary() };
      default: {
        const primary = this.primary(token);
        return POSTFIX[this.LA(1).tokenTypeIdx] === 1 ? this.postfix(primary) : primary;
      }
    }
  }

  private postfix(primary: A.Expression): A.Expression {
    let left = primary;
    for (;;) {
      switch (this.next) {
        case I.LBRACK:
          left = this.access(left);
          break;
        case I.LPAREN:
          left = this.call(left);
          break;
        case I.DOT:
          left = this.methodCall(left);
          break;
        case I.LCOLLECT:
        case I.LLCOLLECT:
          left = this.SUBRULE(this.collection, { ARGS: [left] });
          break;
        default:
          return left;
      }
    }
  }

  private primary(token: Token): A.Expression {
    const rule = PRIMARY[token.tokenTypeIdx];
    if (rule === undefined) return this.unexpected(token);
    return rule.call(this);
  }

  /** @internal The primary expressions, one a token type that starts them. */
  static primaries(): (PrimaryRule | undefined)[] {
    const table: (PrimaryRule | undefined)[] = new Array(TABLE_SIZE).fill(undefined);
    const set = (rule: PrimaryRule, ...types: TokenType[]) => {
      for (const type of types) table[idx(type)] = rule;
    };
    set(function variable() {
      return F.variable(this.take());
    }, T.VARIABLE);
    set(function name() {
      const token = this.take();
      return F.qualifiedName(token.image, F.extentOf(token));
    }, T.NAME);
    set(
      function string() {
        return F.literalString(this.take());
      },
      T.STRING,
      T.WORD,
    );
    set(function type() {
      return F.qualifiedReference(this.take());
    }, T.CLASSREF);
    set(function number() {
      return F.number(this.source, this.take());
    }, T.NUMBER);
    set(function boolean() {
      const token = this.take();
      return { kind: 'LiteralBoolean', ...F.extentOf(token), value: token.image === 'true' };
    }, T.BOOLEAN);
    set(function literalDefault() {
      return { kind: 'LiteralDefault', ...F.extentOf(this.take()) };
    }, T.DEFAULT);
    set(function literalUndef() {
      return { kind: 'LiteralUndef', ...F.extentOf(this.take()) };
    }, T.UNDEF);
    set(function regex() {
      return this.regex();
    }, T.REGEX);
    set(
      function reserved() {
        const token = this.take();
        return { kind: 'ReservedWord', ...F.extentOf(token), word: token.image, future: false };
      },
      T.PRIVATE,
      T.ATTR,
    );
    set(
      function parenthesized() {
        return this.parenthesized();
      },
      T.LPAREN,
      T.WSLPAREN,
    );
    set(
      function array() {
        return this.array();
      },
      T.LISTSTART,
      T.LBRACK,
    );
    set(function hash() {
      return this.hash();
    }, T.LBRACE);
    set(function dqString() {
      return this.dqString();
    }, T.DQPRE);
    set(function heredoc() {
      return this.heredoc();
    }, T.HEREDOC);
    set(function ifExpression() {
      return this.SUBRULE(this.ifExpression);
    }, T.IF);
    set(function unlessExpression() {
      return this.SUBRULE(this.unlessExpression);
    }, T.UNLESS);
    set(function caseExpression() {
      return this.SUBRULE(this.caseExpression);
    }, T.CASE);
    set(function define() {
      return this.SUBRULE(this.definitionExpression);
    }, T.DEFINE);
    set(function hostclass() {
      return this.SUBRULE(this.hostclassExpression);
    }, T.CLASS);
    set(function node() {
      return this.SUBRULE(this.nodeDefinition);
    }, T.NODE);
    set(function plan() {
      return this.SUBRULE(this.planExpression);
    }, T.PLAN);
    set(function apply() {
      return this.SUBRULE(this.applyExpression);
    }, T.APPLY);
    set(function functionDefinition() {
      return this.SUBRULE(this.functionDefinition);
    }, T.FUNCTION);
    set(function typeKeyword() {
      return this.SUBRULE(this.typeKeyword);
    }, T.TYPE);
    set(function renderString() {
      const token = this.take();
      return { kind: 'RenderStringExpression', ...F.extentOf(token), value: T.tokenValue(token) };
    }, T.RENDER_STRING);
    set(function renderExpression() {
      return this.SUBRULE(this.renderExpression);
    }, T.RENDER_EXPR);
    return table;
  }

  private regex(): A.LiteralRegularExpression {
    const token = this.take();
    return { kind: 'LiteralRegularExpression', ...F.extentOf(token), pattern: token.payload as string };
  }

  private parenthesized(): A.Expression {
    const token = this.take();
    const expr = this.assignment();
    return { kind: 'ParenthesizedExpression', ...F.fromTo(token, this.expect(T.RPAREN)), expr };
  }

  // --- Access, calls, selectors, collectors ------------------------------------------------------------------------------

  private access(leftExpr: A.Expression): A.AccessExpression {
    this.take();
    const keys = this.accessArguments();
    this.accept(I.COMMA);
    const close = this.expect(T.RBRACK);
    return { kind: 'AccessExpression', ...F.between(leftExpr, F.extentOf(close)), leftExpr, keys };
  }

  /** At least one; a comma at the end is left to the caller. */
  private accessArguments(): A.Expression[] {
    const keys: A.Expression[] = [];
    do F.addArgument(keys, this.accessArgument());
    while (this.next === I.COMMA && this.LA(2).tokenTypeIdx !== I.RBRACK && this.accept(I.COMMA) !== undefined);
    return keys;
  }

  /** An expression, or `key => value`, whose key may be more than an expression. */
  private accessArgument(): A.Expression {
    const start = this.next;
    const key = this.hashEntryPart();
    if (this.next === I.FARROW) return this.unfoldedPair(key);
    // What only a key may be (an assignment, a resource, a keyword) still waits for its arrow here.
    if (!isPlainExpression(key) || ((start === I.TYPE || start === I.FUNCTION) && key.kind === 'LiteralString'))
      this.unexpected(this.LA(1));
    return key;
  }

  private unfoldedPair(key: A.Expression): A.LiteralHash {
    return F.unfoldedHash(this.keyedEntry(key));
  }

  private keyedEntry(key: A.Expression): A.KeyedEntry {
    const arrow = this.expect(T.FARROW);
    const value = this.hashEntryPart();
    return { kind: 'KeyedEntry', ...F.extentOf(arrow), key, value };
  }

  /** Key or value of a hash entry: an assignment, or one of the keywords that may stand for themselves. */
  private hashEntryPart(): A.Expression {
    return this.startsKeywordLiteral() ? F.literalString(this.take()) : this.assignment();
  }

  /** `type` or `function` as a bare word: neither begins a definition or a call. */
  private startsKeywordLiteral(): boolean {
    const next = this.next;
    if (next === I.TYPE) {
      const second = this.LA(2).tokenTypeIdx;
      return second !== I.CLASSREF && second !== I.LPAREN;
    }
    return next === I.FUNCTION && CLASS_NAME[this.LA(2).tokenTypeIdx] !== 1;
  }

  private argument(): A.Expression {
    const keyword = this.startsKeywordLiteral();
    const key = this.hashEntryPart();
    if (this.next === I.FARROW) return this.unfoldedPair(key);
    if (keyword) this.unexpected(this.LA(1));
    return key;
  }

  /** At least one; a comma at the end is left to the caller. */
  private arguments(): A.Expression[] {
    const args: A.Expression[] = [];
    do F.addArgument(args, this.argument());
    while (this.next === I.COMMA && this.LA(2).tokenTypeIdx !== I.RPAREN && this.accept(I.COMMA) !== undefined);
    return args;
  }

  private call(functorExpr: A.Expression): A.CallNamedFunctionExpression {
    this.take();
    let args: A.Expression[] = [];
    if (this.next !== I.RPAREN) {
      args = this.arguments();
      this.accept(I.COMMA);
    }
    const close = this.expect(T.RPAREN);
    const lambda = this.next === I.PIPE ? this.SUBRULE(this.lambda) : undefined;
    const call: A.CallNamedFunctionExpression = {
      kind: 'CallNamedFunctionExpression',
      ...F.between(functorExpr, lambda ?? F.extentOf(close)),
      functorExpr,
      rvalRequired: true,
      arguments: args,
    };
    return lambda === undefined ? call : { ...call, lambda };
  }

  private methodCall(leftExpr: A.Expression): A.CallMethodExpression {
    const dot = this.take();
    const name = this.next === I.TYPE ? this.take() : this.expect(T.NAME);
    const at = F.fromTo(dot, name);
    const functorExpr: A.NamedAccessExpression = {
      kind: 'NamedAccessExpression',
      ...at,
      leftExpr,
      rightExpr: F.qualifiedName(name.image, { offset: at.offset, length: 0 }),
    };
    let extent: Extent = at;
    let args: A.Expression[] = [];
    if (this.next === I.LPAREN) {
      const open = this.take();
      // No comma may end the arguments of a method call.
      if (this.next !== I.RPAREN) args = this.methodArguments();
      extent = F.fromTo(open, this.expect(T.RPAREN));
    }
    const call: A.CallMethodExpression = {
      kind: 'CallMethodExpression',
      ...extent,
      functorExpr,
      rvalRequired: true,
      arguments: args,
    };
    return this.next === I.PIPE ? { ...call, lambda: this.SUBRULE(this.lambda) } : call;
  }

  private methodArguments(): A.Expression[] {
    const args: A.Expression[] = [];
    do F.addArgument(args, this.argument());
    while (this.accept(I.COMMA) !== undefined);
    return args;
  }

  private readonly lambda = this.RULE('lambda', (): A.LambdaExpression => {
    if (this.RECORDING_PHASE) return undefined as unknown as A.LambdaExpression;
    const open = this.LA(1) as Token;
    const parameters = this.pipedParameters();
    const returnType = this.returnType();
    const braced = this.braced();
    const at = F.fromTo(open, braced.close);
    const lambda: Mutable<A.LambdaExpression> = { kind: 'LambdaExpression', ...at, parameters };
    if (braced.statements !== undefined) lambda.body = F.bodyBlock(braced.statements, at.offset);
    if (returnType !== undefined) lambda.returnType = returnType;
    return lambda;
  });

  private pipedParameters(): A.Parameter[] {
    this.expect(T.PIPE);
    const parameters = this.next === I.PIPE ? [] : this.parameters(I.PIPE);
    this.expect(T.PIPE);
    return parameters;
  }

  private returnType(): A.Expression | undefined {
    if (this.accept(I.RSHIFT) === undefined) return undefined;
    return this.parameterType();
  }

  private readonly selector = this.RULE('selector', (leftExpr: A.Expression): A.SelectorExpression => {
    if (this.RECORDING_PHASE) return undefined as unknown as A.SelectorExpression;
    this.take();
    const at = { offset: leftExpr.offset, length: leftExpr.length };
    if (this.accept(I.SELBRACE) === undefined)
      return { kind: 'SelectorExpression', ...at, leftExpr, selectors: [this.selectorEntry()] };
    const selectors = [this.selectorEntry()];
    while (this.accept(I.COMMA) !== undefined && this.next !== I.RBRACE) selectors.push(this.selectorEntry());
    this.expect(T.RBRACE);
    return { kind: 'SelectorExpression', ...at, leftExpr, selectors };
  });

  private selectorEntry(): A.SelectorEntry {
    const matchingExpr = this.expression(0);
    const arrow = this.expect(T.FARROW);
    return { kind: 'SelectorEntry', ...F.extentOf(arrow), matchingExpr, valueExpr: this.expression(0) };
  }

  private readonly collection = this.RULE('collection', (typeExpr: A.Expression): A.CollectExpression => {
    if (this.RECORDING_PHASE) return undefined as unknown as A.CollectExpression;
    const query = this.collectQuery();
    if (this.accept(I.LBRACE) === undefined) {
      return { kind: 'CollectExpression', ...F.between(typeExpr, query), typeExpr, query, operations: [] };
    }
    const operations = this.attributeOperations();
    this.accept(I.COMMA);
    const close = F.extentOf(this.expect(T.RBRACE));
    return { kind: 'CollectExpression', ...F.between(typeExpr, close), typeExpr, query, operations };
  });

  private collectQuery(): A.VirtualQuery | A.ExportedQuery {
    const open = this.take();
    const virtual = open.tokenTypeIdx === I.LCOLLECT;
    const end = virtual ? T.RCOLLECT : T.RRCOLLECT;
    const expr = this.next === idx(end) ? undefined : this.expression(0);
    const at = F.fromTo(open, this.expect(end));
    const query = { kind: virtual ? ('VirtualQuery' as const) : ('ExportedQuery' as const), ...at };
    return expr === undefined ? query : { ...query, expr };
  }

  // --- Conditionals ------------------------------------------------------------------------------------------------------

  private readonly ifExpression = this.RULE('ifExpression', (): A.IfExpression => {
    if (this.RECORDING_PHASE) return undefined as unknown as A.IfExpression;
    const keyword = this.take();
    const test = this.expression(0);
    const braced = this.braced();
    let end: Extent = F.extentOf(braced.close);
    let elseExpr: A.Expression | undefined;
    if (this.next === I.ELSIF) elseExpr = this.SUBRULE(this.ifExpression);
    else elseExpr = this.elsePart();
    if (elseExpr !== undefined) end = elseExpr;
    const result: Mutable<A.IfExpression> = { kind: 'IfExpression', ...F.between(F.extentOf(keyword), end), test };
    const thenExpr = this.bracedExpression(braced);
    if (thenExpr !== undefined) result.thenExpr = thenExpr;
    if (elseExpr !== undefined) result.elseExpr = elseExpr;
    return result;
  });

  private elsePart(): A.Expression | undefined {
    return this.accept(I.ELSE) === undefined ? undefined : this.bracedExpression(this.braced());
  }

  private readonly unlessExpression = this.RULE('unlessExpression', (): A.UnlessExpression => {
    if (this.RECORDING_PHASE) return undefined as unknown as A.UnlessExpression;
    const keyword = this.take();
    const test = this.expression(0);
    const braced = this.braced();
    const elseExpr = this.elsePart();
    const result: Mutable<A.UnlessExpression> = { kind: 'UnlessExpression', ...F.fromTo(keyword, braced.close), test };
    const thenExpr = this.bracedExpression(braced);
    if (thenExpr !== undefined) result.thenExpr = thenExpr;
    if (elseExpr !== undefined) result.elseExpr = elseExpr;
    return result;
  });

  private readonly caseExpression = this.RULE('caseExpression', (): A.CaseExpression => {
    if (this.RECORDING_PHASE) return undefined as unknown as A.CaseExpression;
    const keyword = this.take();
    const test = this.expression(0);
    this.expect(T.LBRACE);
    const options = [this.caseOption()];
    while (this.next !== I.RBRACE) options.push(this.caseOption());
    return { kind: 'CaseExpression', ...F.fromTo(keyword, this.expect(T.RBRACE)), test, options };
  });

  private caseOption(): A.CaseOption {
    const values = [this.expression(0)];
    while (this.accept(I.COMMA) !== undefined) values.push(this.expression(0));
    const colon = this.expect(T.COLON);
    const braced = this.braced();
    const option: A.CaseOption = { kind: 'CaseOption', ...F.fromTo(colon, braced.close), values };
    return braced.statements === undefined ? option : { ...option, thenExpr: F.bodyBlock(braced.statements, option.offset) };
  }

  // --- Literals ------------------------------------------------------------------------------------------------------------

  private array(): A.LiteralList {
    const open = this.take();
    const values: A.Expression[] = [];
    while (this.next !== I.RBRACK) {
      F.addArgument(values, this.collectionEntry());
      if (this.accept(I.COMMA) === undefined) break;
    }
    return { kind: 'LiteralList', ...F.fromTo(open, this.expect(T.RBRACK)), values };
  }

  private collectionEntry(): A.Expression {
    const key = this.hashEntryPart();
    return this.next === I.FARROW ? this.unfoldedPair(key) : key;
  }

  private hash(): A.LiteralHash {
    const open = this.take();
    const entries: A.KeyedEntry[] = [];
    while (this.next !== I.RBRACE) {
      entries.push(this.keyedEntry(this.hashEntryPart()));
      if (this.accept(I.COMMA) === undefined) break;
    }
    return { kind: 'LiteralHash', ...F.fromTo(open, this.expect(T.RBRACE)), entries };
  }

  private dqString(): A.ConcatenatedString {
    const open = this.take();
    const segments: A.Expression[] = [F.literalString(open)];
    let tail: Token;
    do {
      const expr = F.interpolated(this.assignment());
      segments.push({ kind: 'TextExpression', offset: open.startOffset, length: 0, expr });
      tail = this.next === idx(T.DQMID) ? this.take() : this.expect(T.DQPOST);
      segments.push(F.literalString(tail));
    } while (tail.tokenType === T.DQMID);
    const kept = segments.filter((s) => s.kind !== 'LiteralString' || s.value !== '');
    return { kind: 'ConcatenatedString', ...F.fromTo(open, tail), segments: kept };
  }

  private heredoc(): A.HeredocExpression {
    const tag = this.take();
    this.expect(T.SUBLOCATE);
    const textExpr = this.next === idx(T.DQPRE) ? this.dqString() : F.literalString(this.take());
    return { kind: 'HeredocExpression', ...F.extentOf(tag), syntax: tag.payload as string, textExpr };
  }

  private quotedText(): A.Expression {
    switch (this.LA(1).tokenType) {
      case T.STRING:
      case T.WORD:
        return F.literalString(this.take());
      case T.DQPRE:
        return this.dqString();
      case T.HEREDOC:
        return this.heredoc();
      default:
        return this.unexpected(this.LA(1));
    }
  }

  // --- Definitions ---------------------------------------------------------------------------------------------------------

  private define<D extends A.Definition>(definition: D): D {
    this.definitions.push(definition);
    return definition;
  }

  private qualified(name: string): string {
    return `${this.namespace.join('::')}::${name}`.replace(/^::/, '');
  }

  private definedName(): Token {
    const token = this.LA(1) as Token;
    if (CLASS_NAME[token.tokenTypeIdx] !== 1) this.unexpected(token);
    this.consumeToken();
    if (token.tokenType === T.CLASS) {
      throw F.parseError(this.source, F.extentOf(token), "'class' keyword not allowed at this location");
    }
    if (token.tokenType === T.STRING) {
      throw F.parseError(this.source, F.extentOf(token), 'A quoted string is not valid as a name here');
    }
    return token;
  }

  /** A definition's braces: its body is a block even around one statement. */
  private body(offset: number): { body: A.BlockExpression | undefined; close: Token } {
    const braced = this.braced();
    return { body: braced.statements && F.bodyBlock(braced.statements, offset), close: braced.close };
  }

  private readonly definitionExpression = this.RULE('definitionExpression', (): A.Expression => {
    if (this.RECORDING_PHASE) return undefined as unknown as A.Expression;
    const keyword = this.take();
    const name = this.definedName();
    const parameters = this.parameterList();
    const { body, close } = this.body(keyword.startOffset);
    const definition: Mutable<A.ResourceTypeDefinition> = {
      kind: 'ResourceTypeDefinition',
      ...F.fromTo(keyword, close),
      name: this.qualified(name.image),
      parameters,
    };
    if (body !== undefined) definition.body = body;
    return this.define(definition);
  });

  private readonly hostclassExpression = this.RULE('hostclassExpression', (): A.Expression => {
    if (this.RECORDING_PHASE) return undefined as unknown as A.Expression;
    const keyword = this.take();
    const name = this.definedName().image;
    this.namespace.push(name);
    const parameters = this.parameterList();
    const parentClass = this.classParent();
    const { body, close } = this.body(keyword.startOffset);
    this.namespace.pop();
    const definition: Mutable<A.HostClassDefinition> = {
      kind: 'HostClassDefinition',
      ...F.fromTo(keyword, close),
      name: this.qualified(name),
      parameters,
    };
    if (parentClass !== undefined) definition.parentClass = parentClass;
    if (body !== undefined) definition.body = body;
    return this.define(definition);
  });

  private classParent(): string | undefined {
    if (this.accept(I.INHERITS) === undefined) return undefined;
    return this.next === idx(T.DEFAULT) ? this.take().image : this.definedName().image;
  }

  private readonly planExpression = this.RULE('planExpression', (): A.Expression => {
    if (this.RECORDING_PHASE) return undefined as unknown as A.Expression;
    const keyword = this.take();
    const name = this.definedName().image;
    this.namespace.push(name);
    const parameters = this.parameterList();
    const { body, close } = this.body(keyword.startOffset);
    this.namespace.pop();
    const at = F.fromTo(keyword, close);
    const definition: Mutable<A.PlanDefinition> = { kind: 'PlanDefinition', ...at, name: this.qualified(name), parameters };
    if (body !== undefined) definition.body = body;
    return this.define(definition);
  });

  private readonly applyExpression = this.RULE('applyExpression', (): A.Expression => {
    if (this.RECORDING_PHASE) return undefined as unknown as A.Expression;
    const keyword = this.take();
    this.expect(T.LPAREN);
    const args = this.arguments();
    this.accept(I.COMMA);
    this.expect(T.RPAREN);
    const braced = this.braced();
    const at = F.fromTo(keyword, braced.close);
    const body = { kind: 'ApplyBlockExpression', offset: at.offset, length: 0, statements: braced.statements ?? [] } as const;
    return { kind: 'ApplyExpression', ...at, arguments: args, body };
  });

  private readonly functionDefinition = this.RULE('functionDefinition', (): A.Expression => {
    if (this.RECORDING_PHASE) return undefined as unknown as A.Expression;
    const keyword = this.take();
    const name = this.definedName();
    const parameters = this.parameterList();
    const returnType = this.returnType();
    const { body, close } = this.body(keyword.startOffset);
    const at = F.fromTo(keyword, close);
    const definition: Mutable<A.FunctionDefinition> = { kind: 'FunctionDefinition', ...at, name: name.image, parameters };
    if (body !== undefined) definition.body = body;
    if (returnType !== undefined) definition.returnType = returnType;
    return this.define(definition);
  });

  private readonly nodeDefinition = this.RULE('nodeDefinition', (): A.Expression => {
    if (this.RECORDING_PHASE) return undefined as unknown as A.Expression;
    const keyword = this.take();
    const hostMatches = [this.hostname()];
    while (this.accept(I.COMMA) !== undefined) {
      if (this.next === I.LBRACE || this.next === I.INHERITS) break;
      hostMatches.push(this.hostname());
    }
    const parent = this.accept(I.INHERITS) === undefined ? undefined : this.hostname();
    const braced = this.braced();
    const at = F.fromTo(keyword, braced.close);
    const definition: Mutable<A.NodeDefinition> = { kind: 'NodeDefinition', ...at, hostMatches };
    if (parent !== undefined) definition.parent = parent;
    if (braced.statements !== undefined) definition.body = F.bodyBlock(braced.statements, at.offset);
    return this.define(definition);
  });

  private hostname(): A.Expression {
    switch (this.LA(1).tokenType) {
      case T.NAME:
      case T.NUMBER:
        return this.dottedName();
      case T.DEFAULT:
        return { kind: 'LiteralDefault', ...F.extentOf(this.take()) };
      case T.REGEX:
        return this.regex();
      default:
        return this.quotedText();
    }
  }

  private dottedName(): A.LiteralString {
    const first = this.take();
    let last = first;
    let value = first.image;
    while (this.accept(I.DOT) !== undefined) {
      const { tokenType } = this.LA(1);
      if (tokenType !== T.NAME && tokenType !== T.NUMBER) this.unexpected(this.LA(1));
      last = this.take();
      value += `.${last.image}`;
    }
    return { kind: 'LiteralString', ...F.fromTo(first, last), value };
  }

  // --- Parameters ------------------------------------------------------------------------------------------------------------

  private parameterList(): A.Parameter[] {
    if (this.next !== I.LPAREN && this.next !== I.WSLPAREN) return [];
    this.take();
    const parameters = this.next === I.RPAREN ? [] : this.parameters(I.RPAREN);
    this.expect(T.RPAREN);
    return parameters;
  }

  /** At least one, with an optional comma before the token that ends the list. */
  private parameters(end: number): A.Parameter[] {
    const parameters = [this.parameter()];
    while (this.accept(I.COMMA) !== undefined && this.next !== end) parameters.push(this.parameter());
    return parameters;
  }

  private parameter(): A.Parameter {
    const typeExpr = this.next === I.CLASSREF ? this.parameterType() : undefined;
    const capturesRest = this.accept(I.TIMES) !== undefined;
    const token = this.expect(T.VARIABLE);
    const value = this.accept(I.EQUALS) === undefined ? undefined : this.expression(0);
    const parameter: Mutable<A.Parameter> = { kind: 'Parameter', ...F.extentOf(token), name: T.tokenValue(token), capturesRest };
    if (value !== undefined) parameter.value = value;
    if (typeExpr !== undefined) parameter.typeExpr = typeExpr;
    return parameter;
  }

  /** `Type` or `Type[...]`; no comma may end the brackets. */
  private parameterType(): A.QualifiedReference | A.AccessExpression {
    const leftExpr = F.qualifiedReference(this.expect(T.CLASSREF));
    if (this.next !== I.LBRACK) return leftExpr;
    this.take();
    const keys: A.Expression[] = [];
    do F.addArgument(keys, this.accessArgument());
    while (this.accept(I.COMMA) !== undefined);
    const close = this.expect(T.RBRACK);
    return { kind: 'AccessExpression', ...F.between(leftExpr, F.extentOf(close)), leftExpr, keys };
  }

  // --- Types -------------------------------------------------------------------------------------------------------------------

  /** What begins with `type`: an alias, a mapping, a definition, or a call of the function of that name. */
  private readonly typeKeyword = this.RULE('typeKeyword', (): A.Expression => {
    if (this.RECORDING_PHASE) return undefined as unknown as A.Expression;
    const keyword = this.take();
    if (this.next === I.LPAREN) return this.call(F.qualifiedName(keyword.image, F.extentOf(keyword)));
    const second = this.LA(2).tokenTypeIdx;
    if (this.next === I.CLASSREF && (second === I.LBRACE || second === I.INHERITS)) return this.typeDefinition(keyword);
    return this.typeAlias();
  });

  private typeDefinition(keyword: Token): A.TypeDefinition {
    const name = this.take().image;
    const parent = this.accept(I.INHERITS) === undefined ? undefined : this.expect(T.CLASSREF).image;
    const { body, close } = this.body(keyword.startOffset);
    const definition: Mutable<A.TypeDefinition> = { kind: 'TypeDefinition', ...F.fromTo(keyword, close), name };
    if (parent !== undefined) definition.parent = parent;
    if (body !== undefined) definition.body = body;
    return this.define(definition);
  }

  /** As in Puppet, an alias stands at its name, and is as long as the name where its right side ends in a bracket. */
  private typeAlias(): A.TypeAlias | A.TypeMapping {
    const left = this.parameterType();
    this.expect(T.EQUALS);
    const right = this.typeAliasRight();
    const last = right.at(-1) as A.Expression;
    const at = F.between(left, last.kind === 'AccessExpression' || last.kind === 'LiteralList' ? left : last);
    if (last.kind === 'AccessExpression') Object.assign(last, { offset: at.offset, length: 0 });
    const [type, hash] = right;
    if (left.kind === 'AccessExpression') return this.define({ kind: 'TypeMapping', ...at, typeExpr: left, mappingExpr: last });
    const typeExpr = hash === undefined ? F.typeAliasValue(type) : F.typeAliasWithParent(type as A.QualifiedReference, hash);
    return this.define({ kind: 'TypeAlias', ...at, name: left.casedValue, typeExpr });
  }

  /** A type, a hash, an array, or a parent type with the hash that defines its child. */
  private typeAliasRight(): [A.Expression, A.LiteralHash?] {
    if (this.next === I.LBRACE) return [this.hash()];
    if (this.next === I.LISTSTART || this.next === I.LBRACK) return [this.array()];
    const type = F.qualifiedReference(this.expect(T.CLASSREF));
    if (this.next === I.LBRACE) return [type, this.hash()];
    return [this.next === I.LBRACK ? this.access(type) : type];
  }

  // --- EPP -----------------------------------------------------------------------------------------------------------------------

  private eppExpression(): A.LambdaExpression {
    const start = F.extentOf(this.take());
    const specified = this.next === I.PIPE;
    const parameters = specified ? this.pipedParameters() : [];
    const epp: Mutable<A.EppExpression> = { kind: 'EppExpression', ...start, parametersSpecified: specified };
    if (this.next !== EOF_IDX) epp.body = F.bodyBlock(this.statements(), start.offset);
    return { kind: 'LambdaExpression', ...start, parameters, body: epp };
  }

  private readonly renderExpression = this.RULE('renderExpression', (): A.RenderExpression => {
    if (this.RECORDING_PHASE) return undefined as unknown as A.RenderExpression;
    const start = this.take();
    const expr = this.next === I.LBRACE && !this.startsHash() ? this.renderedBlock() : this.expression(0);
    const end = this.next === idx(T.EPP_END_TRIM) ? this.take() : this.expect(T.EPP_END);
    return { kind: 'RenderExpression', ...F.fromTo(start, end), expr };
  });

  private renderedBlock(): A.Expression {
    const braced = this.braced();
    return F.blockOrExpression(braced.statements as A.Expression[], F.fromTo(braced.open, braced.close));
  }

  /** Whether the `{` of an embedded expression is a hash's and not a block's: an arrow after the first expression tells. */
  private startsHash(): boolean {
    const second = this.LA(2);
    if (second.tokenTypeIdx === I.RBRACE || this.isKeywordKey(second)) return true;
    if (STARTS_STATEMENT[second.tokenTypeIdx] !== 1) return true;
    const definitions = this.definitions.length;
    const depth = this.namespace.length;
    const saved = this.exportLexerState();
    try {
      this.take();
      this.assignment();
      return this.next === I.FARROW;
    } catch (error) {
      if (error instanceof DiagnosticError) return false;
      throw error;
    } finally {
      this.importLexerState(saved);
      this.definitions.length = definitions;
      this.namespace.length = depth;
    }
  }

  private isKeywordKey(token: IToken): boolean {
    const third = this.LA(3).tokenTypeIdx;
    return (token.tokenTypeIdx === I.TYPE || token.tokenTypeIdx === I.FUNCTION) && third === I.FARROW;
  }
}

const PRIMARY = PuppetParser.primaries();

/** Whether it is an expression in the grammar's sense: no assignment, relationship or resource. */
function isPlainExpression(expression: A.Expression): boolean {
  switch (expression.kind) {
    case 'AssignmentExpression':
    case 'RelationshipExpression':
    case 'ResourceExpression':
    case 'ResourceDefaultsExpression':
    case 'ResourceOverrideExpression':
      return false;
    default:
      return true;
  }
}

/** What Puppet prints of the token it did not expect. */
function syntaxErrorValue(token: Token): string {
  return token.tokenType === T.REGEX ? `(?-mix:${token.payload as string})` : T.tokenValue(token);
}
