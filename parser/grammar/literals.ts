/** Arrays, hashes, strings, and the arguments of calls and accesses, which take `key => value` pairs. */
import type * as A from '../ast.ts';
import * as F from '../factory.ts';
import type { Token } from '../tokens.ts';
import * as T from '../tokens.ts';
import { CLASS_NAME, I, idx } from './tables.ts';
import { TokenStream } from './token-stream.ts';

export abstract class Literals extends TokenStream {
  protected abstract assignment(): A.Expression;

  protected array(): A.LiteralList {
    const open = this.take();
    const values: A.Expression[] = [];
    while (this.next !== I.RBRACK) {
      F.addArgument(values, this.collectionEntry());
      if (this.accept(I.COMMA) === undefined) break;
    }
    return { kind: 'LiteralList', ...F.fromTo(open, this.expect(T.RBRACK)), values };
  }

  protected collectionEntry(): A.Expression {
    const key = this.hashEntryPart();
    return this.next === I.FARROW ? this.unfoldedPair(key) : key;
  }

  protected hash(): A.LiteralHash {
    const open = this.take();
    const entries: A.KeyedEntry[] = [];
    while (this.next !== I.RBRACE) {
      entries.push(this.keyedEntry(this.hashEntryPart()));
      if (this.accept(I.COMMA) === undefined) break;
    }
    return { kind: 'LiteralHash', ...F.fromTo(open, this.expect(T.RBRACE)), entries };
  }

  protected regex(): A.LiteralRegularExpression {
    const token = this.take();
    return { kind: 'LiteralRegularExpression', ...F.extentOf(token), pattern: token.payload as string };
  }

  protected dqString(): A.ConcatenatedString {
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

  protected heredoc(): A.HeredocExpression {
    const tag = this.take();
    this.expect(T.SUBLOCATE);
    const textExpr = this.next === idx(T.DQPRE) ? this.dqString() : F.literalString(this.take());
    return { kind: 'HeredocExpression', ...F.extentOf(tag), syntax: tag.payload as string, textExpr };
  }

  protected quotedText(): A.Expression {
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

  /** At least one; a comma at the end is left to the caller. */
  protected accessArguments(): A.Expression[] {
    const keys: A.Expression[] = [];
    do F.addArgument(keys, this.accessArgument());
    while (this.next === I.COMMA && this.LA(2).tokenTypeIdx !== I.RBRACK && this.accept(I.COMMA) !== undefined);
    return keys;
  }

  /** An expression, or `key => value`, whose key may be more than an expression. */
  protected accessArgument(): A.Expression {
    const start = this.next;
    const key = this.hashEntryPart();
    if (this.next === I.FARROW) return this.unfoldedPair(key);
    // What only a key may be (an assignment, a resource, a keyword) still waits for its arrow here.
    if (!isPlainExpression(key) || ((start === I.TYPE || start === I.FUNCTION) && key.kind === 'LiteralString'))
      this.unexpected(this.LA(1));
    return key;
  }

  /** At least one; a comma at the end is left to the caller. */
  protected arguments(): A.Expression[] {
    const args: A.Expression[] = [];
    do F.addArgument(args, this.argument());
    while (this.next === I.COMMA && this.LA(2).tokenTypeIdx !== I.RPAREN && this.accept(I.COMMA) !== undefined);
    return args;
  }

  protected argument(): A.Expression {
    const keyword = this.startsKeywordLiteral();
    const key = this.hashEntryPart();
    if (this.next === I.FARROW) return this.unfoldedPair(key);
    if (keyword) this.unexpected(this.LA(1));
    return key;
  }

  protected unfoldedPair(key: A.Expression): A.LiteralHash {
    return F.unfoldedHash(this.keyedEntry(key));
  }

  protected keyedEntry(key: A.Expression): A.KeyedEntry {
    const arrow = this.expect(T.FARROW);
    const value = this.hashEntryPart();
    return { kind: 'KeyedEntry', ...F.extentOf(arrow), key, value };
  }

  /** Key or value of a hash entry: an assignment, or one of the keywords that may stand for themselves. */
  protected hashEntryPart(): A.Expression {
    return this.startsKeywordLiteral() ? F.literalString(this.take()) : this.assignment();
  }

  /** `type` or `function` as a bare word: neither begins a definition or a call. */
  protected startsKeywordLiteral(): boolean {
    const next = this.next;
    if (next === I.TYPE) {
      const second = this.LA(2).tokenTypeIdx;
      return second !== I.CLASSREF && second !== I.LPAREN;
    }
    return next === I.FUNCTION && CLASS_NAME[this.LA(2).tokenTypeIdx] !== 1;
  }
}

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
