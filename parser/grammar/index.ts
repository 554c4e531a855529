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
import type { TokenType } from 'chevrotain';
import type * as A from '../ast.ts';
import * as F from '../factory.ts';
import type { Source } from '../source.ts';
import type { Token } from '../tokens.ts';
import * as T from '../tokens.ts';
import { Epp } from './epp.ts';
import { EOF_IDX, idx, TABLE_SIZE } from './tables.ts';

type PrimaryRule = (parser: PuppetParser) => A.Expression;

export class PuppetParser extends Epp {
  constructor() {
    super();
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

  /** Offset of the token that is read next; the end of the text behind the last one. */
  get reached(): number {
    const { startOffset } = this.LA(1);
    return Number.isNaN(startOffset) ? this.source.text.length : startOffset;
  }

  protected readonly program = this.production('program', (): A.Program => {
    const length = this.source.text.length;
    let body: A.Expression;
    if (this.next === idx(T.EPP_START)) body = this.eppExpression();
    else if (this.next === EOF_IDX) body = { kind: 'Nop', offset: length, length: 0 };
    else body = F.blockOrExpression(this.statements());
    if (this.next !== EOF_IDX) this.unexpected(this.LA(1));
    return { kind: 'Program', offset: 0, length, source: this.source, body, definitions: this.definitions };
  });

  protected primary(token: Token): A.Expression {
    const rule = PRIMARY[token.tokenTypeIdx];
    if (rule === undefined) return this.unexpected(token);
    return rule(this);
  }

  /** The primary expressions, by the token types that start them. */
  static readonly primaries: readonly (readonly [PrimaryRule, readonly TokenType[]])[] = [
    [(parser) => F.variable(parser.take()), [T.VARIABLE]],
    [(parser) => F.name(parser.take()), [T.NAME]],
    [(parser) => F.literalString(parser.take()), [T.STRING, T.WORD]],
    [(parser) => F.qualifiedReference(parser.take()), [T.CLASSREF]],
    [(parser) => F.number(parser.source, parser.take()), [T.NUMBER]],
    [(parser) => F.literalBoolean(parser.take()), [T.BOOLEAN]],
    [(parser) => ({ kind: 'LiteralDefault', ...F.extentOf(parser.take()) }), [T.DEFAULT]],
    [(parser) => ({ kind: 'LiteralUndef', ...F.extentOf(parser.take()) }), [T.UNDEF]],
    [(parser) => parser.regex(), [T.REGEX]],
    [(parser) => F.reservedWord(parser.take()), [T.PRIVATE, T.ATTR]],
    [(parser) => parser.parenthesized(), [T.LPAREN, T.WSLPAREN]],
    [(parser) => parser.array(), [T.LISTSTART, T.LBRACK]],
    [(parser) => parser.hash(), [T.LBRACE]],
    [(parser) => parser.dqString(), [T.DQPRE]],
    [(parser) => parser.heredoc(), [T.HEREDOC]],
    [(parser) => parser.SUBRULE(parser.ifExpression), [T.IF]],
    [(parser) => parser.SUBRULE(parser.unlessExpression), [T.UNLESS]],
    [(parser) => parser.SUBRULE(parser.caseExpression), [T.CASE]],
    [(parser) => parser.SUBRULE(parser.definitionExpression), [T.DEFINE]],
    [(parser) => parser.SUBRULE(parser.hostclassExpression), [T.CLASS]],
    [(parser) => parser.SUBRULE(parser.nodeDefinition), [T.NODE]],
    [(parser) => parser.SUBRULE(parser.planExpression), [T.PLAN]],
    [(parser) => parser.SUBRULE(parser.applyExpression), [T.APPLY]],
    [(parser) => parser.SUBRULE(parser.functionDefinition), [T.FUNCTION]],
    [(parser) => parser.SUBRULE(parser.typeKeyword), [T.TYPE]],
    [(parser) => F.renderString(parser.take()), [T.RENDER_STRING]],
    [(parser) => parser.SUBRULE(parser.renderExpression), [T.RENDER_EXPR]],
  ];
}

const PRIMARY: (PrimaryRule | undefined)[] = new Array(TABLE_SIZE).fill(undefined);
for (const [rule, types] of PuppetParser.primaries) {
  for (const type of types) PRIMARY[idx(type)] = rule;
}
