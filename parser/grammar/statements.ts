/** Sequences of statements, and the conditionals around them. */
import type * as A from '../ast.ts';
import type { ArgumentList, Extent, Mutable } from '../factory.ts';
import * as F from '../factory.ts';
import type { Token } from '../tokens.ts';
import * as T from '../tokens.ts';
import type { Braced } from './calls.ts';
import { Resources } from './resources.ts';
import { I, STARTS_STATEMENT } from './tables.ts';

export abstract class Statements extends Resources {
  protected statements(): A.Expression[] {
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
  protected statement(): A.Expression | ArgumentList {
    const first = this.assignment();
    if (this.next !== I.COMMA) return first;
    const expressions = [first];
    const firstComma = this.LA(1) as Token;
    while (this.accept(I.COMMA) !== undefined) expressions.push(this.assignment());
    return { expressions, firstComma };
  }

  protected braced(): Braced {
    const open = this.expect(T.LBRACE);
    const statements = this.next === I.RBRACE ? undefined : this.statements();
    return { statements, open, close: this.expect(T.RBRACE) };
  }

  protected bracedExpression(braced: Braced): A.Expression | undefined {
    return braced.statements && F.blockOrExpression(braced.statements, F.fromTo(braced.open, braced.close));
  }

  protected readonly ifExpression = this.production('ifExpression', (): A.IfExpression => {
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

  protected elsePart(): A.Expression | undefined {
    return this.accept(I.ELSE) === undefined ? undefined : this.bracedExpression(this.braced());
  }

  protected readonly unlessExpression = this.production('unlessExpression', (): A.UnlessExpression => {
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

  protected readonly caseExpression = this.production('caseExpression', (): A.CaseExpression => {
    const keyword = this.take();
    const test = this.expression(0);
    this.expect(T.LBRACE);
    const options = [this.caseOption()];
    while (this.next !== I.RBRACE) options.push(this.caseOption());
    return { kind: 'CaseExpression', ...F.fromTo(keyword, this.expect(T.RBRACE)), test, options };
  });

  protected caseOption(): A.CaseOption {
    const values = [this.expression(0)];
    while (this.accept(I.COMMA) !== undefined) values.push(this.expression(0));
    const colon = this.expect(T.COLON);
    const braced = this.braced();
    const option: A.CaseOption = { kind: 'CaseOption', ...F.fromTo(colon, braced.close), values };
    return braced.statements === undefined ? option : { ...option, thenExpr: F.bodyBlock(braced.statements, option.offset) };
  }
}
