/** Templates: parameters, and what is rendered. */
import type { IToken } from 'chevrotain';
import type * as A from '../ast.ts';
import { DiagnosticError } from '../diagnostics/diagnostic.ts';
import type { Mutable } from '../factory.ts';
import * as F from '../factory.ts';
import * as T from '../tokens.ts';
import { EOF_IDX, I, idx, STARTS_STATEMENT } from './tables.ts';
import { Types } from './types.ts';

export abstract class Epp extends Types {
  protected eppExpression(): A.LambdaExpression {
    const start = F.extentOf(this.take());
    const specified = this.next === I.PIPE;
    const parameters = specified ? this.pipedParameters() : [];
    const epp: Mutable<A.EppExpression> = { kind: 'EppExpression', ...start, parametersSpecified: specified };
    if (this.next !== EOF_IDX) epp.body = F.bodyBlock(this.statements(), start.offset);
    return { kind: 'LambdaExpression', ...start, parameters, body: epp };
  }

  protected readonly renderExpression = this.production('renderExpression', (): A.RenderExpression => {
    const start = this.take();
    const expr = this.next === I.LBRACE && !this.startsHash() ? this.renderedBlock() : this.expression(0);
    const end = this.next === idx(T.EPP_END_TRIM) ? this.take() : this.expect(T.EPP_END);
    return { kind: 'RenderExpression', ...F.fromTo(start, end), expr };
  });

  protected renderedBlock(): A.Expression {
    const braced = this.braced();
    return F.blockOrExpression(braced.statements as A.Expression[], F.fromTo(braced.open, braced.close));
  }

  /** Whether the `{` of an embedded expression is a hash's and not a block's: an arrow after the first expression tells. */
  protected startsHash(): boolean {
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

  protected isKeywordKey(token: IToken): boolean {
    const third = this.LA(3).tokenTypeIdx;
    return (token.tokenTypeIdx === I.TYPE || token.tokenTypeIdx === I.FUNCTION) && third === I.FARROW;
  }
}
